"""Jobs of the helper process: unreadable sources are refused at once, long texts read in parts."""

import os
import sys
from pathlib import Path

import pytest

from annotation.article import Block, BlockKind, build
from formats import MAX_TEXT_BYTES, FormatError
from ui.jobs import analyse, read_bytes, read_source, shown_name

LETTER = "A letter from the lighthouse\n\nThe lamp was lit at six. Nobody came by boat today.\n"


def refusal(path: Path | str) -> str:
    with pytest.raises(FormatError) as caught:
        read_source(str(path))
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_a_text_file_becomes_an_article(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    assert "The lamp was lit at six." in read_source(str(path)).text


def test_bytes_become_an_article() -> None:
    assert "The lamp was lit at six." in read_bytes(LETTER.encode(), "standard input").text


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "no file" in refusal(tmp_path / "missing.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    refusal(path)


def test_a_name_with_a_nul_is_refused() -> None:
    refusal("a\0b.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes of this kind")
def test_a_named_pipe_without_a_writer_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    refusal(path)


@pytest.mark.skipif(sys.platform == "win32", reason="needs /dev")
@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(path: str) -> None:
    refusal(path)


def test_a_file_beyond_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_TEXT_BYTES + 1)
    assert "32 MB" in refusal(path)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read every file"
)
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(LETTER, encoding="utf-8")
    path.chmod(0)
    assert "no permission" in refusal(path)


@pytest.mark.skipif(sys.platform != "linux", reason="only there names are any bytes")
def test_a_name_that_is_not_utf_8_can_be_read_and_shown(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")  # noqa: PTH118
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(LETTER.encode())
    assert "The lamp" in read_source(os.fsdecode(path)).text
    assert shown_name(os.fsdecode(path)).endswith("caf\ufffd.txt")


def test_a_long_text_is_marked_bit_by_bit_with_the_same_result() -> None:
    text = "Angela Merkel flew from Berlin to Oslo.\n\nMerkel met the mayor there.\n\n" * 800
    blocks = build((line, BlockKind.PARAGRAPH, 0) for line in text.strip().split("\n\n"))[1]
    whole = analyse(text, blocks, 600.0, True)
    shares = []
    while isinstance(answer := analyse(text, blocks, 0.0, False), float):
        shares.append(answer)
    assert shares == sorted(shares)
    assert len(shares) > 1
    assert answer == whole


def test_the_last_time_returns_what_was_found_so_far() -> None:
    text = "Angela Merkel flew from Berlin to Oslo. " * 3000
    found = analyse(text, (Block(0, len(text)),), 0.0, True)
    assert not isinstance(found, float)
    assert found.mentions
    assert not found.complete
