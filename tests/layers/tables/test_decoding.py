"""The encoding of a list is told for certain, or asked for by showing how a word of it would read."""

import codecs

import pytest
from hypothesis import given, strategies as st

from layers.tables.decoding import read_text
from layers.tables.source_table import ImportRefusedError

TEXT = "Name,Cost\nTŷ Café,£3 – bring a friend\n"
PLAIN = "Name,Cost\nCafé,£3 – “bring” a friend\n"


def read(content, folder, **how):
    path = folder / "list.csv"
    path.write_bytes(content)
    return read_text(path, name="list.csv", **how)


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"), codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)  # fmt: skip
def test_unicode_is_read_without_a_word(content, tmp_path):
    decoded = read(content, tmp_path)
    assert (decoded.text, decoded.note) == (TEXT, "")


def test_british_windows_text_is_read_and_said(tmp_path):
    decoded = read(PLAIN.encode("cp1252"), tmp_path)
    assert decoded.text == PLAIN
    assert "was read as Windows-1252 (it has £ é – “ ”)" in decoded.note


def test_an_old_macs_list_is_not_guessed_but_shown_in_several_readings(tmp_path):
    with pytest.raises(
        ImportRefusedError, match=r"cannot be told for certain.*“CafŽ” in cp1252.*“Café” in mac_roman"
    ):
        read("Name\nCafé\n".encode("mac_roman"), tmp_path)


def test_an_encoding_that_a_recipe_gives_is_obeyed(tmp_path):
    assert read("Café".encode("mac_roman"), tmp_path, encoding="mac_roman").text == "Café"
    assert read(b"\xef\xbb\xbfCaf\xc3\xa9", tmp_path, encoding="utf-8").text == "Café"


@pytest.mark.parametrize("encoding", ["idna", "undefined", "hex", "rot13"])
def test_what_is_no_encoding_of_text_is_refused_in_words(encoding, tmp_path):
    with pytest.raises(ImportRefusedError, match=rf'list\.csv is .*in "{encoding}"'):
        read("Café".encode("cp1252"), tmp_path, encoding=encoding)


def test_an_encoding_that_is_none_or_does_not_fit_is_refused_with_the_byte(tmp_path):
    with pytest.raises(ImportRefusedError, match=r'in "klingon", which is no encoding we know\. Use "utf-8"'):
        read(b"Name", tmp_path, encoding="klingon")
    with pytest.raises(ImportRefusedError, match=r'not in "utf-8" as was said: byte 4 does not fit'):
        read("Café".encode("cp1252"), tmp_path, encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", codecs.BOM_UTF16_LE])
def test_an_empty_file_is_said_to_be_empty(content, tmp_path):
    with pytest.raises(ImportRefusedError, match=r"list\.csv is empty\."):
        read(content, tmp_path)


def test_half_of_a_letter_at_the_end_is_a_damaged_file(tmp_path):
    with pytest.raises(ImportRefusedError, match="cut short or damaged"):
        read("Name".encode("utf-16") + b"\x00", tmp_path)


def test_three_signs_in_ten_that_no_text_has_are_no_text(tmp_path):
    assert read(b"abcdefg\x01\x02\x03", tmp_path).text.startswith("abc")
    with pytest.raises(ImportRefusedError, match="is not text"):
        read(b"abcdef\x01\x02\x03\x04", tmp_path)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_what_was_written_in_utf_8_is_read_as_it_was(tmp_path_factory, text):
    whole = "Name\n" + text.replace("\ufeff", "")
    assert read(whole.encode(), tmp_path_factory.mktemp("text")).text == whole
