"""Names are placed once, legibly, and never on one another."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from PIL import Image

from presentation.drawing.tiles.ground import NamedLines
from presentation.drawing.tiles.labels import letter
from presentation.drawing.tiles.lettering import REGULAR, tidy, typeface
from presentation.drawing.tiles.letters import write_names
from presentation.drawing.tiles.lines_of_text import along_line, level_lines
from presentation.drawing.tiles.name_style import PLACES, RIVER, STREET_NAMES
from presentation.drawing.tiles.projection import Frame, pixels_per_metre
from tests.presentation.printing.sheet.names import WHOLE_NAMES

STYLE = STREET_NAMES["minor"]


def test_the_font_has_the_letters_of_welsh():
    assert typeface(REGULAR).has("Llŷn Tŵr Gŵyr ŴŶ â ê î ô û ẁ ỳ ẅ ÿ")


def test_streets_are_named_from_zoom_fifteen_on(scene):
    assert not [name for name in letter(scene.ground, 13).names if name.text.endswith("Street")]
    assert [name for name in letter(scene.ground, 15).names if name.text == "High Street"]


def test_no_two_names_touch(scene):
    for z in (14, 16, 17):
        names = scene.lettering(z).names
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                assert one.spine.distance(other.spine) >= one.radius + other.radius


def test_a_name_is_written_once_where_streets_of_that_name_run_close_together(scene):
    names = [name for name in scene.lettering(15).names if name.text == "High Street"]
    for i, one in enumerate(names):
        assert all(one.spine.distance(other.spine) > 100 for other in names[i + 1 :])


@pytest.mark.parametrize("turn", np.radians([0, 60, 89, 91, 135, 180, 225, 269, 271, 330]))
def test_a_name_is_never_upside_down(turn):
    line = np.array([[0.0, 0.0], [np.cos(turn) * 300, np.sin(turn) * 300]])
    ((at, angle),) = along_line("High Street", STYLE, 16, line)
    assert np.all(np.abs(angle) <= np.pi / 2 + 1e-6)
    assert at[-1, 0] >= at[0, 0] - 1e-6  # read from left to right


def test_a_street_shorter_than_its_name_bears_none():
    assert along_line("Long Street Name", STYLE, 16, np.array([[0.0, 0.0], [30.0, 0.0]])) == []


def test_no_name_is_written_round_a_sharp_corner():
    corner = np.array([[0.0, 0.0], [40.0, 0.0], [40.0, 40.0]])
    assert along_line("High Street", STYLE, 16, corner) == []


def test_a_long_place_name_takes_two_lines():
    text, at, spine = level_lines("Saint Bride's Wentlooge", PLACES[("village", 0)], 14, np.array([0.0, 0.0]))
    assert text == "Saint Bride'sWentlooge"
    assert len(np.unique(at[:, 1])) == 2
    assert isinstance(spine, shapely.MultiLineString)


def test_hostile_names_become_plain_lines():
    assert tidy("Hi\u202egh\n\tStreet\x00") == "High Street"
    assert len(tidy("a" * 10_000)) == 60
    assert tidy("Llŷn") == "Llŷn"  # one letter, however it was typed


def test_a_name_with_letters_that_the_font_lacks_is_left_out():
    assert not typeface(REGULAR).has("東京")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=WHOLE_NAMES)
def test_whatever_a_street_a_river_or_a_place_is_called_the_map_can_be_lettered(scene, name):
    line = np.array([[0.0, 0.0], [4_000.0, 0.0]])
    named = np.array([name], object)
    river = NamedLines(
        named, np.array([next(iter(RIVER))], object), np.array([shapely.LineString(line)], object)
    )
    ground = replace(
        scene.ground,
        rivers=river,
        streets=replace(river, kind=np.array(["minor"], object)),
        places=pd.DataFrame({"kind": ["village"], "name": [name], "rank": [0], "x": [9.0], "y": [900.0]}),
    )
    assert letter(ground, 15).names or not typeface(REGULAR).has(tidy(name)) or not tidy(name)
    image = Image.new("RGB", (512, 512))
    write_names(
        image, letter(ground, 15), Frame(pixels_per_metre(15), 0.0, 256.0, 512.0, 512.0), z=15, scale=1
    )
