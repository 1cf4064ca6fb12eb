"""A neighbourhood of Newport in a terminal: from Overpass, prepared, the same as out of the extract."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import shapely
from typer.testing import CliRunner, Result

import cli
from geo.network import NETWORK_ARRAYS
from layers.area import Area, open_area
from layers.assets.openstreetmap import read_osm_assets
from layers.streets.read import read_streets
from tests.stand_in.overpass import HOST, MapOfAll, overpass
from tests.stand_in.web import Answer, StandInWeb, serving

PLACE = ("small-place", "Stow Hill", "--nation", "wales", "--around", "51.58334,-2.99821", "--radius", "600")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(word) for word in words])


@pytest.fixture(scope="module")
def newport_web(newport_data: Path) -> Iterator[StandInWeb]:
    every = MapOfAll.of(newport_data / "streets.osm.pbf")
    with serving(StandInWeb({HOST: overpass(every)})) as web:
        yield web


@pytest.fixture(scope="module")
def fetched(newport_web: StandInWeb, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a small place, and what the command said."""
    folder = tmp_path_factory.mktemp("small-place") / "stow-hill"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WITHIN_REACH_WEB", newport_web.address)
        answer = run(*PLACE, "--to", folder, "--own-sources", folder / "none.toml")
    assert answer.exit_code == 0, answer.output
    return folder, answer.stdout


@pytest.fixture(scope="module")
def area(fetched: tuple[Path, str]) -> Area:
    folder, _ = fetched
    areas = folder.parent / "areas"
    answer = run("prepare", folder / "recipe.toml", "--data", folder, "--areas", areas)
    assert answer.exit_code == 0, answer.output
    assert "How many live in 1 small area is not known." in answer.stdout
    return open_area("stow-hill", areas_folder=areas)


def test_what_came_and_what_to_do_next_is_said(fetched: tuple[Path, str], newport_web: StandInWeb):
    folder, words = fetched
    lines = words.splitlines()
    assert lines[0].startswith("Stow Hill: ")
    assert "relations of OpenStreetMap of 26 November 2026" in lines[0]
    assert lines[1].startswith(
        f"All of this came from a stand-in at {newport_web.address} (WITHIN_REACH_WEB)"
    )
    assert "from 51.565,-3.025 to 51.600,-2.970" in lines[2]
    assert lines[-1] == (
        f"Prepare it: .venv/bin/python cli.py prepare {folder / 'recipe.toml'} --data {folder}"
    )
    names = ["place.geojson", "postcodes.csv", "recipe.toml", "streets.osm.pbf"]
    assert sorted(each.name for each in folder.iterdir()) == names


def test_the_centre_as_it_was_typed_is_nowhere(fetched: tuple[Path, str], newport_web: StandInWeb):
    folder, words = fetched
    written = b"".join(each.read_bytes() for each in folder.iterdir())
    asked_of_the_web = b"".join(request.body for request in newport_web.requests)
    for typed in ("51.58334", "2.99821"):
        assert typed not in words
        assert typed.encode() not in written + asked_of_the_web


def test_the_network_is_that_of_the_extract(area: Area, newport_data: Path):
    keep = shapely.buffer(shapely.union_all(area.wards.geometry.to_numpy()), area.margin_m)
    extract = read_streets(newport_data / "streets.osm.pbf", crs=area.crs, keep=keep)
    assert area.network.edge_count > 3_000
    for name in set(NETWORK_ARRAYS) - {"edge_hours"}:
        assert np.array_equal(getattr(area.network, name), getattr(extract.network, name)), name
    assert area.ways.equals(extract.ways)
    assert list(area.street_points["osm_id"]) == list(extract.points["osm_id"])
    timed = area.network.timed_edges
    assert np.array_equal(timed, extract.network.timed_edges)
    assert len(timed) > 0
    hours, extract_hours = (
        table.iloc[network.edge_hours[timed]].to_numpy().tolist()
        for table, network in ((area.street_hours, area.network), (extract.hours, extract.network))
    )
    assert hours == extract_hours


def test_the_assets_are_those_of_the_extract(area: Area, newport_data: Path):
    keep = shapely.buffer(shapely.union_all(area.wards.geometry.to_numpy()), area.margin_m)
    extract = read_osm_assets(newport_data / "streets.osm.pbf", crs=area.crs, keep=keep)
    assert len(area.assets) > 100
    assert sorted(area.assets["asset_id"]) == sorted(extract.assets["asset_id"])


def test_the_pack_itself_says_that_it_came_from_a_stand_in(area: Area, newport_web: StandInWeb):
    (streets,) = [source for source in area.sources if source.layer == "streets"]
    assert (streets.source_url, streets.date) == (newport_web.address, "2026-11-26")
    assert streets.attribution == "© OpenStreetMap contributors, ODbL"


def test_who_lives_there_is_not_known_and_never_nobody(area: Area):
    assert list(area.wards["ward_name"]) == ["Stow Hill"]
    assert area.nation == "W"
    assert area.residents["residents"].isna().all()


def test_somebody_there_is_answered(area: Area):
    answer = run("near", "Locke Street", "--area", "stow-hill", "--areas", area.folder.parents[1])
    assert answer.exit_code == 0, answer.output
    assert "within 15 minutes" in answer.stdout


def test_a_recipe_that_somebody_has_changed_is_put_beside(
    fetched: tuple[Path, str], newport_web: StandInWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("WITHIN_REACH_WEB", newport_web.address)
    (tmp_path / "recipe.toml").write_text("# mine", encoding="utf-8")
    (tmp_path / "postcodes.csv").write_text("mine", encoding="utf-8")
    answer = run(*PLACE, "--to", tmp_path)
    assert f"The recipe that was there is kept as {tmp_path / 'recipe-before.toml'}." in answer.stdout
    assert (tmp_path / "recipe-before.toml").read_text() == "# mine"
    assert (tmp_path / "postcodes.csv").read_text() == "mine"
    assert "is kept as" not in run(*PLACE, "--to", tmp_path).stdout, "this one nobody has changed"
    (tmp_path / "recipe.toml").write_text("# mine again", encoding="utf-8")
    assert "recipe-before-2.toml" in run(*PLACE, "--to", tmp_path).stdout
    assert (tmp_path / "recipe-before.toml").read_text() == "# mine"


def test_a_busy_server_ends_in_words_and_leaves_the_folder_as_it_was(
    newport_web: StandInWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("WITHIN_REACH_WEB", newport_web.address)
    newport_web.plant("interpreter", Answer(status=429))
    (tmp_path / "recipe.toml").write_text("# mine", encoding="utf-8")
    answer = run(*PLACE, "--to", tmp_path)
    newport_web.heal()
    assert answer.exit_code == 2
    assert "asked too often (429)" in answer.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["recipe.toml"]


@pytest.mark.parametrize("words", [(), ("--around", "51.5,-3", "--box", "51.5,-3.1,51.6,-3")])
def test_where_it_is_must_be_said_once(words: tuple[str, ...], tmp_path: Path):
    answer = run("small-place", "Here", "--nation", "wales", *words, "--to", tmp_path)
    assert answer.exit_code == 2
    assert "Where the place is must be said in one way." in answer.stderr


def test_too_large_a_place_is_refused_and_nothing_is_made(tmp_path: Path):
    words = ("--box", "51.3,-3.3,51.9,-2.7", "--to", tmp_path / "new")
    answer = run("small-place", "Gwent", "--nation", "wales", *words)
    assert answer.exit_code == 2
    assert "a small place may take 100 km²" in answer.stderr
    assert not (tmp_path / "new").exists()


def test_a_village_in_northern_ireland_is_measured_on_the_irish_grid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    every = MapOfAll()
    for number, lat in enumerate((54.475, 54.48, 54.485), start=1):
        every.things["node"][number] = {"type": "node", "id": number, "lat": lat, "lon": -6.23}
    street = {"highway": "residential", "name": "Main Street", "name:ga": "An tSráid Mhór"}
    every.things["way"][7] = {"type": "way", "id": 7, "nodes": [1, 2, 3], "tags": street}
    words = ("--nation", "northern_ireland", "--box", "54.47,-6.24,54.49,-6.22")
    with serving(StandInWeb({HOST: overpass(every)})) as web:
        monkeypatch.setenv("WITHIN_REACH_WEB", web.address)
        assert run("small-place", "Moira", *words, "--to", tmp_path / "moira").exit_code == 0
    recipe = ("prepare", tmp_path / "moira" / "recipe.toml", "--data", tmp_path / "moira")
    answer = run(*recipe, "--areas", tmp_path / "areas")
    assert answer.exit_code == 0, answer.output
    area = open_area("moira", areas_folder=tmp_path / "areas")
    assert (area.crs, area.nation) == ("EPSG:29903", "N")
    assert area.network.edge_length_m.sum() == pytest.approx(1_113, abs=2)
    assert list(area.ways["name_ga"]) == ["An tSráid Mhór"]
