"""A recipe's heights lie below its streets; a recipe without any knows no hills."""

import numpy as np
import pytest

from layers.preparing.prepare import prepare
from layers.preparing.source_files import MissingSourceError
from tests.layers.relief.tile_files import write_tile
from tests.layers.tiny_place import at, edit, write_place

RELIEF = """[relief]
file = "relief"
source_url = "https://heights.example/"
licence = "Open Government Licence v3.0"
attribution = "Heights people"
date = 2026-01-01

[postcodes]"""


@pytest.fixture
def place(tmp_path):
    return write_place(tmp_path / "data")


def run(place):
    return prepare(place, place.parent, areas_folder=place.parents[1] / "areas")


def test_heights_lie_below_the_streets(place):
    west, south = (metres - 4_500 for metres in at(0, 0))
    heights = np.add.outer(np.zeros(200), np.arange(200) * 2.5)  # 5 % up, eastwards
    write_tile(place.parent / "relief", "XX00", heights, west=west, south=south)
    edit(place, "[postcodes]", RELIEF)
    area = run(place).area
    rise, fall = area.network.heights.rise_and_fall()
    across = np.abs(area.network.node_x[area.network.edge_to] - area.network.node_x[area.network.edge_from])
    np.testing.assert_allclose(rise + fall, across * 0.05, atol=0.2)
    (report,) = [source for source in area.sources if source.layer == "relief"]
    assert (report.licence, report.date) == ("Open Government Licence v3.0", "2026-01-01")
    assert "bumps of less than 2 m are left out" in report.notes[0]
    assert report.rows_read == report.rows_kept + sum(rows for _, rows in report.dropped)


def test_without_relief_hills_are_not_known(place):
    assert run(place).area.network.heights is None


def test_a_folder_of_heights_that_is_not_there_is_named(place):
    edit(place, "[postcodes]", RELIEF)
    with pytest.raises(MissingSourceError, match="relief"):
        run(place)
