"""A tile lies where every web map says it does."""

import numpy as np
import pytest
from hypothesis import given, strategies as st
from pyproj import Transformer

from presentation.drawing.tiles.projection import Tile, frame_of, mercator, tile_at, tile_bounds

LON, LAT = st.floats(-179.9, 179.9), st.floats(-84.0, 84.0)


@given(LON, LAT)
def test_metres_are_those_of_pyproj(lon, lat):
    ours = mercator(np.array([lon]), np.array([lat]))[0]
    theirs = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True).transform(lon, lat)
    assert ours == pytest.approx(theirs, abs=1e-3)


@given(LON, LAT, st.integers(8, 18))
def test_a_point_lies_in_its_tile(lon, lat, z):
    x, y = mercator(np.array([lon]), np.array([lat]))[0]
    west, south, east, north = tile_bounds(tile_at((x, y), z))
    assert west - 1e-6 <= x <= east + 1e-6
    assert south - 1e-6 <= y <= north + 1e-6


def test_tiles_are_counted_as_the_web_counts_them():
    x, y = mercator(np.array([-2.9977]), np.array([51.5850]))[0]
    assert tile_at((x, y), 12) == Tile(12, 2013, 1360)  # 4096 * (1 - asinh(tan(lat)) / pi) / 2 = 1360.60


def test_the_corners_of_a_tile_are_its_first_and_last_pixels():
    tile = Tile(14, 8055, 5450)
    west, south, east, north = tile_bounds(tile)
    frame = frame_of(tile, (west + 100.0, north - 50.0))
    assert frame.box(0.0) == pytest.approx(
        (-100.0, -50.0, east - west - 100.0, north - south - 50.0), abs=1e-6
    )


@pytest.mark.parametrize(
    "tile", [Tile(7, 0, 0), Tile(19, 0, 0), Tile(8, 256, 0), Tile(8, 0, 256), Tile(8, -1, 0), Tile(-3, 0, 0)]
)
def test_tiles_out_of_range_do_not_exist(tile):
    assert not tile.exists
