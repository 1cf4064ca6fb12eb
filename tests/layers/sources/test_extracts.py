"""Extracts are chosen so that together they cover a place, with the least ground."""

import pytest
from shapely.geometry import box

from layers.sources.errors import EditionError
from layers.sources.extracts import covering, extracts_in
from layers.sources.model import Catalogue
from tests.stand_in import files


def index(**boxes: tuple[float, float, float, float]) -> dict:
    entries = [
        files.index_entry(name, "england", f"united-kingdom/england/{name}", files.box(*corners))
        for name, corners in boxes.items()
    ]
    return {"features": entries}


def chosen(catalogue: Catalogue, place, **boxes) -> list[str]:
    source = catalogue.source("streets")
    return sorted(each.id for each in covering(extracts_in(index(**boxes), source), place, source))


def test_the_smallest_that_covers_alone_is_enough(catalogue: Catalogue):
    assert chosen(catalogue, box(1, 1, 2, 2), large=(0, 0, 9, 9), small=(0, 0, 3, 3)) == ["small"]


def test_two_that_cover_together_are_both_taken(catalogue: Catalogue):
    west, east, far = (0, 0, 1.5, 3), (1.5, 0, 3, 3), (1.9, 1, 9, 9)
    assert chosen(catalogue, box(1, 1, 2, 2), west=west, east=east, far=far) == ["east", "west"]


def test_four_at_a_corner_are_all_taken(catalogue: Catalogue):
    corners = {"sw": (0, 0, 1, 1), "se": (1, 0, 2, 1), "nw": (0, 1, 1, 2), "ne": (1, 1, 2, 2)}
    assert chosen(catalogue, box(0.5, 0.5, 1.5, 1.5), **corners) == ["ne", "nw", "se", "sw"]


def test_a_sliver_that_outlines_leave_out_needs_no_other(catalogue: Catalogue):
    assert chosen(catalogue, box(1, 1, 2, 2), most=(1.001, 0, 3, 3), other=(0, 0, 1.001, 9)) == [
        "most",
        "other",
    ]
    assert chosen(catalogue, box(1, 1, 2, 2), most=(1.000001, 0, 3, 3), other=(0, 0, 1.000001, 9)) == ["most"]


def test_the_open_sea_need_not_be_covered(catalogue: Catalogue):
    assert chosen(catalogue, box(1, 1, 9, 9), island=(1, 1, 2, 2)) == ["island"]


def test_nothing_that_touches_is_refused(catalogue: Catalogue):
    with pytest.raises(EditionError, match="no extract covers the council"):
        chosen(catalogue, box(50, 50, 51, 51), island=(1, 1, 2, 2))


def test_what_is_made_of_others_is_not_taken(catalogue: Catalogue):
    whole = index(kent=(0, 0, 1, 1))
    parent = files.index_entry("england", "united-kingdom", "united-kingdom/england", files.box(0, 0, 9, 9))
    whole["features"].append(parent)
    assert [each.id for each in extracts_in(whole, catalogue.source("streets"))] == ["kent"]


@pytest.mark.parametrize("bad", [None, [], {}, {"features": [{}]}, {"features": [{"properties": None}]}])
def test_an_index_of_nothing_is_refused(bad: object, catalogue: Catalogue):
    with pytest.raises(EditionError, match="lists no extract"):
        extracts_in(bad, catalogue.source("streets"))
