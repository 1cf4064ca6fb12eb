"""`cli.py readers`: a token is shown once, listed by its name, and revoked."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from layers.sign_ins.readers import readers_beside


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WITHIN_REACH_REGISTER", str(tmp_path / "register.sqlite"))
    (tmp_path / "areas").mkdir()
    return tmp_path / "areas"


def said_by(areas: Path, *words: str, code: int = 0) -> str:
    ran = CliRunner().invoke(app, ["readers", *words, "--areas", str(areas)])
    assert ran.exit_code == code, ran.output
    return ran.output


def test_a_token_is_shown_once_used_listed_and_revoked(areas: Path):
    assert said_by(areas, "list") == "No program has a token.\n"
    first, token, last = said_by(areas, "add", "website", "--by", "JB").splitlines()
    assert "shown only now" in first
    assert last.endswith("Authorization: Bearer wr_…")
    readers = readers_beside(areas)
    assert readers.reader_of(token) == "website"
    assert said_by(areas, "uses", "website") == "It has read nothing.\n"
    readers.note_use("website", "/services?page")
    assert said_by(areas, "uses", "website").endswith(" UTC /services?page\n")
    assert "1 request, the last on " in said_by(areas, "list")
    assert token not in said_by(areas, "list")
    assert said_by(areas, "revoke", "website") == "“website” may read no longer.\n"
    assert readers.reader_of(token) is None
    assert "revoked on " in said_by(areas, "list")


def test_what_cannot_be_done_is_said(areas: Path):
    said_by(areas, "add", "website")
    assert 'There is a reader "website" already. Revoke that first' in said_by(
        areas, "add", "website", code=2
    )
    assert 'No reader "other" has a token.' in said_by(areas, "revoke", "other", code=2)
