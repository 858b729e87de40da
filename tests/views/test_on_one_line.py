"""Words whose source has them on several lines stand on one wherever they are shown."""

from memcon.model.entries import Account, Rivalry
from memcon.views.rivals import say_rivalry
from memcon.views.tables import Table
from memcon.views.wording import one_line


def test_a_value_that_ends_in_line_ends_is_shown_without_them() -> None:
    assert one_line("Second Round of Tariff Talks\n\n") == "Second Round of Tariff Talks"


def test_every_cell_of_a_table_is_on_one_line() -> None:
    table = Table(what="meetings", columns=("id", "what"), rows=(("m-1", "Second Round\n\nof Talks\n\n"),))
    assert table.on_one_line().rows == (("m-1", "Second Round of Talks"),)


def test_an_account_is_told_on_one_line() -> None:
    rivalry = Rivalry(field="place", accounts=(Account(value="the old\nport\n\n", findings=("m-1",)),), dispute=False)
    assert say_rivalry(rivalry) == "place: the old port (reporting)"
