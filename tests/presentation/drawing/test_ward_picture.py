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
from presentation.drawing.ward_labels import ward_labels
from presentation.drawing.ward_picture import (
    COUNTED,
    PlaceDots,
    key_svg,
    map_svg,
    numbered,
    place_dots,
    ward_names,
)
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


def test_a_ward_of_which_nothing_is_known_is_hatched_and_in_the_key(area: Area, gaps: WardGaps) -> None:
    shapes = drawn(map_svg(area, classes_of(gaps, SHARE), gaps, opened="E1")).findall(f"{SVG}path")
    fills = [shape.get("fill") for shape in shapes]
    assert fills[1] == "url(#hatch)"  # Marsh; High, opened, is drawn last
    assert "url(#hatch)" not in (fills[0], fills[2])
    assert sorted(shape.get("stroke-width", "") for shape in shapes) == ["1.2", "1.2", "5"]
    assert shapes[-1].get("stroke-width") == "5"  # a firm edge lies on top
    texts = [text.text for text in drawn(key_svg([classes_of(gaps, SHARE)], places=True)).iter(f"{SVG}text")]
    assert texts == [
        *("under 20%", "20% to under 40%", "40% to under 60%", "60% to under 80%", "80% and more"),
        "not known, or under half can be judged",
        "a place that counts; hollow: one that does not",
    ]


def test_where_all_is_known_the_key_has_no_hatching(area: Area, gaps: WardGaps) -> None:
    known = replace(gaps, wards=gaps.wards.assign(share_one=[0.1, 0.5, 0.9], residents=100, judged=100))
    classes = classes_of(known, SHARE)
    assert "not known" not in key_svg([classes], places=False)
    assert "a place" not in key_svg([classes], places=False)
    assert "not known" in key_svg([classes, classes_of(gaps, SHARE)], places=False)  # the other map has some
    assert "not-known" not in map_svg(area, classes, known)


def test_a_ward_bears_its_name_where_that_fits_else_a_number_with_its_name_beside(
    area: Area, gaps: WardGaps
) -> None:
    def written(names: list[str]) -> list[str | None]:
        """What stands on the map."""
        area.__dict__["wards"] = plain.assign(ward_name=names)
        svg = map_svg(area, classes_of(gaps, SHARE), gaps)
        return [text.text for text in drawn(svg).iter(f"{SVG}text")]

    plain = area.wards
    try:
        assert sorted(filter(None, written(["High", "Low", "Marsh"]))) == ["High", "Low", "Marsh"]
        assert ward_names(area, gaps) == []
        texts = written(["H" * 300, "Low", "<Marsh> & {{7*7}}"])
        assert "1" not in texts
        assert "2" in texts
        assert ward_names(area, gaps) == ["2 " + "H" * 300]
        assert "<Marsh>" in " ".join(filter(None, texts))  # escaped: it was read back as text
    finally:
        area.__dict__["wards"] = plain


def test_labels_of_wards_lie_on_no_other() -> None:
    shapes = {f"W{at}": shapely.box(60 * at, 0, 60 * at + 60, 60) for at in range(8)}
    names = {code: "Tredegar Park and Marshfield" if at % 2 else "Gaer" for at, code in enumerate(shapes)}
    labels = ward_labels(shapes, names, {code: at for at, code in enumerate(shapes, start=1)})
    assert {code for code, label in labels.items() if label.is_name} == {"W0", "W2", "W4", "W6"}
    assert labels["W1"].lines == ("2",)
    for code, label in labels.items():
        assert shapes[code].contains(label.at)


def test_places_lie_on_the_map_those_that_count_filled(area: Area, gaps: WardGaps) -> None:
    dots = place_dots(gaps, pack_assets(area).table)
    assert len(dots.counting) == int(gaps.assets["counts"].sum())
    middle = shapely.get_coordinates(area.boundary.centroid)
    both = PlaceDots(counting=middle, others=np.vstack([middle, [[-1e6, -1e6]]]))  # one lies off the sheet
    circles = drawn(map_svg(area, classes_of(gaps, SHARE), gaps, dots=both)).findall(f"{SVG}circle")
    assert [circle.get("fill") for circle in circles] == ["#ffffff", COUNTED]


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
