import datetime as dt

import pytest

from memcon.model.entries import Account, Outcome, Rivalry, StatusChange
from memcon.model.findings import Choice, Commitment, Meeting, Move, Part, Quantity, Statement
from memcon.model.kinds import Attitude, CommitmentStatus, MeetingStatus, MoveKind, StatementKind
from memcon.model.passages import Span
from memcon.views.rivals import say_rivalry
from memcon.views.wording import (
    is_overdue,
    say_commitment,
    say_cue,
    say_date,
    say_history,
    say_meeting,
    say_move,
    say_names,
    say_quantity,
    say_voice,
    shorten,
)

HERE = (Span(0, 5),)
OFFERED = ("a truce", "a corridor", "an exchange")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-06-02", "2 June 2025"),
        ("2025-06", "June 2025"),
        ("2025", "2025"),
        ("XXXX-06-02", "2 June, year open"),
        ("2025-06-20/2025-06-30", "20 to 30 June 2025"),
        ("2025-05-30/2025-06-02", "30 May to 2 June 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025"),
        ("2025-06-07/..", "since 7 June 2025"),
        ("../2025-08-31", "until 31 August 2025"),
        (None, ""),
    ],
)
def test_dates_are_said_as_precisely_as_they_are_known(value: str | None, words: str) -> None:
    assert say_date(value) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [("10:00", ", 10:00"), ("10:00+00:00", ", 10:00 UTC"), ("10:00-04:00", ", 10:00 UTC-04:00"), (None, "")],
)
def test_a_meeting_says_its_time_of_day_behind_its_date(time: str | None, words: str) -> None:
    meeting = Meeting(id="m-1", what="talks", date="2025-06-02", time=time, evidence=HERE)
    assert say_meeting(meeting) == f"Talks · 2 June 2025{words}"


@pytest.mark.parametrize(
    ("what", "parties", "called"),
    [
        ("talks between Norland and Southmark", ("Norland", "Southmark"), "Talks between Norland and Southmark"),
        (
            "telephone call between the President of Norland, Eva Lie, and Southmark's Prime Minister Dag Moe",
            ("Norland", "Southmark"),
            "Telephone call",
        ),
        (
            "consultations of experts on the dredging of the northern approach with the port authority and its pilots",
            (),
            "Consultations of experts on the dredging of the northern approach …",
        ),
    ],
)
def test_a_long_name_of_a_meeting_ends_before_those_who_meet_as_they_are_told_behind_it(
    what: str, parties: tuple[str, ...], called: str
) -> None:
    told = say_meeting(Meeting(id="m-1", what=what, parties=parties, evidence=HERE))
    assert told.split(" · ")[0] == called


def test_names_are_joined_as_in_a_sentence() -> None:
    assert [say_names(n) for n in [(), ("A",), ("A", "B"), ("A", "B", "C")]] == ["", "A", "A and B", "A, B and C"]


def test_a_proposed_meeting_names_its_proposer() -> None:
    meeting = Meeting(
        id="m-1",
        what="second round of talks",
        parties=("Ruritania", "Sylvania"),
        place="Geneva",
        date="2025-06-02",
        status=MeetingStatus.PROPOSED,
        proposer="Sylvania",
        evidence=HERE,
    )
    expected = "Second round of talks · Ruritania and Sylvania · Geneva · 2 June 2025 · proposed by Sylvania"
    assert say_meeting(meeting) == expected


def commitment(**changes: object) -> Commitment:
    fields: dict[str, object] = {
        "id": "c-1",
        "by": ("the port authority",),
        "to": ("the union",),
        "what": "publish the rosters",
        "due": "2025-06-02",
        "status": CommitmentStatus.PENDING,
        "evidence": HERE,
    }
    return Commitment(**(fields | changes))  # type: ignore[arg-type]


def test_a_commitment_says_who_owes_what_to_whom_by_when() -> None:
    assert say_commitment(commitment()) == (
        "the port authority to the union: publish the rosters · due 2 June 2025 · pending"
    )


def test_what_was_kept_after_the_day_that_it_was_due_was_kept_late() -> None:
    kept = {"status": CommitmentStatus.KEPT, "status_by": "the union"}
    assert say_commitment(commitment(**kept, status_on="2025-06-13")).endswith(
        "due 2 June 2025 · kept late, on 13 June 2025 (says the union)"
    )
    assert "late" not in say_commitment(commitment(**kept, status_on="2025-06-02"))
    assert "late" not in say_commitment(commitment(**kept, status_on="2025-06"))
    assert "late" not in say_commitment(commitment(**kept, status_on="2025-06-13", put_off_to="2025-06-20"))
    assert "late" not in say_commitment(commitment(**kept))


def test_overdue_is_a_matter_of_the_day_that_is_asked_about() -> None:
    assert not is_overdue(commitment(), dt.date(2025, 6, 2))
    assert is_overdue(commitment(), dt.date(2025, 6, 3))


def test_what_is_kept_or_has_no_due_time_is_never_overdue() -> None:
    late = dt.date(2026, 1, 1)
    assert not is_overdue(commitment(status=CommitmentStatus.KEPT), late)
    assert not is_overdue(commitment(due=None), late)


def test_what_is_disputed_is_not_overdue_unless_one_side_alone_tells_of_it() -> None:
    late, disputed = dt.date(2026, 1, 1), CommitmentStatus.DISPUTED
    assert not is_overdue(commitment(status=disputed), late)
    assert is_overdue(commitment(status=disputed, status_by="the union"), late)


def test_what_was_put_off_is_overdue_from_the_new_day_and_says_both() -> None:
    put_off = commitment(status=CommitmentStatus.PUT_OFF, put_off_to="2025-06-20")
    assert not is_overdue(put_off, dt.date(2025, 6, 20))
    assert is_overdue(put_off, dt.date(2025, 6, 21))
    assert "due 2 June 2025 · put off to 20 June 2025" in say_commitment(put_off)


def test_a_history_says_who_says_so_and_repeats_nothing() -> None:
    changes = [
        StatusChange(status="promised", finding="d-1"),
        StatusChange(status="promised", finding="d-2"),
        StatusChange(status="asked-for", said_by="Sylvania", finding="d-3"),
    ]
    assert say_history(changes) == "promised, asked for (says Sylvania)"


def test_quantities_keep_their_unit_and_whether_each_side_owes_them() -> None:
    assert say_quantity(Quantity(1000, "prisoners", each=True)) == "1,000 prisoners from each side"


def test_rival_accounts_stand_side_by_side_with_those_behind_them_and_what_would_settle_it() -> None:
    accounts = (
        Account(value="2025-06-02", said_by=("Sylvania",), findings=("c-1",)),
        Account(value="right after the exchange", said_by=(), findings=("c-2",)),
    )
    both = "due: 2 June 2025 (Sylvania); right after the exchange (reporting)"
    assert say_rivalry(Rivalry(field="due", accounts=accounts, dispute=False)) == both
    said = say_rivalry(Rivalry(field="due", accounts=accounts, dispute=True))
    assert said == f"{both}; would be settled by both sides naming one time, or the text of what was agreed"


def test_what_later_reporting_shows_stands_beside_the_accounts_that_it_settles() -> None:
    accounts = (
        Account(value="put-off", said_by=("Sylvania",), findings=("c-1",)),
        Account(value="pending", said_by=("Arcadia",), findings=("c-2",)),
    )
    outcome = Outcome(value="part-kept", finding="c-3", published="2025-06-11")
    said = say_rivalry(Rivalry(field="status", accounts=accounts, dispute=False, outcome=outcome))
    assert said.endswith("(Arcadia); settled by later reporting (11 June 2025): kept in part")


def test_long_words_are_cut_between_words() -> None:
    assert shorten("one two three four", 11) == "one two …"


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("Talks between the Republic of Norland and the Kingdom", "Talks between the Republic of Norland …"),
        ("Talks between the Republic of Norland on the Kingdoms", "Talks between the Republic of Norland …"),
    ],
)
def test_no_line_is_cut_at_a_word_that_leads_to_another(words: str, cut: str) -> None:
    assert shorten(words, 46) == cut


@pytest.mark.parametrize(("cue", "said"), [("stated:", "stated"), ("said,", "said"), ("told", "told"), (None, "")])
def test_a_cue_is_told_without_the_marks_that_lead_to_the_words(cue: str | None, said: str) -> None:
    statement = Statement(id="s-1", speaker="Ada Holm", kind=StatementKind.DIRECT, attitude=Attitude.SAID,
                          content=(), cue_text=cue)  # fmt: skip
    assert say_cue(statement) == said


def test_what_some_tell_is_told_alike_of_one_and_of_several() -> None:
    told = Statement(id="s-1", speaker="two officials", kind=StatementKind.INDIRECT, attitude=Attitude.SAID,
                     content=(), cue_text="according to")  # fmt: skip
    assert say_voice(told) == "according to two officials"


def test_alternatives_are_shown_apart_each_with_what_goes_together_in_it() -> None:
    what = "either a truce or a corridor together with an exchange"
    parts = [Part(what=words, span=Span(what.index(words), what.index(words) + len(words))) for words in OFFERED]
    move = Move(
        id="v-1",
        kind=MoveKind.OFFER,
        by=("Kenya",),
        what=what,
        choices=(Choice(parts=(parts[0],)), Choice(label="Option 2", parts=(parts[1], parts[2]))),
        evidence=(Span(0, len(what)),),
    )
    assert say_move(move) == ("Kenya, offer: either “a truce”; or Option 2: “a corridor” together with “an exchange”")


def test_words_that_a_person_put_otherwise_are_shown_as_they_are() -> None:
    truce = Choice(parts=(Part(what="a truce", span=Span(0, 7)),))
    move = Move(id="v-1", kind=MoveKind.OFFER, by=("Kenya",), what="a pause", choices=(truce,), evidence=(Span(0, 7),))
    assert say_move(move) == "Kenya, offer: a pause"
