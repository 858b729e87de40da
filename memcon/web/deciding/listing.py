"""All decisions, and those on which people disagree."""

from starlette.responses import Response

from memcon.record.rulings import in_force
from memcon.views.decisions import say_decision, say_on
from memcon.views.disagreements import find_disagreements
from memcon.web.visit import Visit

_MOST = 300


def show_decisions(visit: Visit) -> Response:
    """The page, the newest first."""
    glimpse = visit.room.look()
    made = glimpse.view.decisions()
    standing = {decision.id for decision in in_force(made)}
    rows = [
        (decision, say_decision(glimpse.view, decision), say_on(glimpse.view, decision), decision.id in standing)
        for decision in made[::-1][:_MOST]
    ]
    return visit.show(
        "decisions.html.jinja",
        glimpse=glimpse,
        rows=rows,
        total=len(made),
        disagreements=find_disagreements(glimpse.view),
    )
