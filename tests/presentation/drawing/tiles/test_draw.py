"""Tiles show what is there, and meet at their seams."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from presentation.drawing.tiles import style
from presentation.drawing.tiles.draw import draw_ground, draw_tile
from presentation.drawing.tiles.letters import write_names
from presentation.drawing.tiles.picture import to_png
from presentation.drawing.tiles.projection import TILE_PX, Frame, Tile, frame_of
from presentation.drawing.tiles.scene import scene_of
from tests.presentation.drawing.tiles.conftest import mercator_of, tile_of


def colour_at(scene, x, y, z, *, scale=1):
    """The colour of a tile at a place of the tiny town."""
    tile = tile_of(x, y, z)
    frame = frame_of(tile, scene.ground.origin)
    east, north = mercator_of(x, y)
    metres = np.array([east - scene.ground.origin[0], scene.ground.origin[1] - north])
    column, row = (metres * frame.per_m + (frame.left, frame.top)) * scale
    return draw_tile(scene, tile, scale=scale).getpixel((int(column), int(row)))


@pytest.mark.parametrize("z", [14, 16, 18])
@pytest.mark.parametrize("scale", [1, 2])
def test_water_is_blue(scene, z, scale):
    assert colour_at(scene, 250, -30, z, scale=scale) == pytest.approx(style.WATER, abs=2)


def test_a_street_is_white_and_the_land_beside_it_is_not(scene):
    assert colour_at(scene, 40, -100, 17) == pytest.approx(style.WHITE, abs=3)
    assert colour_at(scene, 40, -140, 17) == pytest.approx(style.LAND, abs=2)


def test_a_street_crosses_the_water_under_it(scene):
    assert colour_at(scene, 1000, -30, 17) == pytest.approx(style.WHITE, abs=3)


def test_ground_of_which_nothing_is_known_looks_different(scene):
    assert colour_at(scene, 2500, -3500, 14) == pytest.approx(style.BEYOND, abs=2)


def _large(scene, tile: Tile, columns: int, rows: int):
    """Several tiles drawn as one picture."""
    frame = frame_of(tile, scene.ground.origin)
    large = Frame(frame.per_m, frame.left, frame.top, TILE_PX * columns, TILE_PX * rows)
    image = draw_ground(scene, large, tile.z)
    write_names(image, scene.lettering(tile.z), large, z=tile.z, scale=1)
    return np.asarray(image, int)


@pytest.mark.parametrize("z", [14, 15, 16, 17])
def test_neighbouring_tiles_meet_as_if_they_were_one_picture(scene, z):
    first = tile_of(400, 50, z)
    first = Tile(z, first.x - 1, first.y - 1)
    parts = [
        [np.asarray(draw_tile(scene, Tile(z, first.x + i, first.y + j)), int) for i in (0, 1)] for j in (0, 1)
    ]
    together = np.concatenate([np.concatenate(row, axis=1) for row in parts], axis=0)
    whole = _large(scene, first, 2, 2)
    differ = np.abs(together - whole).max(axis=2)
    assert differ.max() <= 24  # rounding at the edges of shapes
    assert (differ > 4).mean() < 0.001


def test_a_name_that_lies_across_a_seam_is_written_whole(scene):
    z = 17
    across = [
        name for name in scene.lettering(z).names if _tiles_under(scene, name, z) > 1 and len(name.text) > 3
    ]
    assert across
    for name in across[:4]:
        x, y = name.at.mean(axis=0)
        frame = frame_of(Tile(z, 0, 0), scene.ground.origin)
        home = Tile(z, int((x + frame.left) // TILE_PX), int((y + frame.top) // TILE_PX))
        first = Tile(z, home.x - 1, home.y - 1)
        together = np.concatenate(
            [
                np.concatenate(
                    [np.asarray(draw_tile(scene, Tile(z, first.x + i, first.y + j)), int) for i in range(3)],
                    1,
                )
                for j in range(3)
            ],
            0,
        )
        assert (np.abs(together - _large(scene, first, 3, 3)).max(axis=2) > 24).sum() == 0


def _tiles_under(scene, name, z) -> int:
    frame = frame_of(Tile(z, 0, 0), scene.ground.origin)
    corner = np.array([frame.left, frame.top])
    return len({tuple(at) for at in ((name.at + corner) // TILE_PX).astype(int).tolist()})


def test_the_same_tile_is_the_same_to_the_byte(tiny, scene):
    tile = tile_of(500, 0, 16)
    assert to_png(draw_tile(scene, tile)) == to_png(draw_tile(scene_of(tiny), tile))


def test_eight_threads_draw_what_one_draws(tiny, scene):
    wanted = [tile_of(x, y, z) for z in (13, 15, 17) for x in (0, 500, 1000) for y in (-100, 200)]
    alone = [to_png(draw_tile(scene, tile)) for tile in wanted]
    fresh = scene_of(tiny)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda tile: to_png(draw_tile(fresh, tile)), wanted)) == alone


def test_a_tile_for_a_dense_screen_has_twice_the_pixels(scene):
    assert draw_tile(scene, tile_of(500, 0, 16), scale=2).size == (1024, 1024)
