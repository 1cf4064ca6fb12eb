"""The wards on paper: where a metre lies, which number a ward has, what is hatched."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import numpy as np
import pytest
import shapely

from geo.paces import PACES
from layers.area import Area
from presentation.drawing.paper import Paper, svg_path
from presentation.drawing.ward_picture import map_svg, numbered, ward_names
from presentation.drawing.ward_plots import Bar, Spot, as_figure, bars_svg, spots_svg
from presentation.words.wards.measures import MEASURES, classes_of
from questions.places.area_assets import pack_assets
from questions.wards.ward_gap_model import WardGaps, WardQuestion
from questions.wards.ward_gaps import ward_gaps
from tests.questions.wards.test_ward_gaps import town

SHARE = MEASURES["share_one"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    return town(tmp_path_factory.mktemp("picture"))


@pytest.fixture(scope="module")
def gaps(area: Area) -> WardGaps:
    return ward_gaps(
        area, pack_assets(area), WardQuestion(("cafe",), PACES["steady"], 10, date(2026, 11, 23))
    )


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def test_a_place_lies_on_paper_where_its_metres_say_and_north_is_up() -> None:
    paper = Paper((1000.0, 2000.0, 3000.0, 3000.0), 220.0, margin=10.0)  # 2 km across in 200 dots
    assert paper.scale == pytest.approx(0.1)
    assert (paper.width, paper.height) == (pytest.approx(220), pytest.approx(120))
    corner, middle = paper.placed(shapely.Point(1000, 3000)), paper.placed(shapely.Point(2000, 2500))
    assert shapely.get_coordinates(corner)[0].tolist() == [10, 10]
    assert shapely.get_coordinates(middle)[0].tolist() == pytest.approx([110, 60])


def test_the_rings_of_a_polygon_are_a_closed_path() -> None:
    ring = shapely.Polygon([(0, 0), (4, 0), (4, 4)], [[(1, 0.5), (2, 0.5), (2, 1)]])
    assert svg_path([ring]).count("M") == svg_path([ring]).count("Z") == 2


def test_wards_are_numbered_by_their_names(area: Area) -> None:
    assert numbered(area) == ["E1", "E2", "E3"]
    assert list(ward_names(area)) == ["1 High", "2 Low", "3 Marsh"]


def test_a_ward_of_which_nothing_is_known_is_hatched_and_in_the_key(area: Area, gaps: WardGaps) -> None:
    shapes = drawn(map_svg(area, classes_of(gaps, SHARE), gaps, opened="E1")).findall(f"{SVG}path")
    fills = [shape.get("fill") for shape in shapes]
    assert fills[2] == "url(#hatch)"  # Marsh
    assert "url(#hatch)" not in fills[:2]
    assert [shape.get("stroke-width") for shape in shapes] == ["4", "1.2", "1.2"]
    texts = [text.text for text in drawn(map_svg(area, classes_of(gaps, SHARE), gaps)).iter(f"{SVG}text")]
    assert texts == [
        *("1", "2", "3"),
        *("under 20%", "20% to under 40%", "40% to under 60%", "60% to under 80%", "80% and more"),
        "not known, or under half can be judged",
    ]


def test_where_all_is_known_the_key_has_no_hatching(area: Area, gaps: WardGaps) -> None:
    wards = gaps.wards.assign(share_one=[0.1, 0.5, 0.9], residents=100, judged=100)
    assert "not known" not in map_svg(area, classes_of(replace(gaps, wards=wards), SHARE), gaps)


def test_a_bar_runs_from_the_least_to_the_most_that_a_share_may_be() -> None:
    svg = drawn(bars_svg([Bar("<High> & Low", 0.5, 0.25, 0.75)], 0.5))
    dot = svg.find(f"{SVG}circle")
    (bar,) = [path for path in svg.findall(f"{SVG}path") if path.get("stroke-width") == "9"]
    west, east = (float(at) for at in bar.get("d", "").removeprefix("M").replace(" 44H", " ").split())
    assert dot is not None
    assert float(dot.get("cx", "")) == pytest.approx((west + east) / 2, abs=0.1)
    assert any(text.text == "<High> & Low" for text in svg.iter(f"{SVG}text"))


def test_a_larger_ward_is_a_larger_ring_and_lies_below() -> None:
    svg = drawn(spots_svg([Spot("Small", 0.0, 0.2, 100.0), Spot("Large", 1.0, 0.8, 900.0)]))
    rings = [(float(ring.get("r", "")), float(ring.get("cx", ""))) for ring in svg.findall(f"{SVG}circle")]
    assert rings[0][0] > rings[1][0]
    assert rings[0][1] > rings[1][1]
    assert np.isclose(rings[0][0], 14.0)


def test_a_picture_comes_with_the_words_that_stand_for_it() -> None:
    assert 'alt="a &lt;b&gt; &quot;c&quot;"' in as_figure("<svg/>", 'a <b> "c"')
