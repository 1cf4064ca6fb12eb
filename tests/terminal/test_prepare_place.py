"""In a terminal a council's area comes from its name alone: what is said before, meanwhile and after."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import actions.add_place
import cli
import terminal.preparing.place
from actions.place_plan import place_plan
from tests.stand_in.web import Answer, StandInWeb


def prepare(folder: Path, *words: str) -> Result:
    options = ("--downloads", folder / "cache", "--areas", folder / "areas", "--own-sources", folder / "none")
    return CliRunner().invoke(cli.app, ["prepare", *words, *map(str, options)])


def test_from_a_name_to_a_report(web: StandInWeb, tmp_path: Path):
    web.plant("NM_2057_1", Answer(b"", 404))
    answer = prepare(tmp_path, "lewes district council")
    assert answer.exit_code == 0, answer.output
    assert "Lewes: about " in answer.stderr
    assert "to fetch from 6 hosts" in answer.stderr
    out = answer.stdout
    assert f"came from a stand-in at {web.address} (WITHIN_REACH_WEB), not from the internet" in out
    assert "Left out: Unpaid carers, Census 2021 (TS039)" in out
    assert "What was left out is tried again the next time." in out
    assert f"The recipe is in {tmp_path / 'areas' / 'lewes' / 'recipe.toml'}." in out
    assert "Lewes is prepared, in" in out
    assert "Wards (wards.geojson, 2025-12-31)\n  3 of 3 wards kept" in out
    assert "Brought into the register: " in out


def test_the_second_time_it_says_that_nothing_was_asked(web: StandInWeb, tmp_path: Path):
    prepare(tmp_path, "Orkney")
    web.requests.clear()
    answer = prepare(tmp_path, "Orkney")
    assert web.requests == []
    assert "Orkney Islands. Everything is there already" in answer.stderr
    assert "were there already; nothing was asked of the internet." in answer.stdout
    assert "Orkney Islands is already up to date." in answer.stdout


def test_a_recipe_that_somebody_changed_is_not_lost(web: StandInWeb, tmp_path: Path):
    prepare(tmp_path, "Orkney")
    recipe = tmp_path / "areas" / "orkney-islands" / "recipe.toml"
    changed = recipe.read_text(encoding="utf-8").replace("margin_m = 2500", "margin_m = 2400")
    recipe.write_text(changed, encoding="utf-8")
    answer = prepare(tmp_path, "Orkney")
    before = recipe.with_name("recipe-before.toml")
    assert f"The one that was there is kept as {before}." in answer.stdout
    assert before.read_text(encoding="utf-8") == changed
    files = tmp_path / "cache" / "places" / "S12000023"
    words = ("--data", str(files), "--areas", str(tmp_path / "areas"))
    mine = CliRunner().invoke(cli.app, ["prepare", str(before), *words])
    assert mine.exit_code == 0, mine.output
    assert "Orkney Islands is prepared, in" in mine.stdout


def test_a_plan_says_what_would_be_fetched_and_fetches_nothing(web: StandInWeb, tmp_path: Path):
    answer = prepare(tmp_path, "Belfast", "--plan")
    assert answer.exit_code == 0
    assert web.requests == []
    assert list(tmp_path.iterdir()) == []
    assert "Belfast: about " in answer.stdout
    assert "OpenStreetMap (Geofabrik’s extracts): about 50.0 MB from download.geofabrik.de" in answer.stdout
    prepare(tmp_path, "Belfast")
    again = prepare(tmp_path, "Belfast", "--plan").stdout
    assert "Belfast. Everything is there already" in again
    assert "Wards: there since " in again
    newer = prepare(tmp_path, "Belfast", "--plan", "--again").stdout
    assert "services1.arcgis.com is asked for a newer one, at most about " in newer


def test_a_former_council_prepares_that_of_today_and_says_so(web: StandInWeb, tmp_path: Path):
    answer = prepare(tmp_path, "Harrogate", "--plan")
    assert "Harrogate is no council of its own since 2023" in answer.stdout
    assert "North Yorkshire: about " in answer.stdout


def test_something_needed_that_is_missing_is_said_and_nothing_is_prepared(web: StandInWeb, tmp_path: Path):
    web.plant("WD_|Wards_", Answer(b'{"error":{"code":500,"message":"Service not started"}}'))
    answer = prepare(tmp_path, "Orkney")
    assert answer.exit_code == 2
    assert "Orkney Islands cannot be prepared: 2 things it needs could not be fetched." in answer.stderr
    assert "- Wards: WD_DEC_2025_UK_BGC answers with an error: 500 Service not started." in answer.stderr
    assert "another try goes on from there" in answer.stderr
    assert not (tmp_path / "areas").exists()


def test_a_recipe_without_its_files_is_asked_for_them(web: StandInWeb, tmp_path: Path):
    answer = prepare(tmp_path, "recipes/newport.toml")
    assert answer.exit_code == 2
    assert "Where the recipe's files lie is not said. Add --data FOLDER." in answer.stderr
    assert web.requests == []


def test_whoever_stops_it_hears_that_what_has_come_is_kept(
    web: StandInWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("actions.add_place.recognise", stopped)
    answer = prepare(tmp_path, "Orkney")
    assert answer.exit_code == 130
    assert "Stopped. What has come is kept: the same command goes on from there." in answer.stderr
    monkeypatch.undo()


def test_a_council_with_a_recipes_folder_is_told_what_to_write(tmp_path: Path):
    for words in (["Wigan", "--data", str(tmp_path)], ["Wigan", "--data", str(tmp_path), "--plan"]):
        answer = prepare(tmp_path, *words)
        assert answer.exit_code == 2
        assert '"Wigan" is no recipe, and --data is the folder of a recipe\'s files.' in answer.stderr
        assert f"if they are in {tmp_path} already, write --from in place of --data" in answer.stderr
    both = prepare(tmp_path, "Wigan", "--data", str(tmp_path), "--from", str(tmp_path))
    assert "--data is for a recipe and --from for a council, and both are given." in both.stderr


def test_the_plan_of_a_council_is_worked_out_once(web: StandInWeb, tmp_path: Path, monkeypatch):
    plans = []
    for module in (actions.add_place, terminal.preparing.place):
        monkeypatch.setattr(
            module, "place_plan", lambda *a, **k: plans.append(place_plan(*a, **k)) or plans[-1]
        )
    assert prepare(tmp_path, "Orkney").exit_code == 0
    assert len(plans) == 1
