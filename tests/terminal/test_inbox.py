"""The inbox in a terminal: listed, accepted, refused, undone; a club's form written and read in again."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from actions.acting import Acting
from actions.steward.tell_steward import tell_steward
from layers.register.inbox.model import MessageReason
from layers.register.sources import ImportInfo
from layers.register.store import Register, open_register
from tests.app.register.conftest import CLUB
from tests.tiny_area import tiny_area

DAY = date(2025, 11, 27)
BOWLS = replace(CLUB, asset_id="list/2", name="Bowls\x1b[31m", phone="01632 960002")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office whose register has two clubs."""
    monkeypatch.delenv("WITHIN_REACH_REGISTER", raising=False)
    tiny_area(tmp_path / "areas")
    with at(tmp_path) as register:
        register.import_assets([CLUB, BOWLS], ImportInfo("Clubs", by="CD"))
    return tmp_path


def at(office: Path) -> Register:
    (office / "register").mkdir(exist_ok=True)
    return open_register(office / "register" / "register.sqlite")


def tell(office: Path, reason: MessageReason, asset_id: str = "list/1") -> None:
    with at(office) as register:
        tell_steward(register, asset_id, reason, day=DAY, acting=Acting("AN"))


def asset(office: Path, asset_id: str = "list/1"):
    with at(office) as register:
        return register.entry(asset_id).asset


def run(office: Path, *words: object, code: int = 0) -> str:
    words = ("inbox", *map(str, words), "--areas", str(office / "areas"))
    done = CliRunner().invoke(cli.app, list(words))
    assert done.exit_code == code, done.output
    return done.output


def test_nothing_waiting_is_a_sentence(office: Path) -> None:
    assert run(office, "list") == "Nothing waits.\n"
    assert run(office, "list", "--answered") == "Nothing was answered yet.\n"


def test_messages_are_listed_accepted_refused_and_undone(office: Path) -> None:
    tell(office, MessageReason.RANG)
    tell(office, MessageReason.CLOSED, "list/2")
    listed = run(office, "list")
    assert listed.startswith(
        "2 things wait: 2 messages.\n1: Tea at three. Message from the front line: Rung, and"
    )
    assert "\x1b" not in listed
    done = run(office, "accept", "1", "--by", "S")
    assert done == "Done: Tea at three. To undo that: cli.py inbox undo 1\n"
    assert asset(office).checked_on == DAY
    assert "Refused: Bowls" in run(office, "refuse", "2", "--by", "S")
    assert run(office, "list") == "Nothing waits.\n"
    assert "1: Tea at three: Rung, and all is right, accepted by S" in run(office, "list", "--answered")
    assert run(office, "undo", "1").startswith("Number 1 waits again")
    assert asset(office) == CLUB


def test_wrong_times_need_the_right_ones(office: Path) -> None:
    tell(office, MessageReason.TIMES_WRONG)
    assert "Accept it with what is right (--when" in run(office, "list")
    refusal = run(office, "accept", "1", code=2)
    assert "What is right instead can only be written by a person." in refusal
    run(office, "accept", "1", "--when", "Thursday 10:00-11:00", "--by", "S")
    assert asset(office).sessions[0].weekday == 3
    run(office, "undo", "1")
    assert asset(office).sessions == ()


def test_what_lists_propose_is_named_and_taken_value_by_value(office: Path) -> None:
    with at(office) as register:
        register.edit(replace(CLUB, phone="01632 960009", cost="£2"), 1, by="CD")
        newer = [replace(CLUB, phone="01632 960008", cost="£3")]
        register.import_assets(newer, ImportInfo("Clubs", by="CD", sha256="2"))
    listed = run(office, "list")
    assert "closing:list/2: Bowls" in listed
    assert "  Telephone [phone]: 01632 960009 → 01632 960008\n" in listed
    run(office, "accept", "list:list/1", "--fields", "phone", "--by", "S")
    assert (asset(office).phone, asset(office).cost) == ("01632 960008", "£2")
    run(office, "accept", "closing:list/2", "--by", "S")
    assert asset(office, "list/2").status.value == "closed"


def test_what_does_not_wait_is_refused_before_anything_is_done(office: Path) -> None:
    tell(office, MessageReason.RANG)
    refusal = run(office, "accept", "1", "9", code=2)
    assert 'Nothing waits under "9". See what does: cli.py inbox list' in " ".join(refusal.split())
    assert asset(office) == CLUB


def test_a_clubs_form_goes_out_and_what_comes_back_waits(office: Path) -> None:
    page = office / "form.html"
    said = run(office, "form", "list/1", page, "--reply-to", "office@example.org")
    assert said.startswith("The form of Tea at three is in form.html.")
    facts = json.loads(re.search(r'id="facts">(.*?)</script>', page.read_text(encoding="utf-8"))[1])  # type: ignore[index]
    back = office / "club-answers.json"
    answers = {"name": "Tea at four", "phone": CLUB.phone}
    record = {**facts, "saved_on": DAY.isoformat(), "confirmed": False, "answers": answers}
    back.write_text(json.dumps(record), encoding="utf-8")
    assert "Name [name]: Tea at three → Tea at four" in run(office, "read", back, "--by", "S")
    run(office, "accept", "1", "--by", "S")
    assert asset(office).name == "Tea at four"
    assert "S has answered it" in run(office, "read", back, code=2)
    assert run(office, "form", "list/1", office / "form.pdf", "--as", "pdf").startswith("The form of")
    assert (office / "form.pdf").read_bytes().startswith(b"%PDF")


def test_a_form_of_no_asset_and_a_file_that_is_not_there_are_sentences(office: Path) -> None:
    assert "has no asset list/9" in run(office, "form", "list/9", office / "x.html", code=2)
    assert "Traceback" not in run(office, "read", office / "nowhere.json", code=2)
    (office / "x.json").write_bytes(b"\x00" * 300_000)
    assert "too big to be a club's answers" in run(office, "read", office / "x.json", code=2)
