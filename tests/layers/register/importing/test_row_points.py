"""Coordinates of rows: in one cell, in metres under any heading, of either grid; all of it is said."""

import shapely

from layers.register.importing.draft import Draft
from layers.register.importing.places import PlaceFinder
from layers.register.importing.row_places import place_rows
from layers.register.model import PlacedBy

NEWPORT = PlaceFinder(keep=shapely.Point(331_500, 188_000).buffer(7_000))
BELFAST = PlaceFinder(crs="EPSG:29903", keep=shapely.Point(333_800, 374_000).buffer(7_000))


def placed(finder: PlaceFinder, **cells: str) -> tuple[Draft, tuple[str, ...]]:
    draft = Draft(2, dict(cells), {name: name for name in cells})
    notes = place_rows([draft], finder, own=False)
    return draft, notes


def degrees(draft: Draft) -> tuple[float, float]:
    return round(draft.known["longitude"], 2), round(draft.known["latitude"], 2)


def test_metres_in_columns_of_degrees_are_read_and_said() -> None:
    draft, notes = placed(NEWPORT, longitude="331250", latitude="188120")
    assert degrees(draft) == (-2.99, 51.59)
    assert draft.faults == []
    assert notes == ("The coordinates of 1 row were read as metres of the British National Grid.",)


def test_metres_of_the_irish_grid_are_told_from_the_british_by_where_they_should_lie() -> None:
    for cells in ({"easting": "333800", "northing": "374000"}, {"longitude": "333800", "latitude": "374000"}):
        draft, notes = placed(BELFAST, **cells)
        assert degrees(draft) == (-5.93, 54.6)
        assert notes == ("The coordinates of 1 row were read as metres of the Irish Grid.",)


def test_metres_of_the_irish_transverse_mercator_are_read_too() -> None:
    draft, notes = placed(BELFAST, point="733700, 874000")
    assert degrees(draft) == (-5.93, 54.6)
    assert notes == ("1 row has its coordinates in one cell; which is which was told by their range.",)


def test_metres_of_the_british_grid_far_away_are_still_outside() -> None:
    draft, _ = placed(NEWPORT, easting="530000", northing="180000")
    assert "outside the area and its margin" in draft.faults[0].what


def test_a_cell_with_a_point_is_kept_as_it_was_written() -> None:
    draft, _ = placed(NEWPORT, point="ST 312 881")
    assert draft.known["placed_by"] is PlacedBy.POINT
    assert draft.more == [("point", "ST 312 881")]


def test_words_where_others_have_coordinates_are_an_address() -> None:
    draft, _ = placed(NEWPORT, point="Rowan Hall")
    assert draft.known["address"] == "Rowan Hall"
    assert "Its address is none of those known here" in draft.faults[0].what


def test_degrees_on_the_wrong_side_of_greenwich_are_still_told() -> None:
    draft, _ = placed(NEWPORT, longitude="2°58'55\"", latitude="51.585")
    assert "has lost its minus sign" in draft.faults[0].what


def test_decimal_commas_are_asked_about_and_never_taken_for_thousands() -> None:
    draft, _ = placed(NEWPORT, longitude="-2,982", latitude="51,585")
    assert "Write it as -2.982 or -2982." in draft.faults[0].fix
