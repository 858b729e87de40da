"""Who said what: the statements of a page.

Two steps with a seam between them. `attribute` finds attributions: which words are told, at which cue, of whom, by
rules (`quoted` for quotations, `reported` for the rest) and by the tagger (`tagged`, which brings both together), and
how likely each is right (`confidence`). `tell` makes statements of them: who the speaker is, for whom, to whom, when
and where. Either can be replaced alone.
"""

from memcon.model.findings import Statement
from memcon.reading.actors.scene import Scene
from memcon.reading.page import Found, Page
from memcon.reading.statements.attributions import Attribution, in_order
from memcon.reading.statements.confidence import weighed
from memcon.reading.statements.hollow import tells_nothing
from memcon.reading.statements.quoted import attribute_orphans, attribute_quotations
from memcon.reading.statements.reported import attribute_reports
from memcon.reading.statements.tagged import attribute_tagged, reconcile
from memcon.reading.statements.telling import tell
from memcon.reading.statements.transcript import attribute_turns
from memcon.reading.tagger.tagging import tag


def find_statements(page: Page, found: Found) -> tuple[Statement, ...]:
    """The statements of a page in the order of their contents, each with its `confidence`: of those with 0.9, nine in
    ten have the right words and the right source."""
    return tell(page, found, attribute(page, found))


def attribute(page: Page, found: Found) -> tuple[Attribution, ...]:
    """The attributions of a page that are likely enough, in the order of their contents."""
    scene = Scene(page)
    both = weighed(scene, reconcile(scene, by_rules(scene, found), by_tagger(scene)))
    return in_order(a for a in both if not tells_nothing(scene, a))


def by_rules(scene: Scene, found: Found) -> tuple[Attribution, ...]:
    """What the rules find by themselves."""
    direct = attribute_quotations(scene)
    reports = attribute_reports(scene, found, direct)
    turns = attribute_turns(scene, found)
    return (*direct, *reports, *attribute_orphans(scene, (*direct, *reports)), *turns)


def by_tagger(scene: Scene) -> tuple[Attribution, ...]:
    """What the tagger finds by itself."""
    return attribute_tagged(scene, tag(scene.page))
