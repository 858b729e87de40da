"""Encodings: what is certain, what is declared, and what the letters tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles.decoding import decode
from memcon.articles.encodings import codec_named
from memcon.articles.limits import Unusable

REPORTS = {
    "ru": "Обе делегации встретились во вторник в порту и заявили, что вернутся к переговорам до конца месяца.",
    "uk": "Обидві делегації зустрілися у вівторок у порту й заявили, що їхні переговори триватимуть.",
    "pl": "Obie delegacje spotkały się we wtorek w porcie i zapowiedziały, że wrócą do rozmów przed końcem miesiąca.",
    "cs": "Obě delegace se sešly v úterý v přístavu a oznámily, že se k jednání vrátí ještě před koncem měsíce.",
    "tr": "İki heyet salı günü limanda buluştu ve görüşmelere ay sonundan önce döneceğini açıkladı; işçiler bekliyor.",
    "ar": "التقى الوفدان يوم الثلاثاء في الميناء وأعلنا العودة إلى المحادثات قبل نهاية الشهر.",
    "he": "שתי המשלחות נפגשו ביום שלישי בנמל והודיעו כי יחזרו לשיחות לפני סוף החודש.",
    "el": "Οι δύο αντιπροσωπείες συναντήθηκαν την Τρίτη στο λιμάνι και θα επιστρέψουν στις συνομιλίες.",
    "zh": "两个代表团星期二在港口会晤，并表示将在月底前恢复谈判。工人们正在等待书面提议。",
    "ja": "両国の代表団は火曜日に港で会談し、月末までに交渉を再開すると発表した。",
    "ko": "두 대표단은 화요일 항구에서 만나 이달 말 이전에 협상을 재개하겠다고 밝혔다.",
    "fr": "Les deux délégations se sont réunies mardi au port et ont annoncé qu’elles reprendraient les pourparlers.",
    "en": "“We don’t know when the talks resume,” the union’s head said on Tuesday – and left.",
}
KEPT_BY = [
    *(("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso8859-5"), ("uk", "cp1251"), ("uk", "koi8-u"), ("pl", "cp1250")),
    *(("pl", "iso8859-2"), ("cs", "cp1250"), ("tr", "cp1254"), ("ar", "cp1256"), ("he", "cp1255"), ("el", "cp1253")),
    *(("zh", "gb18030"), ("ja", "shift_jis"), ("ja", "euc-jp"), ("ja", "iso2022_jp"), ("ko", "euc-kr")),
    *(("fr", "cp1252"), ("en", "cp1252")),
]


@pytest.mark.parametrize(("language", "encoding"), KEPT_BY)
def test_an_encoding_is_told_by_its_letters_and_said(language: str, encoding: str) -> None:
    text, notes = decode(REPORTS[language].encode(encoding))
    assert text == REPORTS[language]
    assert len(notes) == 1
    assert "is read as" in notes[0]


@pytest.mark.parametrize(("language", "encoding"), KEPT_BY)
def test_a_declared_encoding_that_can_be_is_believed_without_a_word(language: str, encoding: str) -> None:
    assert decode(REPORTS[language].encode(encoding), declared=encoding) == (REPORTS[language], ())


@pytest.mark.parametrize("declared", ["windows-1251", "ISO-8859-1", "us-ascii", "shift_jis", "no-such", "utf-16", None])
@pytest.mark.parametrize("language", ["ru", "fr", "zh", "en"])
def test_utf_8_is_utf_8_whatever_is_declared(language: str, declared: str | None) -> None:
    assert decode(REPORTS[language].encode(), declared=declared) == (REPORTS[language], ())


@pytest.mark.parametrize("language", ["ru", "ar", "el", "zh"])
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_declaration_that_cannot_be_is_not_believed_and_said(language: str, declared: str) -> None:
    encoding = dict(KEPT_BY)[language]
    text, notes = decode(REPORTS[language].encode(encoding), declared=declared)
    assert text == REPORTS[language]
    assert notes[0].startswith(f"it says that it is {declared!r} and is read as ")


def test_many_letters_are_believed_more_than_what_is_declared() -> None:
    text, notes = decode(REPORTS["ru"].encode("koi8-r"), declared="windows-1251")
    assert text == REPORTS["ru"]
    assert notes == ("it says that it is 'windows-1251' and is read as KOI8-R, by its letters",)


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "us-ascii", "ISO_8859-1", '"windows-1252"', "x-cp1252"])
def test_latin_1_is_windows_1252_as_in_browsers(declared: str) -> None:
    assert decode(REPORTS["en"].encode("cp1252"), declared=declared) == (REPORTS["en"], ())


@pytest.mark.parametrize(
    "name", ["unicode_escape", "utf-7", "rot13", "zlib", "hex", "punycode", "nonsense", "", "a\x00", None]
)
def test_what_is_no_encoding_of_texts_is_not_taken_for_one(name: str | None) -> None:
    assert codec_named(name) is None


def test_two_signs_that_look_like_utf_8_by_chance_are_what_is_declared() -> None:
    assert decode("联通".encode("gb2312"), declared="gb2312") == ("联通", ())


def test_a_few_bytes_that_were_pasted_into_utf_8_spoil_no_other() -> None:
    data = "The Säätö talks – “in full” – go on".encode() + b", and that\x92s all"
    assert decode(data) == (
        "The Säätö talks – “in full” – go on, and that’s all",
        ("one byte of it is not UTF-8 and is read as Windows-1252",),
    )


def test_a_guess_from_a_letter_or_two_is_called_one() -> None:
    assert decode("Łukasz Dąbek spoke".encode("cp1250"))[1][0].endswith(", which may be wrong")


ENGLISH = "The union of “{}” asked the port of Halden on Tuesday to keep a berth open – and left it at that. " * 2
NAMES = [
    *((("Северный экспорт", "cp1251")), ("Северный экспорт", "koi8-r"), ("Зерновая палата", "cp1251")),
    *(("Міжнародний союз", "cp1251"), ("Градска управа", "cp1251"), ("Ένωση Λιμενεργατών", "cp1253")),
]


@pytest.mark.parametrize("declared", [None, "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize(("name", "encoding"), NAMES)
def test_a_name_in_another_script_is_no_row_of_accents(name: str, encoding: str, declared: str | None) -> None:
    signs = {"“": '"', "”": '"', "–": "-"} if encoding.startswith("koi8") else {}
    report = ENGLISH.replace("{}", name).translate(str.maketrans(signs))
    text, notes = decode(report.encode(encoding), declared=declared)
    assert text == report
    assert len(notes) == 1
    assert "is read as" in notes[0]


@pytest.mark.parametrize(
    "word", ["Säätö", "Łódź".encode("cp1250").decode("cp1252"), "ÉÀÇÙÊ", "ÆØÅÆØÅ", "ÄÖÜÄÖÜäöü", "¿¡éàü"]
)
def test_accents_are_not_taken_for_another_script(word: str) -> None:
    report = ENGLISH.replace("{}", word)
    assert decode(report.encode("cp1252"), declared="windows-1252") == (report, ())


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 9, bytes(range(32)) * 9, b"\x1b$" * 40])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unusable, match="binary"):
        decode(data)


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "latin-1", "koi8-r", "big5", "utf-16", "x"]))
def test_any_bytes_are_text_or_refused(data: bytes, declared: str | None) -> None:
    try:
        text, notes = decode(data, declared=declared)
    except Unusable:
        return
    assert text.encode("utf-8", "surrogatepass") is not None
    assert len(notes) <= 1
