"""What is said of accounts that differ: who stands behind each, and what settled it, or would."""

from collections.abc import Mapping, Sequence

from memcon.model.decisions import Decision
from memcon.model.entries import Rivalry, settled_by
from memcon.views.wording import one_line, say_date, say_names, say_value

_WOULD_SETTLE: Mapping[str, str] = {
    "due": "both sides naming one time, or the text of what was agreed",
    "quantity": "a report on its own account of how many it came to, or the text of what was agreed",
    "date": "both sides naming one day, or a communiqué that does",
    "place": "both sides naming one place, or a communiqué that does",
    "round": "both sides counting alike, or a communiqué that gives the number",
    "status": "a report on its own account of what was done, or both sides saying the same",
}


def say_rivalry(rivalry: Rivalry, decisions: Sequence[Decision] = ()) -> str:
    """ "due: 2 June 2025 (Russia); immediately after the exchange (Ukraine)"; with what settled it, a person among
    those who decided about the entry or later reporting, or else what would settle it."""
    versions = [
        f"{say_value(rivalry.field, account.value)} ({say_names(account.said_by) or 'reporting'})"
        for account in rivalry.accounts
    ]
    return "; ".join(filter(None, (f"{rivalry.field}: {'; '.join(versions)}", _say_end(rivalry, decisions))))


def _say_end(rivalry: Rivalry, decisions: Sequence[Decision]) -> str:
    who, outcome = settled_by(rivalry, decisions), rivalry.outcome
    if who:
        return f"settled by {one_line(who)}"
    if outcome:
        on = say_date(outcome.published)
        return f"settled by later reporting{f' ({on})' if on else ''}: {say_value(rivalry.field, outcome.value)}"
    settles = _WOULD_SETTLE.get(rivalry.field)
    return f"would be settled by {settles}" if rivalry.dispute and settles else ""
