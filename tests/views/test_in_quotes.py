"""What is quoted stands in quotation marks once."""

import pytest

from memcon.views.wording import in_quotes


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the gate is shut", "“the gate is shut”"),
        ("“We saw it.”", "“We saw it.”"),
        ("“We saw it.", "“We saw it.”"),
        ("“No,” she said, “never”", "““No,” she said, “never””"),
        ("the claim “an error”", "“the claim “an error””"),
    ],
)
def test_words_that_have_quotation_marks_of_their_own_around_them_get_no_second(words: str, shown: str) -> None:
    assert in_quotes(words) == shown
