"""What a minister is for, where it stands between the office and the name: "Minister of Employment | Ana Costa"."""

from memcon.reading.actors.scene import Scene
from memcon.reading.actors.wording import body_kinds, honorifics, is_initial, is_office, is_proper, organs, telling
from memcon.reading.gazetteer import NameForm

_LINKS = frozenset({"of", "for"})
_JOINS = frozenset({"and", "&", ",", "the"})


def past_matter(scene: Scene, office: int) -> int:
    """Where the name begins after an office, what it is for and the state for which it is held; 0 where no name
    follows, or where it is a body's: "Secretary of Trade Unions United"."""
    doc = scene.doc
    if not (is_office(doc[office]) and doc[office].lemma_.lower() in telling("of_a_portfolio")):
        return 0
    matter = past = _past_words(scene, office + 1)
    if past and past < len(doc) and doc[past].lower_ in _LINKS:
        past += 1 + (past + 1 < len(doc) and doc[past + 1].lower_ == "the")
        if past not in scene.known or scene.known[past].form is not NameForm.NAME:
            return 0
        past += 1
    if not matter:
        return 0
    after_comma = past < len(doc) and doc[past].text == ","
    past += after_comma
    while past < len(doc) and doc[past].lower_ in honorifics():
        past += 1
    end = _past_name(scene, past)
    closed = end < len(doc) and doc[end].text == ","
    return past if end and (not after_comma or closed) else 0


def _past_words(scene: Scene, at: int) -> int:
    """Where the words end that tell what an office is for, after "of" or "for"; 0 where there are none."""
    doc, last = scene.doc, 0
    if at >= len(doc) or doc[at].lower_ not in _LINKS:
        return 0
    while at < len(doc) and not doc[at].is_sent_start:
        if is_proper(doc[at]) and doc[at].lower_ in telling("portfolios") | telling("in_ministries") | telling(
            "matters"
        ):
            last = at + 1
        elif doc[at].lower_ not in _LINKS | _JOINS:
            break
        at += 1
    return last


def _past_name(scene: Scene, at: int) -> int:
    """Where the capitalised words end that begin at one; 0 where there are none or a body's noun is among them."""
    doc, past = scene.doc, at + (at < len(scene.doc) and is_initial(scene.doc[at]))
    while past < len(doc) and is_proper(doc[past]) and not doc[past].is_sent_start:
        if past in scene.known or is_office(doc[past]) or doc[past].lower_ in organs() | body_kinds().keys():
            return 0
        past += 1
    return past if past > at else 0
