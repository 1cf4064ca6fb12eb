"""The header of a table is found under its titles, and a table of a nation is read row by row."""

import codecs

import pytest

from geo.errors import MissingColumnError
from layers.tables.delimited import TableFileError, read_rows, stream_rows
from layers.tables.headed import headed_rows

TITLES = '"Table 7: residents"\n"Source: Somebody, 2026"\n\n"","",""\n'


def written(folder, text, *, encoding="utf-8"):
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_titles_above_the_header_are_passed_over_and_told(tmp_path):
    table = headed_rows(written(tmp_path, f"{TITLES}\nCode,People\nA,1\nB,2\n"), ["people", " Code "])
    assert table.line == 6
    assert list(table.rows) == [(7, ["A", "1"]), (8, ["B", "2"])]
    assert table.places(["People"]) == [1]
    assert table.note == "table.csv: the header is in row 6; 5 rows above it were passed over."


def test_a_header_in_the_first_row_needs_no_word(tmp_path):
    table = headed_rows(written(tmp_path, "Code,People\nA,1\n"), ["Code"])
    assert (table.line, table.note) == (1, "")


def test_a_missing_column_is_told_of_the_row_that_is_the_header(tmp_path):
    path = written(tmp_path, f"{TITLES}Code,People,Households\nA,1,2\n")
    words = (
        r"table.csv: the header is in row 5, and it has no \"Peple\" column; it has \"Code\", \"People\", "
    )
    with pytest.raises(MissingColumnError, match=words):
        headed_rows(path, ["Code", "Peple"])


def test_sixty_columns_are_not_all_listed(tmp_path):
    header = ",".join(f"column {number}" for number in range(60))
    with pytest.raises(MissingColumnError, match=r"has no \"Code\" column; .*… 48 more") as caught:
        headed_rows(written(tmp_path, f"Residents of somewhere\n{header}\n{'1,' * 59}1\n"), ["Code"])
    assert "the header is in row 2" in str(caught.value)


def test_a_header_further_down_than_titles_go_is_not_looked_for(tmp_path):
    with pytest.raises(MissingColumnError, match=r"has no \"Code\""):
        headed_rows(written(tmp_path, "title\n" * 60 + "Code\nA\n"), ["Code"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_row_is_the_same_in_every_encoding(tmp_path, encoding):
    path = written(tmp_path, "Name,People\nCafé – Caerléon,1\n", encoding=encoding)
    assert list(stream_rows(path)) == [(1, ["Name", "People"]), (2, ["Café – Caerléon", "1"])]


def test_a_letter_cut_by_a_piece_of_the_file_is_whole(tmp_path):
    text = "x\n" * (512 * 1024 - 1) + "yé\n"  # the two bytes of é lie in two pieces
    assert len(text.encode()[: 1024 * 1024]) == 1024 * 1024
    assert read_rows(written(tmp_path, text))[-1] == (512 * 1024, ["yé"])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "table.csv is empty"),
        (b" \r\n\t\n", "table.csv is empty"),
        (b"PK\x03\x04\x00\x00", "table.csv is not text"),
        (codecs.BOM_UTF16_LE + b"a\x00,", "table.csv is cut short or damaged"),
    ],
)
def test_what_is_no_table_of_text_is_refused(tmp_path, content, words):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    with pytest.raises(TableFileError, match=words):
        list(stream_rows(path))
