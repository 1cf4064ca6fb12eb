"""A command that only asks leaves every file as it was, and answers as if the pack had been brought in."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from actions.bring_in_pack import bring_in_pack
from layers.area import open_area
from layers.register.engine.errors import NewerRegisterError, RegisterError
from layers.register.model import Asset
from layers.register.read_only import open_to_read
from layers.register.store import open_register
from tests.tiny_area import ASSETS, tiny_area

COMMANDS = {
    "near": ["near", "ZZ1 1AA", "--area", "tiny"],
    "near as JSON": ["near", "ZZ1 1AA", "--area", "tiny", "--json"],
    "near, by interests": ["near", "ZZ1 1AA", "--area", "tiny", "--enjoys", "a walk in the park", "--json"],
    "the way": ["near", "ZZ1 1AA", "--area", "tiny", "--way", "made-up/tiny/t/cafe"],
    "gaps": ["gaps", "--area", "tiny", "--ward", "Tiny ward"],
    "gaps as JSON": ["gaps", "--area", "tiny", "--json"],
    "gaps as CSV": ["gaps", "--area", "tiny", "--csv"],
    "fund": ["fund", "--area", "tiny", "--new", "cafe"],
    "fund as JSON": ["fund", "--area", "tiny", "--new", "cafe", "--json"],
    "unmet": ["unmet", "--area", "tiny"],
    "areas": ["areas"],
    "imports": ["imports"],
    "inbox": ["inbox", "list"],
}

READ_ONLY = "The register cannot be opened"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with one prepared town, and no register yet."""
    monkeypatch.delenv("WITHIN_REACH_REGISTER", raising=False)
    tiny_area(tmp_path / "areas")
    return tmp_path


def run(place, words):
    told = CliRunner().invoke(cli.app, [*words, "--areas", str(place / "areas")])
    return told.exit_code, told.output


def files(place: Path) -> dict[Path, bytes]:
    return {path.relative_to(place): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def bring_in(place):
    with open_register(place / "register" / "register.sqlite") as register:
        return bring_in_pack(register, open_area("tiny", areas_folder=place / "areas"))


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_no_file_is_written_and_the_answer_is_the_same_afterwards(place, command):
    before = files(place)
    first = run(place, COMMANDS[command])
    assert first[0] == 0, first[1]
    assert files(place) == before
    assert not (place / "register").exists()

    assert [result.added for result in bring_in(place)] == [len(ASSETS)]
    there = files(place)
    again = run(place, COMMANDS[command])
    assert files(place) == there
    if command != "imports":  # which lists what has come in
        assert again == first


def test_an_export_of_an_area_is_the_same_before_and_after(place, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "all.csv"
    export = ["export", str(out), "--format", "csv", "--area", "tiny"]
    assert run(place, export)[0] == 0
    first = out.read_bytes()
    assert not (place / "register").exists()
    bring_in(place)
    assert run(place, export)[0] == 0
    assert out.read_bytes() == first
    assert b"Corner Caf" in first


def test_a_trial_run_of_an_import_writes_nothing(place, tmp_path_factory):
    listed = tmp_path_factory.mktemp("in") / "clubs.csv"
    listed.write_text("name,kind,longitude,latitude\nKnit and Natter,craft_group,-3.53,53.94\n")
    trial = ["import", str(listed), "--area", "tiny", "--source", "Clubs", "--dry-run"]
    assert "can come in" in run(place, trial)[1]
    assert not (place / "register").exists()


@pytest.mark.parametrize("command", ["near as JSON", "gaps as JSON", "fund as JSON"])
def test_what_people_changed_and_a_newer_pack_are_both_in_the_answer(place, command):
    """An older pack came in, people worked on it, and a newer one waits: it is planned."""
    register_file = place / "register" / "register.sqlite"
    bring_in(place)
    with open_register(register_file) as register:
        register.close("made-up/tiny/t/library", by="AB")
        register.add(Asset("hand/1", "Knit and Natter", kind="craft_group"), by="AB")
    tiny_area(place / "areas", assets=[dict(ASSETS[0], cost="free", name="New name"), *ASSETS[1:-1]])
    before = register_file.read_bytes()
    first = run(place, COMMANDS[command])
    assert first[0] == 0, first[1]
    assert register_file.read_bytes() == before
    assert sum(result.changed for result in bring_in(place)) == 1
    assert run(place, COMMANDS[command]) == first
    if command == "near as JSON":
        titles = [each["title"] for each in json.loads(first[1])["in_reach"]]
        assert "New name" in titles
        assert "Hilltop Library" not in titles


def test_prepare_brings_in_what_the_pack_knows_and_says_so(tmp_path, monkeypatch):
    monkeypatch.delenv("WITHIN_REACH_REGISTER", raising=False)
    demo = Path(cli.__file__).parent / "data" / "demo"
    prepare = ["prepare", str(demo / "recipe.toml"), "--data", str(demo / "inputs")]
    code, told = run(tmp_path, prepare)
    assert code == 0, told
    assert "Brought into the register: " in told
    with open_to_read(tmp_path / "register" / "register.sqlite") as register:
        entries = len(register.entries())
        assert f"{entries:,} new places, 0 changed, 0 as they were." in told
    assert "Brought into the register" not in run(tmp_path, prepare)[1]


def test_prepare_says_why_the_register_could_not_take_it_and_prepares_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("WITHIN_REACH_REGISTER", str(tmp_path / "notes.txt"))
    (tmp_path / "notes.txt").write_text("This is no register. " * 100)
    demo = Path(cli.__file__).parent / "data" / "demo"
    code, told = run(tmp_path, ["prepare", str(demo / "recipe.toml"), "--data", str(demo / "inputs")])
    assert code == 0
    assert "could not be brought into the register" in told
    assert "notes.txt is damaged, or is not a register" in told
    assert open_area("demo", areas_folder=tmp_path / "areas").name == "demo"


def test_a_register_opened_to_be_read_cannot_be_written(place):
    for file in (place / "register" / "register.sqlite", place / "none.sqlite"):
        with open_to_read(file) as register, pytest.raises(RegisterError, match=READ_ONLY):
            register.add(Asset("hand/1", "Knit and Natter", kind="craft_group"), by="AB")
        assert not file.exists()
    bring_in(place)
    file = place / "register" / "register.sqlite"
    with open_to_read(file) as register, pytest.raises(RegisterError, match=READ_ONLY):
        register.add(Asset("hand/1", "Knit and Natter", kind="craft_group"), by="AB")


def test_a_register_without_its_tables_yet_is_made_whole_in_memory_only(place):
    file = place / "empty.sqlite"
    file.touch()
    before = files(place)
    with open_to_read(file) as register:
        assert register.entries() == ()
    assert files(place) == before


def test_a_register_of_a_newer_program_is_refused_and_left_alone(place):
    bring_in(place)
    file = place / "register" / "register.sqlite"
    with closing(sqlite3.connect(file)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    before = files(place)
    with pytest.raises(NewerRegisterError, match=r"A newer version .* made this register"):
        open_to_read(file)
    assert files(place) == before
