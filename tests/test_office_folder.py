"""An office's folder of November 2026 opens with the program of today, and says what it said then.

The folder was made once, by ``tests/fixtures/make_office.py``; what it holds stands here in figures. Whoever
changes a format brings the old one up to date on opening, and leaves these figures as they are.
"""

import csv
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from layers.register.model import Known, PlacedBy, Session, Status
from layers.register.settings import private_feeds, stale_after_days
from layers.register.store import Register, open_register
from layers.register.versions import VersionCause
from layers.unmet.place import counts_beside
from layers.unmet.settings import shown_from

KEPT = Path(__file__).parent / "fixtures" / "office_2026_11"
AREA = "tinyplace"
LIBRARY, PARK, SUNNY = (f"made-up/{AREA}/{of}" for of in ("osm/n10", "osm/w7", "own-list/1"))
TUESDAY = Session(1, time(12), time(14, 30))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the office's folder, and no settings but its own."""
    for name in ("REGISTER", "STALE_AFTER_DAYS", "PRIVATE_FEEDS", "UNMET_SHOWN_FROM"):
        monkeypatch.delenv(f"WITHIN_REACH_{name}", raising=False)
    return Path(shutil.copytree(KEPT, tmp_path / "office"))


@pytest.fixture
def register(office: Path) -> Iterator[Register]:
    """The office's register."""
    with open_register(office / "register" / "register.sqlite") as opened:
        yield opened


def command(office: Path, *words: str) -> str:
    """What a command prints on the office's areas."""
    done = CliRunner().invoke(cli.app, [*words, "--areas", str(office / "areas")])
    assert done.exit_code == 0, done.output
    return done.stdout


def rows(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(printed.lstrip("\ufeff").splitlines()))


def ward_rows(printed: str) -> list[dict[str, str]]:
    """The wards of a printed table; the whole area stands in a row of its own."""
    return [row for row in rows(printed) if row.get("row_is", "ward") == "ward"]


# The area


def test_its_area_is_listed(office):
    assert "tinyplace: Tiny Place, a made-up town, prepared" in command(office, "areas")


def test_the_same_places_are_as_far_as_they_were(office):
    near = ("near", "ZZ1 1AA", "--area", AREA, "--pace", "older", "--minutes", "15", "--json")
    answer = json.loads(command(office, *near))
    walks = {
        part: [(place["asset_id"], place["walk_minutes"]) for place in answer[part]]
        for part in ("in_reach", "just_out_of_reach")
    }
    assert walks["in_reach"] == [(SUNNY, 5), ("clubs/1", 10), (LIBRARY, 12)]
    assert walks["just_out_of_reach"] == [("clubs/2", 17), ("clubs/3", 19), ("clubs/5", 21), ("own/1", 24)]


def test_a_ward_lacks_what_it_lacked(office):
    west, east = ward_rows(command(office, "gaps", "--area", AREA, "--kinds", "lunch_club", "--csv"))
    columns = ("ward_name", "residents", "unknown", "with_one")
    assert [west[name] for name in columns] == ["West", "100", "50", "50"]
    assert [east[name] for name in columns] == ["East", "50", "0", "50"]
    assert float(west["median_walk_m"]) == pytest.approx(200.0, abs=0.01)
    assert float(east["median_walk_m"]) == pytest.approx(445.0, abs=0.01)
    assert [float(ward["assets_per_1000"]) for ward in (west, east)] == [40.0, 20.0]
    none = ward_rows(command(office, "gaps", "--area", AREA, "--kinds", "music_group", "--csv"))
    assert [ward["with_one"] for ward in none] == ["0", "0"]


def test_its_bids_would_change_what_they_would_have_changed(office):
    bids = ("fund", "--bids", str(office / "bids.csv"), "--budget", "5000", "--area", AREA)
    record = json.loads(command(office, *bids, "--json"))
    figures = record["result"]["figures"]
    assert {bid: figures[bid]["additional"] for bid in figures} == {"B1": 50, "B2": 50, "B3": None}
    assert (figures["B2"]["rank"], figures["B1"]["rank"]) == (1, 2)
    assert figures["B3"]["cannot"] == "no-place"
    portfolio = record["result"]["portfolio"]
    assert (sorted(portfolio["chosen"]), portfolio["spent"]) == (["B1", "B2"], 4800.0)


def test_a_decision_of_then_comes_out_the_same(office):
    bids = ("fund", "--bids", str(office / "bids.csv"), "--budget", "5000", "--area", AREA)
    assert (
        command(office, *bids, "--redo", str(office / "decision.json")).strip()
        == "The record comes out the same."
    )


# The register


def test_every_asset_stands_as_it_stood(register):
    assert [
        (entry.asset.asset_id, entry.asset.name, entry.version, entry.asset.status, entry.changed_by)
        for entry in register.entries()
    ] == [
        ("clubs/1", "Tuesday Lunch", 3, Status.ACTIVE, "AB"),
        ("clubs/2", "Knit and Natter", 2, Status.ACTIVE, "CD"),
        ("clubs/3", "Walking Rugby", 2, Status.PAUSED, "AB"),
        ("clubs/4", "Old Bowls", 1, Status.ACTIVE, "AB"),
        ("clubs/5", "Lŵcas a’r Tŷ", 2, Status.ACTIVE, "CD"),
        ("clubs/6", "Tuesday Lunch Club", 2, Status.CLOSED, "EF"),
        (LIBRARY, "Library", 3, Status.ACTIVE, "AB"),
        (PARK, "Little Park", 2, Status.CLOSED, "CD"),
        (SUNNY, "Sunny Lunch Club", 1, Status.ACTIVE, "area pack"),
        ("own/1", "Sunday Soup", 1, Status.ACTIVE, "AB"),
        ("own/2", "A refuge", 1, Status.ACTIVE, "AB"),
    ]


def test_every_field_of_an_asset_is_read(register):
    soup = register.entry("own/1").asset
    assert (soup.organisation, soup.interests) == ("Chapel", ("company at lunch", "singing"))
    assert soup.sessions == (
        Session(6, time(12), time(14)),
        Session(3, time(18), None, week_of_month=-1, term_time=True, bank_holidays=Known.NO),
    )
    assert (soup.longitude, soup.latitude, soup.placed_by) == (-3.0039139, 51.5648857, PlacedBy.POINT)
    assert (soup.minimum_age, soup.price_pence, soup.places_a_week, soup.full) == (18, 0, 24, Known.PARTLY)
    assert (soup.when_unread, soup.more) == ("and at Easter", (("Chair", "vacant"),))
    assert register.entry("own/2").asset.hide_address


def test_who_changed_what_is_still_told(register):
    versions = register.history("clubs/1")
    assert [(version.by, version.change, version.import_id) for version in versions] == [
        ("AB", VersionCause.IMPORT, 3),
        ("AB", VersionCause.EDIT, None),
        ("AB", VersionCause.IMPORT, 5),
    ]
    edited = {change.field: (change.before, change.after) for change in versions[1].changed}
    assert edited == {
        "phone": ("01632 960001", "01632 960111"),
        "step_free": (Known.UNKNOWN, Known.YES),
    }
    assert register.entry("clubs/1").asset.sessions == (TUESDAY,)
    assert register.entry("clubs/1").source_says["phone"] == "01632 960099"
    assert [version.change for version in register.history("leaflet-rack/a")] == [
        VersionCause.IMPORT,
        VersionCause.UNDO,
    ]


def test_the_register_can_be_read_as_it_was(register):
    first_list = next(record for record in register.imports() if record.import_id == 3)
    then = {asset.asset_id: asset for asset in register.as_of(first_list.at)}
    assert sorted(then) == [*(f"clubs/{number}" for number in range(1, 6)), LIBRARY, PARK, SUNNY]
    assert then["clubs/1"].phone == "01632 960001"


def test_what_came_in_is_listed(register):
    assert [
        (
            record.import_id,
            record.info.source,
            record.added,
            record.changed,
            record.vanished,
            record.undone_by,
        )
        for record in register.imports()
    ] == [
        (5, "Clubs", 1, 1, ("clubs/4",), ""),
        (4, "Leaflet rack", 1, 0, (), "EF"),
        (3, "Clubs", 5, 0, (), ""),
        (2, f"Own list ({AREA})", 1, 0, (), ""),
        (1, f"OpenStreetMap ({AREA})", 2, 0, (), ""),
    ]
    [conflict] = register.imports()[0].conflicts
    assert (conflict.asset_id, conflict.field, conflict.ours, conflict.theirs) == (
        "clubs/1",
        "phone",
        "01632 960111",
        "01632 960099",
    )
    assert [asset.asset_id for asset in register.proposed_closures()] == ["clubs/4"]


def test_what_people_decided_is_remembered(register):
    assert [
        (pair.first_id, pair.second_id, pair.decision, pair.by) for pair in register.duplicate_decisions()
    ] == [("clubs/1", "clubs/6", "merge", "EF"), ("clubs/1", SUNNY, "apart", "EF")]
    mapping = register.mapping("Clubs")
    assert mapping is not None
    assert ["phone", "Telephone"] in mapping["columns"]
    assert mapping["kinds"]["Sports club"] == "sports_club"


def test_nothing_comes_in_twice_by_asking(office, register):
    before = register.revision
    command(office, "near", "ZZ1 1AA", "--area", AREA)
    assert register.revision == before


def test_work_goes_on_in_the_old_register(register):
    bowls = register.entry("clubs/4")
    assert register.edit(replace(bowls.asset, phone="01632 960004"), bowls.version, by="GH") == 2
    undone = register.undo_import(5, by="GH")
    assert undone.put_back == ("clubs/1",)
    assert register.entry("clubs/1").asset.when == "Tue 12:00-14:00"
    register.keep_apart("clubs/1", SUNNY, by="GH")


def test_its_backup_can_be_put_back(office, register):
    register.restore_backup(office / "register" / "backup.sqlite", by="GH")
    names = [entry.asset.name for entry in register.entries()]
    assert "Moon Gazers" in names  # the leaflets were taken back after the backup
    assert len(names) == 12


# Settings and counts


def test_its_settings_hold(office):
    folder = office / "register"
    assert stale_after_days(folder=folder) == 180
    assert shown_from(folder) == 12
    assert private_feeds(folder=folder) is False


def test_its_counts_are_what_they_were(office):
    table = counts_beside(office / "areas").table(AREA, first_month="2025-01", last_month="2026-12")
    assert list(table.itertuples(index=False, name=None)) == [
        ("E05999901", "", "2025-11", "not-known", 4),
        ("E05999901", "lunch_club", "2025-03", "too-far", 13),
        ("E05999902", "craft_group", "2025-06", "cost", 11),
        ("E05999902", "craft_group", "2026-10", "full", 2),
    ]
    printed = command(office, "unmet", "--area", AREA, "--year", "2025")
    assert "  West: 15 or more" in printed
    assert "East" not in printed  # eleven, and its settings show a ward from twelve on


# The folder itself


def test_it_says_nothing_of_the_machine_that_made_it():
    for file in (path for path in KEPT.rglob("*") if path.is_file()):
        content = file.read_bytes()
        for trace in (b"/tmp/", b"/home/", b"/root/", b"/Users/", b"\\Users\\", b"/var/", str(KEPT).encode()):
            assert trace not in content, f"{file.name} holds a path of a machine"


def test_it_stays_small():
    assert sum(path.stat().st_size for path in KEPT.rglob("*") if path.is_file()) < 1_000_000
