import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats import FormatError
from formats.decoding import decode

GERMAN = (
    "Die Bürgermeisterin eröffnete die neue Brücke. „Ein großer Tag“, sagte sie – und lächelte."
)
FRENCH = "Le maire a déclaré que l’école serait rouverte. « C’est une bonne nouvelle », a-t-il dit."
RUSSIAN = "Мэр города заявил вчера, что новый мост через реку будет открыт в следующем году."
JAPANESE = "市長は昨日、新しい橋が来年開通すると発表した。住民は長い間この決定を待っていた。"
CHINESE = "市长昨天宣布新桥将于明年开通。居民们等待这一决定已久，因为旧桥因裂缝而关闭。"
POLISH = (
    "Burmistrz powiedział wczoraj, że nowy most przez rzekę zostanie otwarty. Mieszkańcy czekali."
)
GREEK = "Ο δήμαρχος δήλωσε χθες ότι η νέα γέφυρα θα ανοίξει το επόμενο έτος."
KOREAN = "시장은 어제 새 다리가 내년에 개통될 것이라고 발표했다. 주민들은 오래 기다려 왔다."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        ("Der Fährmann fährt über den Fluß, früh und spät.", "latin-1"),
        ("A “good day” for the café — it cost £40.", "cp1252"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gb18030"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (GREEK, "cp1253"),
        (KOREAN, "euc_kr"),
    ],
)
def test_a_text_in_another_encoding_is_read_right(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("text", [GERMAN, RUSSIAN, JAPANESE, CHINESE, GREEK, KOREAN])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_right(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_unicode_with_a_mark_or_in_utf_8_is_read_right(encoding: str, text: str) -> None:
    marked = text.startswith("\ufeff") and encoding == "utf-8"
    assert decode(text.encode(encoding), "a.txt") == (text[1:] if marked else text)


def test_a_page_is_read_in_the_charset_it_declares() -> None:
    page = f'<html><head><meta charset="koi8-r"></head><p>{RUSSIAN[:9]}</p>'
    assert decode(page.encode("koi8-r"), "a.html", html=True) == page


def test_latin_1_in_a_page_means_windows_1252_as_in_browsers() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">“x”'
    assert decode(page.encode("cp1252"), "a.html", html=True) == page


def test_a_wrong_declaration_does_not_spoil_utf_8() -> None:
    page = f'<meta charset="windows-1252">{RUSSIAN}'
    assert decode(page.encode(), "a.html", html=True) == page


def test_a_broken_character_in_utf_8_is_shown_as_broken() -> None:
    data = RUSSIAN.encode() + b"\xd0"
    assert decode(data, "a.txt") == RUSSIAN + "\ufffd"


@given(st.binary(max_size=300))
def test_whatever_the_bytes_there_is_a_text_or_a_plain_refusal(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except FormatError:
        return
    assert isinstance(text, str)
