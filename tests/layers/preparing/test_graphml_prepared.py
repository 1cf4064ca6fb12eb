"""A recipe may name GraphML in place of a map: its streets are walked, and what is not in it is not known."""

from pathlib import Path

import osmnx
import pytest

from layers.graphml.troubles import GraphmlError
from layers.graphml.write import write_network
from layers.osm.guard import OsmFileError
from layers.preparing.prepare import Prepared, prepare
from layers.recipes.model import RecipeError
from tests.layers.tiny_place import edit, write_place


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The tiny place, its streets a graph that OSMnx has made of the map and written."""
    recipe = write_place(tmp_path / "data")
    graph = osmnx.graph_from_xml(recipe.parent / "tiny.osm", bidirectional=True, retain_all=True)
    osmnx.save_graphml(graph, recipe.parent / "streets.graphml")
    (recipe.parent / "tiny.osm").unlink()
    edit(recipe, 'file = "tiny.osm"', 'file = "streets.graphml"')
    edit(recipe, '[[assets]]\nfrom = "streets"\n', "")
    return recipe


def run(place: Path) -> Prepared:
    return prepare(place, place.parent, areas_folder=place.parents[1] / "areas")


def test_an_area_is_prepared_from_a_graph_of_osmnx(place: Path):
    area = run(place).area
    assert area.network.edge_length_m.sum() == pytest.approx(3 * 1000 + 3 * 600, rel=0.003)
    assert set(area.street_names["street"]) >= {"Street 300", "Road 500"}
    assert sorted(area.assets["name"]) == ["Sunny Lunch Club"]
    assert len(area.addresses) == len(area.localities) == len(area.benches) == len(area.street_points) == 0
    assert int(area.residents["residents"].sum()) == 150


def test_what_is_not_in_the_graph_stands_in_the_report(place: Path):
    (report,) = [source for source in run(place).area.sources if source.layer == "streets"]
    assert report.file == "streets.graphml"
    notes = " ".join(report.notes)
    assert "a network in GraphML: what a map has beside streets" in notes
    assert "the file does not say who may walk there: that is not known" in notes
    assert "it is not known whether wheels pass" in notes


def test_a_network_of_ours_comes_back_through_a_recipe(place: Path, tmp_path: Path):
    area = run(place).area
    write_network(area, place.parent / "ours.graphml")
    edit(place, 'file = "streets.graphml"', 'file = "ours.graphml"')
    edit(place, 'name = "tinyplace"', 'name = "again"')
    again = run(place).area
    assert again.network.edge_count == area.network.edge_count
    assert again.network.edge_length_m.sum() == pytest.approx(area.network.edge_length_m.sum(), abs=0.1)
    assert (again.network.edge_flags == area.network.edge_flags).all()
    assert sorted(again.ways["name"]) == sorted(area.ways["name"])


def test_a_cut_graph_is_refused_and_the_old_area_serves(place: Path):
    area = run(place).area
    path = place.parent / "streets.graphml"
    path.write_bytes(path.read_bytes()[:2_000])
    with pytest.raises(GraphmlError, match=r"streets.graphml is cut or damaged"):
        run(place)
    assert (area.folder.parent / "current").read_text().strip() == area.folder.name


def test_a_graph_of_another_check_sum_is_refused(place: Path):
    edit(place, 'file = "streets.graphml"', f'file = "streets.graphml"\nsha256 = "{"0" * 64}"')
    with pytest.raises(OsmFileError, match="is not the file that the recipe means"):
        run(place)


def test_what_a_graph_cannot_have_is_said_before_anything_is_read(place: Path):
    edit(place, 'file = "streets.graphml"', 'file = "streets.graphml"\nnodes = 12')
    edit(place, "[[assets]]\nfile", '[[assets]]\nfrom = "streets"\n\n[[assets]]\nfile')
    with pytest.raises(RecipeError) as caught:
        run(place)
    counted, assets = caught.value.mistakes
    assert counted == '[streets] names GraphML, of which "nodes" cannot be said: leave them out.'
    assert "holds streets alone" in assets
