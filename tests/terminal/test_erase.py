"""`cli.py erase` takes a contact out of the register, and says from where; it never prints what it was."""

from pathlib import Path

from typer.testing import CliRunner

from layers.register.store import open_register
from terminal.register.erase_command import app
from tests.layers.register.rows import club

PHONE = "01632 960123"


def run(folder: Path, *arguments: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, [*arguments, "--areas", str(folder / "areas")], input=typed)
    return result.exit_code, " ".join(result.output.split())


def filled(folder: Path) -> Path:
    (folder / "areas").mkdir()
    place = folder / "register" / "register.sqlite"
    with open_register(place) as register:
        register.add(club(1, phone=PHONE), by="AB")
    return place


def test_it_is_asked_for_and_gone(tmp_path: Path) -> None:
    place = filled(tmp_path)
    code, output = run(tmp_path, "--by", "CD", typed=f"{PHONE}\n")
    assert (code, "The telephone number was erased from 1 entry" in output) == (0, True)
    assert PHONE not in output
    assert PHONE.encode() not in place.read_bytes()
    assert "a telephone number, by CD" in run(tmp_path, "--list")[1]


def test_it_may_be_allowed_again_and_what_is_no_contact_is_refused(tmp_path: Path) -> None:
    filled(tmp_path)
    assert "no whole telephone number" in run(tmp_path, "016", "--yes")[1]
    assert "Nothing was ever erased." in run(tmp_path, "--list")[1]
    assert "not among what was erased" in run(tmp_path, PHONE, "--allow")[1]
    assert run(tmp_path, PHONE, "--yes")[0] == 0
    assert "may be written down again" in run(tmp_path, PHONE, "--allow")[1]
