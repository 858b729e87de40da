"""Who said what: the statements of a page.

Two steps with a seam between them. `attribute` finds attributions: which words are told, at which cue, of whom, by
rules (`quoted` for quotations, `reported` for the rest) and by the tagger (`tagged`, which brings both together).
`tell` makes statements of them: who the speaker is, for whom, to whom, when and where. Either can be replaced alone.
"""

from memcon.model.findings import Statement
from memcon.reading.actors.scene import Scene
from memcon.reading.page import Found, Page
from memcon.reading.statements.attributions import Attribution, in_order
from memcon.reading.statements.quoted import attribute_orphans, attribute_quotations
from memcon.reading.statements.reported import attribute_reports
from memcon.reading.statements.tagged import attribute_tagged, reconcile
from memcon.reading.statements.telling import tell
from memcon.reading.tagger.tagging import tag


def find_statements(page: Page, found: Found) -> tuple[Statement, ...]:
    """The statements of a page in the order of their contents.

    `confidence` is a fixed figure for the way in which each was found (`attributions.Grade`); it is not calibrated.
    """
    return tell(page, found, attribute(page, found))


def attribute(page: Page, found: Found) -> tuple[Attribution, ...]:
    """All attributions of a page, in the order of their contents."""
    scene = Scene(page)
    direct = attribute_quotations(scene)
    reports = attribute_reports(scene, found, direct)
    orphans = attribute_orphans(scene, (*direct, *reports))
    return in_order(reconcile(scene, (*direct, *reports, *orphans), attribute_tagged(scene, tag(page))))
