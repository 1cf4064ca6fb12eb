"""A council's own list comes in by the terminal: one choice for each word, drafts, nothing asked twice."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import cli
from layers.register.importing.seeding import register_beside
from layers.register.model import Asset
from layers.register.store import open_register
from tests.messy_list import CHOICES, WORDS, messy_rows, messy_workbook
from tests.tiny_area import tiny_area

SOURCE = "Directory"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("WITHIN_REACH_REGISTER", raising=False)
    tiny_area(tmp_path / "areas")
    messy_workbook(tmp_path)
    return tmp_path


def run(place: Path, *words: object) -> Result:
    return CliRunner().invoke(cli.app, [*map(str, words), "--areas", str(place / "areas")])


def bring(place: Path, *more: object, file: str = "community directory FINAL v3.xlsx") -> Result:
    return run(place, "import", place / file, "--source", SOURCE, "--area", "tiny", "--by", "AB", *more)


def assets(place: Path) -> dict[str, Asset]:
    with open_register(register_beside(place / "areas")) as register:
        standing = [entry.asset for entry in register.entries()]
    return {asset.name: asset for asset in standing if asset.source == SOURCE}


def chosen(place: Path, **words: str) -> Path:
    """The mapping that the terminal writes, filled in."""
    bring(place, "--dry-run", "--save-mapping", place / "mapping.json")
    mapping = json.loads((place / "mapping.json").read_text(encoding="utf-8"))
    mapping["kinds"] |= words or CHOICES
    (place / "mapping.json").write_text(json.dumps(mapping), encoding="utf-8")
    return place / "mapping.json"


def test_each_word_for_a_kind_is_asked_about_once_with_its_rows_and_what_it_may_mean(place: Path) -> None:
    report = bring(place, "--dry-run").stdout
    assert "10 words for kinds are not known:" in report
    assert "  “Sports” (5 rows (2–6)): perhaps Sports club" in report
    assert "  “Estate agents” (2 rows (" in report
    assert report.count("Sports") < 5
    bring(place, "--dry-run", "--save-mapping", place / "mapping.json")
    written = json.loads((place / "mapping.json").read_text(encoding="utf-8"))
    unknown = {word for word, kind in written["kinds"].items() if not kind}
    assert unknown == {word for word, (_, kind) in WORDS.items() if not kind}
    assert written["suggestions"]["Sports"][0] == "sports_club"


def test_one_choice_for_each_word_holds_for_all_its_rows_and_is_remembered(place: Path) -> None:
    done = bring(place, "--mapping", chosen(place), "--yes")
    assert done.exit_code == 1
    kinds = [asset.kind for asset in assets(place).values()]
    assert kinds.count("sports_club") == 5
    assert len(kinds) == 40 - 2 - 2 - 1 - 1  # estate agents, a doubled reference, far away, Misc
    assert "3 refused rows wait as drafts" in done.stdout
    again = bring(place, "--yes")
    assert "nothing would change" in again.stdout
    assert len(assets(place)) == 34


def test_a_doubled_reference_is_named_and_the_column_stays_the_id(place: Path) -> None:
    report = bring(place, "--mapping", chosen(place), "--yes").stdout
    assert 'share the id "7" but differ. Give each row its own id.' in report
    assert "row 10, column Ref: This row has no id; one was made from its name and place." in report
    assert assets(place)["Walking Groups no 6"].source_id == "6"


def test_drafts_are_gone_on_with_tomorrow_left_and_taken_up_again(place: Path) -> None:
    bring(place, "--mapping", chosen(place), "--yes")
    listed = run(place, "drafts", "list").stdout
    assert "3: Misc no 40. Row 41 of Directory, brought by AB on " in listed
    assert '"Misc" is not a kind that we know.' in listed
    assert "Misc no 40" not in assets(place)
    refused = run(place, "drafts", "finish", 3, "--kind", "Moon club")
    assert (refused.exit_code, '"Moon club" is no kind of assets.' in refused.stderr) == (2, True)
    assert "The draft has no kind yet. Say of which kind it is." in run(place, "drafts", "finish", 3).stderr
    done = run(place, "drafts", "finish", 3, "--kind", "social club", "--by", "CD")
    assert "Draft 3 is in the register now: Misc no 40." in done.stdout
    assert assets(place)["Misc no 40"].kind == "social_club"
    assert "1 draft waits again." in run(place, "drafts", "undo", 3, "--by", "CD").stdout
    assert "Misc no 40" not in assets(place)
    run(place, "drafts", "leave", 1, 2, "--by", "CD")
    assert "(left: CD)" in run(place, "drafts", "list", "--ended").stdout
    assert "nothing would change" in bring(place, "--yes").stdout
    assert run(place, "drafts", "list").stdout.count(" of Directory, ") == 1
    assert "There is no draft 9." in run(place, "drafts", "leave", 9, "--by", "CD").stderr
    assert "Draft 1 no longer waits: CD ended it on" in run(place, "drafts", "leave", 1).stderr


def test_a_row_that_is_right_in_a_later_list_replaces_its_draft(place: Path) -> None:
    bring(place, "--mapping", chosen(place), "--yes")
    rows = [list(row) for row in messy_rows()]
    rows[7][0] = "77"
    rows[39][2] = "Men's Shed"
    with (place / "next.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [("Ref", "Group name", "Category", "Postcode", "Days and times", "Telephone"), *rows]
        )
    done = bring(place, "--yes", file="next.csv")
    assert "3 drafts come in with it." in done.stdout
    assert "No draft waits." in run(place, "drafts", "list").stdout
    assert {"Misc no 40", "Walking Groups no 7"} <= set(assets(place))
    run(place, "undo", 3, "--by", "AB")
    assert run(place, "drafts", "list").stdout.count(" of Directory, ") == 3


def test_an_undone_import_takes_its_drafts_with_it(place: Path) -> None:
    bring(place, "--mapping", chosen(place), "--yes")
    run(place, "undo", 1, "--by", "AB")
    assert "No draft waits." in run(place, "drafts", "list").stdout
    assert assets(place) == {}


def test_a_list_of_nothing_but_unknown_kinds_is_kept_as_drafts(place: Path) -> None:
    text = "Name,Category,Postcode\nA,Qwx,ZZ1 1AA\nB,Qwx,ZZ1 1AA\n"
    (place / "odd.csv").write_text(text, encoding="utf-8")
    done = bring(place, "--yes", file="odd.csv")
    assert "2 refused rows wait as drafts" in done.stdout
    finished = run(place, "drafts", "finish", 1, 2, "--kind", "Walking group", "--by", "AB")
    assert finished.exit_code == 0, finished.output
    assert [asset.kind for asset in assets(place).values()] == ["walking_group"] * 2


def test_a_list_of_one_kind_says_how_to_name_it_and_its_mapping_is_written_all_the_same(place: Path) -> None:
    text = "Ref,Name,Postcode\n1,Abbey,ZZ1 1AA\n"
    (place / "groups.csv").write_text(text, encoding="utf-8")
    refused = bring(place, "--yes", "--save-mapping", place / "one.json", file="groups.csv")
    assert refused.exit_code == 2
    assert 'If all are of one kind, say which, like --kind "Lunch club"' in refused.stderr
    assert json.loads((place / "one.json").read_text(encoding="utf-8"))["columns"]
    done = bring(place, "--yes", "--kind", "ramblers", file="groups.csv")
    assert done.exit_code == 0, done.output
    assert assets(place)["Abbey"].kind == "walking_group"
    assert bring(place, "--yes", file="groups.csv").exit_code == 0


def test_rows_elsewhere_are_left_out_or_kept_by_postcode_too(place: Path) -> None:
    rows = "".join(f"{at},Club {at},EC1A {at % 9}BB\n" for at in range(1, 301))
    (place / "clubs.csv").write_text(f"Ref,Name,Postcode\n0,Here,ZZ1 1AA\n{rows}", encoding="utf-8")
    report = bring(place, "--kind", "Social club", "--dry-run", file="clubs.csv").stdout
    assert "1 of 301 rows can come in." in report
    assert report.count("Its postcode lies outside the area and its margin.") == 1
    assert "rows (3–302), column Postcode" in report
    kept = bring(place, "--kind", "Social club", "--outside", "keep", "--dry-run", file="clubs.csv").stdout
    assert "301 of 301 rows can come in." in kept


def test_the_whole_report_is_written_row_by_row(place: Path) -> None:
    bring(place, "--dry-run", "--report", place / "faults.csv")
    with (place / "faults.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum("not a kind that we know" in row["what is wrong"] for row in rows) == 17
    assert {row["row"] for row in rows if row["value"] == "Sports"} == {"2", "3", "4", "5", "6"}


def test_words_in_columns_of_few_values_are_chosen_once_too(place: Path) -> None:
    rows = "".join(f"{n},Inn {n},Pub,ZZ1 1AA,{'Gravel' if n < 3 else 'no'}\n" for n in range(1, 10))
    text = f"Ref,Name,Type,Postcode,Step-free\n{rows}"
    (place / "pubs.csv").write_text(text, encoding="utf-8")
    mapping = place / "pubs.json"
    report = bring(place, "--dry-run", "--save-mapping", mapping, file="pubs.csv").stdout
    assert "“Gravel” in Step-free (2 rows (2 and 3)): say under “values” whether it means yes" in report
    held = json.loads(mapping.read_text(encoding="utf-8"))
    assert held["values"] == [["step_free", "Gravel", ""]]
    for value, words in (
        ("maybe", '"Gravel" cannot mean "maybe" as step free. Write one of "yes"'),
        ("yes", ""),
    ):
        held["values"][0][2] = value
        mapping.write_text(json.dumps(held), encoding="utf-8")
        assert words in bring(place, "--yes", "--mapping", mapping, file="pubs.csv").stderr
    assert [asset.step_free.value for asset in assets(place).values()] == ["yes"] * 2 + ["no"] * 7


def test_a_finished_draft_is_no_second_asset_once_its_word_is_understood(place: Path) -> None:
    file = place / "groups.csv"
    file.write_text("Name,Category,Postcode\nTea,Lunch club,ZZ1 1AA\nBall,Sports,ZZ1 1AA\n", encoding="utf-8")
    bring(place, "--yes", file="groups.csv")
    run(place, "drafts", "finish", 1, "--kind", "Social club", "--by", "AB")
    mapping = place / "mapping.json"
    bring(place, "--dry-run", "--save-mapping", mapping, file="groups.csv")
    held = json.loads(mapping.read_text(encoding="utf-8"))
    held["kinds"]["Sports"] = "Sports club"
    mapping.write_text(json.dumps(held), encoding="utf-8")
    done = bring(place, "--yes", "--mapping", mapping, file="groups.csv").stdout
    assert "New: 0." in done
    assert "proposed for closing: 0." in done
    assert {name: asset.kind for name, asset in assets(place).items()} == {
        "Tea": "lunch_club",
        "Ball": "social_club",  # what a person said of it
    }
