"""Lists come in, are listed, given back and taken out again in a terminal."""

import csv
import json

import pytest
from typer.testing import CliRunner

import cli
from actions.bring_in_pack import bring_in_pack
from geo.crs import to_lonlat
from layers.area import open_area
from layers.register.store import open_register
from terminal.register import import_command
from tests.tiny_area import CRS, EAST, NORTH, tiny_area

GOOD = [
    ["1", "Tuesday Lunch", "Lunch club", (510, 0), "Tue 12:00-14:00", ""],
    ["2", "Knit and Natter", "Craft group", (520, 0), "", "01632 960001"],
]
BAD = ["3", "Nowhere Club", "Moon club", (530, 0), "", ""]


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.delenv("WITHIN_REACH_REGISTER", raising=False)
    tiny_area(tmp_path / "areas")
    return tmp_path


def write_list(place, rows, name="clubs.csv"):
    with (place / name).open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["Ref", "Club name", "Type", "Longitude", "Latitude", "Days and times", "Telephone"])
        for ref, club, kind, (x, y), when, phone in rows:
            (lon,), (lat,) = to_lonlat([EAST + x], [NORTH + y], crs=CRS)
            out.writerow([ref, club, kind, repr(float(lon)), repr(float(lat)), when, phone])
    return place / name


def run(place, *words, typed=None):
    command = [*map(str, words), "--areas", str(place / "areas")]
    return CliRunner().invoke(cli.app, command, input=typed)


def bring(place, rows, *more, name="clubs.csv"):
    file = write_list(place, rows, name)
    return run(place, "import", file, "--area", "tiny", "--source", "Clubs", *more)


def test_a_list_is_reported_on_and_comes_in(place):
    told = bring(place, GOOD, "--yes", "--by", "AB")
    assert told.exit_code == 0, told.output
    assert "2 of 2 rows can come in." in told.stdout
    assert "  name: Club name\n" in told.stdout
    assert "New: 2. Changed: 0. Unchanged: 0." in told.stdout
    assert "Done as import 1." in told.stdout
    near = run(place, "near", "ZZ1 1AA", "--area", "tiny", "--minutes", "10", "--json")
    titles = [asset["title"] for asset in json.loads(near.stdout)["in_reach"]]
    assert {"Tuesday Lunch", "Knit and Natter"} <= set(titles)


def test_a_dry_run_writes_nothing(place):
    told = bring(place, GOOD, "--dry-run")
    assert told.exit_code == 0
    assert "New: 2." in told.stdout
    assert "No list has come in yet." in run(place, "imports").stdout


def test_without_agreement_nothing_is_written(place):
    told = bring(place, GOOD)
    assert told.exit_code == 2
    assert "Nothing was written. Add --yes to bring it in." in told.stderr
    assert "No list has come in yet." in run(place, "imports").stdout


def test_a_report_that_somebody_has_overtaken_is_refused_and_asked_for_again(place, monkeypatch):
    bring(place, GOOD, "--yes")
    report_on = import_command.report_on

    def overtaken(typed, source, *, desk, **more):
        report = report_on(typed, source, desk=desk, **more)
        desk.register.verify("clubs/1", by="EF")
        return report

    with monkeypatch.context() as patched:
        patched.setattr(import_command, "report_on", overtaken)
        told = bring(place, [[*GOOD[0][:-1], "01632 960002"]], "--yes")
    assert told.exit_code == 2
    assert "The register has changed since this import was looked at. Look at it once more" in told.stderr
    assert "Changed: 1." in bring(place, [[*GOOD[0][:-1], "01632 960002"]], "--yes").stdout


def test_faults_are_listed_and_the_good_rows_come_in(place):
    told = bring(place, [*GOOD, BAD], "--yes")
    assert told.exit_code == 1
    assert "2 of 3 rows can come in.\n  1 refused: a kind that we do not know" in told.stdout
    assert '! row 4, column Type: "Moon club" is not a kind that we know.' in told.stdout
    assert "Done as import 1." in told.stdout


def test_the_same_list_again_changes_nothing_and_a_newer_one_updates(place):
    bring(place, GOOD, "--yes")
    again = bring(place, GOOD, "--yes")
    assert again.exit_code == 0
    assert "This very list came in before: nothing would change." in again.stdout
    newer = bring(place, [[*GOOD[0][:-1], "01632 960002"]], "--yes")
    assert "Changed: 1. Unchanged: 0. No longer in the list, proposed for closing: 1." in newer.stdout


def test_a_mapping_is_written_corrected_and_read(place):
    bring(place, GOOD, "--dry-run", "--save-mapping", place / "mapping.json")
    mapping = json.loads((place / "mapping.json").read_text(encoding="utf-8"))
    mapping["kinds"] = {"Moon club": "social_club"}
    (place / "mapping.json").write_text(json.dumps(mapping), encoding="utf-8")
    told = bring(place, [*GOOD, BAD], "--yes", "--mapping", place / "mapping.json")
    assert (told.exit_code, "3 of 3 rows can come in." in told.stdout) == (0, True)
    (place / "mapping.json").write_text("[]", encoding="utf-8")
    told = bring(place, GOOD, "--mapping", place / "mapping.json")
    assert told.exit_code == 2
    assert "mapping.json is not a mapping of columns. Write one with --save-mapping" in told.stderr


def test_a_row_outside_the_area_comes_in_only_when_that_is_said(place):
    far = ["4", "Far Away Club", "Lunch club", (60_000, 0), "", ""]
    assert "2 of 3 rows can come in." in bring(place, [*GOOD, far], "--dry-run").stdout
    assert "3 of 3 rows can come in." in bring(place, [*GOOD, far], "--dry-run", "--everywhere").stdout


def test_a_list_that_has_lost_a_column_of_last_time_is_refused_where_nobody_can_look(place):
    bring(place, GOOD, "--yes")
    file = write_list(place, GOOD)
    file.write_text(file.read_text(encoding="utf-8").replace("Club name", "Title"), encoding="utf-8")
    told = run(place, "import", file, "--area", "tiny", "--source", "Clubs", "--yes")
    assert told.exit_code == 2
    assert 'clubs.csv has no "Club name" any more' in told.stderr


def test_what_cannot_be_read_is_refused_in_words(place):
    told = run(place, "import", place / "none.csv", "--area", "tiny", "--source", "Clubs")
    assert (told.exit_code, told.stderr) == (2, "There is no file none.csv. Check the name and the folder.\n")
    told = run(place, "import", place / "none.csv", "--area", "nowhere", "--source", "Clubs")
    assert 'No area "nowhere" has been prepared.' in told.stderr


def test_what_may_be_listed_twice_is_told_in_pairs(place):
    bring(place, GOOD, "--yes")
    again = [["9", "Tuesday Lunch Club", "Lunch club", (511, 0), "Tue 12:00-14:00", ""]]
    told = run(
        place, "import", write_list(place, again, "b.csv"), "--area", "tiny", "--source", "B", "--dry-run"
    )
    assert "1 pair looks like one and the same. Merge them or keep them apart on the page" in told.stdout
    assert (
        "Tuesday Lunch Club and clubs/1: " in told.stdout or "clubs/1 and Tuesday Lunch Club: " in told.stdout
    )


def test_imports_are_listed_and_taken_back(place):
    bring(place, GOOD, "--yes", "--by", "AB")
    assert "Clubs: 2 new, 0 changed, 0 gone, by AB" in run(place, "imports").stdout
    told = run(place, "undo", "1", "--by", "CD")
    assert "2 taken out, 0 put back as they were before." in told.stdout
    assert "(taken back by CD)" in run(place, "imports").stdout
    again = run(place, "undo", "1")
    assert again.exit_code == 2
    assert "CD took this import back already" in again.stderr
    assert "There is no import 9." in run(place, "undo", "9").stderr


def test_what_a_person_changed_since_is_kept_and_named(place):
    bring(place, GOOD, "--yes")
    with open_register(place / "register" / "register.sqlite") as register:
        register.verify("clubs/1", by="EF")
    told = run(place, "undo", "1")
    assert "1 taken out" in told.stdout
    assert "Kept, because somebody has changed them since:\n  Tuesday Lunch: EF" in told.stdout


@pytest.mark.parametrize("form", ["csv", "geojson", "gpkg", "xlsx", "oruk"])
def test_the_register_is_given_back_and_comes_in_again_unchanged(place, form):
    bring(place, GOOD, "--yes")
    file = place / f"out.{'json' if form == 'oruk' else form}"
    told = run(place, "export", file, "--format", form)
    assert (told.exit_code, told.stdout) == (0, f"2 assets written to {file.name}.\n"), told.output
    back = run(place, "import", file, "--area", "tiny", "--source", "Clubs", "--dry-run")
    assert "2 of 2 rows can come in." in back.stdout
    assert "Changed: 0. Unchanged: 2." in back.stdout or "nothing would change" in back.stdout, back.stdout


def test_a_made_up_town_is_left_out_of_what_is_given_back(place):
    with open_register(place / "register" / "register.sqlite") as register:
        bring_in_pack(register, open_area("tiny", areas_folder=place / "areas"))
    assert "6 assets written" in run(place, "export", place / "all.csv", "--format", "csv").stdout
    bring(place, GOOD, "--yes")
    assert "2 assets written" in run(place, "export", place / "all.csv", "--format", "csv").stdout


def test_an_export_that_cannot_be_is_refused_in_words(place):
    told = run(place, "export", place / "a.csv", "--format", "csv")
    assert (told.exit_code, "The register holds nothing yet." in told.stderr) == (2, True)
    told = run(place, "export", place / "a.pdf", "--format", "pdf")
    assert '"pdf" is not a form in which the register is given back. Choose csv, geojson' in told.stderr
