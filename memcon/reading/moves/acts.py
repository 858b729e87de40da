"""The act of a clause by its rule alone, whoever the subject is: for those who are no party by name."""

from memcon.model.kinds import MoveKind
from memcon.reading.grammar.clauses import Clause
from memcon.reading.moves.candidates import is_for, kind_told
from memcon.reading.moves.rules import matching, rules


def may_be_act(clause: Clause) -> bool:
    """Whether a rule begins with its predicate: a look-up, before anything is worked out."""
    return clause.lemma in rules()


def act_of(clause: Clause) -> MoveKind | None:
    """What the subject does by it at the table; None where it is denied, asked, supposed, called for or not done."""
    if clause.is_denied or clause.is_asked or clause.is_supposed:
        return None
    for rule in matching(clause):
        told = clause.is_carried_out or is_for(rule, clause)
        if rule.by == "subject" and told and not (rule.directed or rule.several or clause.is_called_for):
            return kind_told(rule, clause)
    return None
