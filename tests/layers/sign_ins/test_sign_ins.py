"""Ended sign-ins and readers, in a file and in PostgreSQL: hashes alone are kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from layers.sign_ins.ended import EndedSignIns
from layers.sign_ins.readers import KeptReaders
from layers.sign_ins.store import FILE, SignInsError

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)


@pytest.fixture(params=["a file", "the register's database"])
def small_place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where an office keeps small things, wherever it keeps its register."""
    place: Path | str = tmp_path if request.param == "a file" else request.getfixturevalue("postgres")()
    return place


def test_a_sign_in_that_has_ended_is_known_until_it_would_be_over_by_itself(small_place):
    ended = EndedSignIns(small_place)
    assert ended.all() == frozenset()
    ended.end("a", NOW + timedelta(hours=2), now=NOW)
    ended.end("a", NOW + timedelta(hours=2), now=NOW)
    ended.end("b", NOW + timedelta(hours=9), now=NOW)
    assert EndedSignIns(small_place).all() == {"a", "b"}
    ended.end("c", NOW + timedelta(hours=12), now=NOW + timedelta(hours=3))
    assert ended.all() == {"b", "c"}


def test_a_reader_comes_reads_and_goes(small_place):
    readers = KeptReaders(small_place)
    assert (readers.all(), readers.reader_of("wr_x"), readers.uses("website")) == ((), None, ())
    token = readers.add("  council   website ", by="JB")
    assert token.startswith("wr_")
    assert len(token) > 40
    assert readers.reader_of(token) == "council website"
    assert readers.reader_of(token[:-1]) is None
    assert readers.reader_of(token.removeprefix("wr_")) is None
    readers.note_use("council website", "/services?page")
    readers.note_use("council website", "/services/a")
    (reader,) = readers.all()
    assert (reader.name, reader.by, reader.uses, reader.revoked_at) == ("council website", "JB", 2, None)
    assert [use.path for use in readers.uses("council website")] == ["/services/a", "/services?page"]
    readers.revoke("council website", by="KL")
    assert readers.reader_of(token) is None
    assert readers.add("council website", by="JB") != token
    assert [each.revoked_by for each in sorted(readers.all(), key=lambda each: each.revoked_by)] == ["", "KL"]


def test_the_token_itself_is_written_nowhere(tmp_path):
    token = KeptReaders(tmp_path).add("website", by="JB")
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"website" in written
    assert token.encode() not in written
    assert token.removeprefix("wr_").encode() not in written


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\x1bb"])
def test_a_reader_needs_a_name(name, tmp_path):
    with pytest.raises(
        SignInsError, match=r"A reader needs a name of 1 to 80 signs\. Say which program it is\."
    ):
        KeptReaders(tmp_path).add(name, by="JB")


def test_a_name_is_taken_once_and_who_is_not_there_is_not_revoked(tmp_path):
    readers = KeptReaders(tmp_path)
    readers.add("website", by="JB")
    with pytest.raises(SignInsError, match=r'There is a reader "website" already\. Revoke that first'):
        readers.add("website", by="JB")
    with pytest.raises(SignInsError, match=r'No reader "other" has a token\. cli.py readers list shows'):
        readers.revoke("other", by="JB")


def test_a_damaged_file_is_said(tmp_path):
    (tmp_path / FILE).write_bytes(b"no database")
    with pytest.raises(SignInsError, match=r"sign_ins\.sqlite cannot be read or written"):
        EndedSignIns(tmp_path).all()


def test_tables_of_a_newer_program_are_left_alone(tmp_path):
    EndedSignIns(tmp_path).end("a", NOW, now=NOW)
    engine = sa.create_engine(f"sqlite:///{tmp_path / FILE}")
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE sign_ins_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(SignInsError, match=r"A newer version of Within Reach made the table of sign-ins"):
        EndedSignIns(tmp_path).end("b", NOW, now=NOW)
