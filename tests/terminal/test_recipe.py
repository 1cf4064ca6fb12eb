"""The commands recipe and prepare --from: what they print and write, and how they refuse."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from layers.recipes.model import load_recipe
from tests.layers.recognising import made_up


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    made_up.england(folder)
    return folder


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_recipe_is_printed_alone_and_the_rest_said_beside_it(downloads, tmp_path):
    done = run("recipe", "larkford", "--from", downloads)
    assert done.exit_code == 0
    printed = tmp_path / "printed.toml"
    printed.write_text(done.stdout, encoding="utf-8")
    assert load_recipe(printed).area.council == "E07000999"
    assert "Larkford (E07000999)." in done.stderr
    assert "What would be welcome and is not in the folder:" in done.stderr
    assert "  - who lives alone: Census table TS003 or its like (https://www.nomisweb.co.uk/)." in done.stderr


def test_a_recipe_is_written_and_one_that_was_there_is_kept(downloads, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("# mine\n", encoding="utf-8")
    done = run("recipe", "larkford", "--from", downloads, "--write", path)
    assert f"The recipe is in {path}." in done.stdout
    assert "The one that was there is kept as" in done.stdout
    assert (tmp_path / "mine-before.toml").read_text(encoding="utf-8") == "# mine\n"


def test_a_council_is_prepared_from_a_folder_and_again_from_its_recipe(downloads, tmp_path):
    areas = tmp_path / "areas"
    done = run("prepare", "Larkford", "--from", downloads, "--areas", areas)
    assert done.exit_code == 0, done.output
    assert "Larkford is prepared, in" in done.stdout
    again = run("prepare", areas / "larkford" / "recipe.toml", "--data", downloads, "--areas", areas)
    assert "Larkford is already up to date." in again.stdout


def test_what_is_lacking_is_said_and_nothing_is_prepared(downloads, tmp_path):
    (downloads / "1").unlink()
    (downloads / "junk").write_text("<html></html>", encoding="utf-8")
    done = run("prepare", "Larkford", "--from", downloads, "--areas", tmp_path / "areas")
    assert done.exit_code == 2
    assert "  ! junk is a web page, not data. Fetch the file again." in done.stdout
    assert "- streets: an OpenStreetMap extract" in done.stderr
    assert not (tmp_path / "areas").exists()
    assert "Traceback" not in done.output


def test_who_names_no_council_or_says_not_where_the_files_are_is_asked():
    done = run("prepare", "Larkford")
    assert done.exit_code == 2
    assert 'There is no council called "Larkford" in the United Kingdom.' in done.stderr
    assert "Type its name as it writes it" in done.stderr
    assert "Add --data FOLDER." in run("prepare", "recipes/newport.toml").stderr
