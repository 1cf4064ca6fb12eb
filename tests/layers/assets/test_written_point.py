"""A point is read in whatever notation it is written, judged by its range; codes and words are none."""

import pytest
import shapely
from hypothesis import given, strategies as st
from pyproj import Transformer

from layers.assets.points.grid_reference import IRISH_GRID, read_grid_reference
from layers.assets.points.written_point import plain_coordinate, read_points

DEGREES = "EPSG:4326"
BRITISH = "EPSG:27700"


def first(text: str, *, headed: bool = False) -> tuple[float, float, str]:
    point = read_points(text, headed=headed)[0]
    return round(point.across, 5), round(point.up, 5), point.crs


@pytest.mark.parametrize(
    "text",
    [
        "51.58536, -2.98212",
        "-2.98212 51.58536",
        "(51.58536;-2.98212)",
        "[-2.98212, 51.58536]",
        "Lat: 51.58536 Long: -2.98212",
        "51,58536; -2,98212",
        "51,58536, -2,98212",
        "51.58536N 2.98212W",
        "51.58536° N, 2.98212° W",
        "51°35'07.296\"N 2°58'55.632\"W",
        "N51 35 07.296 W2 58 55.632",
        "POINT(-2.98212 51.58536)",
        "SRID=4326;POINT Z (-2.98212 51.58536 3)",
        '{"type": "Point", "coordinates": [-2.98212, 51.58536]}',
        '{"lat": 51.58536, "lon": "-2.98212"}',
        '{"x": -2.98212, "y": 51.58536, "spatialReference": {"wkid": 4326}}',
        "https://www.google.com/maps/@51.58536,-2.98212,17z",
        "https://maps.google.com/?q=51.58536,-2.98212",
        "https://www.openstreetmap.org/?mlat=51.58536&mlon=-2.98212#map=17/51.58/-2.98",
        "https://www.openstreetmap.org/#map=18/51.58536/-2.98212",
    ],
)
def test_degrees_are_read_in_every_notation_and_order(text: str) -> None:
    assert first(text) == (-2.98212, 51.58536, DEGREES)


def test_a_shape_is_a_point_within_it_and_binary_is_read() -> None:
    square = shapely.box(331_200, 188_100, 331_300, 188_200)
    for text in (square.wkt, shapely.to_wkb(shapely.set_srid(square, 27700), hex=True, include_srid=True)):
        across, up, crs = first(text)
        assert crs == BRITISH
        assert square.contains(shapely.Point(across, up))


@pytest.mark.parametrize(
    ("text", "square"),
    [
        ("ST 312 881", (331_250, 188_150)),
        ("ST 3125 8812", (331_255, 188_125)),
        ("st 31250 88120", (331_250, 188_120)),
        ("TQ 300 800", (530_050, 180_050)),
        ("NT 25 73 ", None),
        ("HU 471 414", (447_150, 1_141_450)),
        ("SV 903 105", (90_350, 10_550)),
    ],
)
def test_british_grid_references_name_the_middle_of_their_square(
    text: str, square: tuple[int, int] | None
) -> None:
    read = read_grid_reference(text.strip())
    assert (read and (read.across, read.up)) == square


def test_an_irish_grid_reference_is_where_belfast_city_hall_stands() -> None:
    read = read_grid_reference("J 33800 74000")
    assert read is not None
    lon, lat = Transformer.from_crs(IRISH_GRID, DEGREES, always_xy=True).transform(read.across, read.up)
    assert (round(lon, 2), round(lat, 2)) == (-5.93, 54.60)


@pytest.mark.parametrize("code", ["SC012345", "E08000001", "ST31258812", "NT123456", "J338740"])
def test_a_code_is_a_grid_reference_only_where_a_point_is_meant_to_stand(code: str) -> None:
    assert read_points(code) == ()
    assert bool(read_points(code, headed=True)) == (sum(map(str.isdigit, code)) in (6, 8))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rowan Hall",
        "12 Ashen Street",
        "01632 960001",
        "NP20 4AB",
        "10:00-12:00",
        "5.00, 6.00",
        "2 14",
        "2026-11",
        "£2.50 / £3.00",
        "POINT EMPTY",
        "POINT(",
        "{}",
        '{"type": "Point"}',
        "[1, 2, 3, 4]",
        "0" * 60,
    ],
)
def test_words_numbers_and_torn_notations_are_no_points(text: str) -> None:
    assert read_points(text, headed=True) == ()


@given(st.floats(49.5, 60.5), st.floats(-8.0, 1.5))
def test_which_way_round_a_pair_stands_makes_no_difference(lat: float, lon: float) -> None:
    one_way, other_way = f"{lat:.6f}, {lon:.6f}", f"{lon:.6f}, {lat:.6f}"
    assert read_points(one_way) == read_points(other_way) != ()


@given(st.text(max_size=60))
def test_any_text_is_read_or_not_but_never_stops_anything(text: str) -> None:
    assert isinstance(read_points(text, headed=True), tuple)


@pytest.mark.parametrize(
    ("cell", "metres", "number"),
    [
        ("331,250", True, "331250"),
        ("331 250.5", True, "331250.5"),
        ("331250 m", True, "331250"),
        ("1,188,120", True, "1188120"),
        ("331,250", False, None),  # may be a decimal comma: it is asked
        ("51,585", False, None),
        ("51,5854", False, "51.5854"),
        ("-2,98212", False, "-2.98212"),
        ("51,5854", True, None),
        ("−2.98", False, "-2.98"),
        ("2°58'55.6\"W", False, "-2.9821111"),
        ("west", False, None),
    ],
)
def test_one_coordinate_is_read_without_what_sets_its_thousands_apart(
    cell: str, metres: bool, number: str | None
) -> None:
    assert plain_coordinate(cell, metres=metres) == number
