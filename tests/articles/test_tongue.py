"""Languages: which one a text is in, told without a guess."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.exchanging import exchange
from memcon.articles import Arrival, load
from memcon.articles.tongue import foreign_parts, language_name, language_of
from memcon.model.articles import Text
from memcon.model.kinds import MarkKind
from tests.cases import ROOT

REPORT = (
    "The two ministers met in the capital on Tuesday and said that they would meet again before the end of the month. "
    "“We have not agreed on the fish, but we have agreed on a date,” one of them told reporters after the round."
)
REPORTS = {
    "de": "Die beiden Minister trafen sich am Dienstag in der Hauptstadt und sagten, dass sie sich noch "
    "vor dem Ende des Monats wieder treffen wollen. Über die Fische sei man sich nicht einig, sagte "
    "eine Sprecherin.",
    "fr": "Les deux ministres se sont rencontrés mardi dans la capitale et ont dit qu’ils se reverraient "
    "avant la fin du mois. Ils ne sont pas d’accord sur la pêche, a déclaré une porte-parole après "
    "la réunion.",
    "es": "Los dos ministros se reunieron el martes en la capital y dijeron que volverían a verse antes de"
    " fin de mes. No hay acuerdo sobre la pesca, dijo una portavoz después de la reunión.",
    "pt": "Os dois ministros reuniram-se na terça-feira na capital e disseram que voltarão a encontrar-se "
    "antes do fim do mês. Não há acordo sobre a pesca, disse uma porta-voz depois da reunião.",
    "pl": "Obaj ministrowie spotkali się we wtorek w stolicy i powiedzieli, że spotkają się ponownie przed"
    " końcem miesiąca. W sprawie ryb nie ma zgody, powiedziała rzeczniczka po rozmowach.",
    "nl": "De twee ministers kwamen dinsdag in de hoofdstad bijeen en zeiden dat ze elkaar nog voor het "
    "einde van de maand willen zien. Over de visserij is men het niet eens, zei een woordvoerster.",
    "da": "De to ministre mødtes tirsdag i hovedstaden og sagde, at de vil mødes igen inden månedens "
    "udgang. Om fiskene er de ikke enige, sagde en talskvinde efter mødet.",
    "ru": "Оба министра встретились во вторник в столице и сказали, что снова увидятся до конца месяца. О "
    "рыбе стороны не договорились, сообщила представительница после переговоров.",
    "uk": "Обидва міністри зустрілися у вівторок у столиці й сказали, що знову побачаться до кінця місяця."
    " Про рибу сторони не домовилися, повідомила речниця після переговорів.",
    "tr": "İki bakan salı günü başkentte bir araya geldi ve ay sonundan önce yeniden görüşeceklerini "
    "söyledi. Balıkçılık konusunda anlaşma yok, dedi bir sözcü toplantıdan sonra.",
    "ar": "التقى الوزيران يوم الثلاثاء في العاصمة وقالا إنهما سيجتمعان مرة أخرى قبل نهاية الشهر. ولم يتفقا"
    " على الصيد، كما قالت متحدثة بعد الجولة.",
    "zh": "两位部长星期二在首都会晤，并表示将在月底前再次会面。一位女发言人在会谈后说，双方在渔业问题上没有达成一致。",
    "ja": "両大臣は火曜日に首都で会談し、月末までに再び会うと述べた。漁業については合意して"
    "いないと報道官は会談後に語った。",
}


@pytest.mark.parametrize("language", REPORTS)
def test_the_language_of_a_report_is_told(language: str) -> None:
    assert language_of(REPORTS[language]) == language


def test_english_is_told() -> None:
    assert language_of(REPORT) == "en"
    assert language_of(REPORT.upper()) == "en"


@pytest.mark.parametrize(
    "text", ["", "Talks on", "12:30, 4 June", "Die Gespräche gehen weiter", "Peru – Kenya 2:1", "…"]
)
def test_too_few_words_tell_no_language(text: str) -> None:
    assert language_of(text) is None


def test_a_line_in_another_alphabet_is_not_english_whatever_it_is() -> None:
    assert language_of("协议已经达成了吗？") == "und"


def test_english_with_many_foreign_names_is_english() -> None:
    names = "Zvonimír Łukaszewicz, Þórður Guðmundsson, Nguyễn Thị Ánh and Mário Gonçalves"
    assert language_of(f"{names} met {names} in São Tomé, where they signed the port agreement with {names}.") == "en"


def test_english_is_told_without_the_identifier() -> None:
    ask = f"import sys; from memcon.articles.tongue import *; print(language_of({REPORT!r}), 'numpy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "en False\n"


def test_which_states_it_names_does_not_change_the_language() -> None:
    text = "Kenya and Peru met in Lima; a Peruvian envoy said, as Kenyan ones do, that Kenya’s ships stay in Nairobi."
    exchanged = exchange(text, "Kenya", "Peru").text
    assert language_of(text) == language_of(exchanged) == "en"


@pytest.mark.parametrize("language", REPORTS)
def test_a_paragraph_in_another_language_is_marked_where_it_stands(language: str) -> None:
    body = f"{REPORT}\n\n{REPORTS[language]}\n\n{REPORT}"
    assert language_of(body) == "en"
    (mark,) = foreign_parts(body)
    assert (mark.kind, mark.label, mark.span.of(body)) == (MarkKind.FOREIGN, language, REPORTS[language])


def test_a_paragraph_that_tells_in_english_of_foreign_words_is_not_marked() -> None:
    told = f"He said in German: “{REPORTS['de']}” That is to say that they had not agreed on the fish, as she had said."
    assert foreign_parts(f"{REPORT}\n{told}") == ()


def test_a_text_with_its_translation_counts_as_english_and_the_original_is_marked() -> None:
    body = f"{REPORTS['ru']}\n\n{REPORT}"
    assert language_of(body) == "en"
    assert [mark.label for mark in foreign_parts(body)] == ["ru"]


def test_a_text_with_a_line_of_english_is_in_its_own_language() -> None:
    assert language_of(f"Read this in English and share it.\n\n{REPORTS['fr']}\n\n{REPORTS['fr']}") == "fr"


def test_a_long_text_is_told_by_samples_of_it() -> None:
    assert language_of(f"{REPORT}\n" + f"{REPORTS['pl']}\n" * 400) == "pl"


@given(st.text(max_size=400))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert language_of(text) in {None, "und"} or len(language_of(text) or "") == 2
    assert all(mark.span.of(text).strip() for mark in foreign_parts(text))


def test_languages_have_names() -> None:
    assert [language_name(code) for code in ("ru", "zh", "und")] == [
        "Russian",
        "Chinese",
        "another language than English",
    ]


def text_of(tmp_path: Path, body: str, *, as_given: bool = False) -> tuple[Text, tuple[str, ...]]:
    path = tmp_path / "a.txt"
    path.write_text(body, "utf-8")
    (one,) = load([str(path)], as_given=as_given)
    assert isinstance(one, Arrival)
    return one.article.text, one.warnings


@pytest.mark.parametrize("as_given", [False, True])
def test_a_text_in_another_language_arrives_with_it_and_the_user_is_told(tmp_path: Path, as_given: bool) -> None:
    text, warnings = text_of(tmp_path, REPORTS["ru"], as_given=as_given)
    assert text.language == "ru"
    assert warnings == ("it is in Russian, which the reader does not know; kept, not read",)


def test_a_report_with_foreign_paragraphs_arrives_with_their_marks_and_the_user_is_told(tmp_path: Path) -> None:
    text, warnings = text_of(tmp_path, f"{REPORT}\n\n{REPORTS['de']}\n\n{REPORT}\n\n{REPORTS['fr']}")
    assert (text.language, [mark.label for mark in text.marks]) == ("en", ["de", "fr"])
    assert warnings == ("2 paragraphs of it are in German and French, which the reader does not know; kept, not read",)


def test_garbled_letters_are_mended_and_the_user_is_told(tmp_path: Path) -> None:
    text, warnings = text_of(tmp_path, REPORT.replace("“", "â€œ"))
    assert text.body == REPORT
    assert warnings == ("some of its letters were garbled by a wrong encoding, and are mended",)
