"""The articles, and one article with its findings marked in place."""

from starlette.responses import Response

from memcon.model.entries import Filed
from memcon.views.copies import compare_with_copies
from memcon.views.decisions import say_decision
from memcon.views.filed import say_how_dated, show_article
from memcon.views.marked import mark_text
from memcon.views.paging import articles_page
from memcon.web.visit import Visit

_ON_A_PAGE = 60


def show_articles(visit: Visit) -> Response:
    """The list, the newest first."""
    glimpse = visit.glimpse
    found = articles_page(glimpse.view, visit.asked.narrowed, limit=_ON_A_PAGE, after=visit.asked.after, newest=True)
    return visit.show("articles.html.jinja", glimpse=glimpse, found=found, title_of=title_of, dated=say_how_dated)


def show_one_article(visit: Visit) -> Response:
    """One article. Raises UnknownId, AmbiguousId."""
    glimpse = visit.glimpse
    filed, decisions = show_article(glimpse.view, visit.request.path_params["id"])
    return visit.show(
        "article.html.jinja",
        glimpse=glimpse,
        filed=filed,
        dated=say_how_dated(filed),
        marked=mark_text(glimpse.view, filed.id),
        copies=compare_with_copies(glimpse.view, filed),
        decisions=[say_decision(glimpse.view, decision) for decision in decisions],
        title=title_of(filed),
    )


def title_of(filed: Filed) -> str:
    """What an article is called: its title, or where that is not known its outlet and id."""
    outlet = next((p.outlet for p in filed.publications if p.outlet), None)
    return filed.title or f"An article of {outlet or 'an unknown outlet'}"
