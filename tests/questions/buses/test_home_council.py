"""A home's council is that of most postcodes in its ward; what nobody says is not known."""

from types import SimpleNamespace

import geopandas as gpd
import pytest
import shapely

from layers.places.nations import Nation
from questions.buses.home_council import council_of_home

WEST, EAST = (50.0, 50.0), (150.0, 50.0)


def an_area(codes_west, codes_east=(), *, title="Somewhere", made_up=False, nation=Nation.ENGLAND):
    """Two wards side by side, with the council codes of the postcodes in each."""
    points = [(x, code) for x, codes in ((50, codes_west), (150, codes_east)) for code in codes]
    return SimpleNamespace(
        title=title,
        made_up=made_up,
        nation=nation,
        wards=gpd.GeoDataFrame(geometry=[shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)]),
        postcodes=gpd.GeoDataFrame(
            {"council_code": [code for _, code in points]}, geometry=[shapely.Point(x, 50) for x, _ in points]
        ),
    )


def test_it_is_that_of_most_postcodes_of_the_homes_own_ward():
    area = an_area(["E08000010", "E08000010", "E08000002", ""], ["E08000002"])
    assert council_of_home(area, *WEST) == "Wigan"
    assert council_of_home(area, *EAST) == "Bury"


def test_a_code_of_former_years_is_the_same_council():
    assert council_of_home(an_area(["E08000020"]), *WEST) == "Gateshead"  # E08000037 today


@pytest.mark.parametrize(
    ("area", "home"),
    [
        (an_area(["E08000010"]), (500.0, 50.0)),  # in no ward
        (an_area(["E08000010", "E08000002"]), WEST),  # as many of the one as of the other
        (an_area(["E07999901"]), WEST),  # a council that there is not
        (an_area([]), WEST),
        (an_area([], title="Newport"), WEST),  # is in Wales, and the area in England
    ],
)
def test_what_nobody_says_is_not_known(area, home):
    assert council_of_home(area, *home) == ""


def test_where_postcodes_do_not_say_the_areas_name_counts_if_it_is_a_councils():
    assert council_of_home(an_area([], title="Newport", nation=Nation.WALES), *WEST) == "Newport"
    bare = an_area([], title="Wigan")
    bare.postcodes = bare.postcodes.drop(columns="council_code")
    assert council_of_home(bare, *WEST) == "Wigan"


def test_a_made_up_town_is_its_own_council():
    assert council_of_home(an_area(["E07999901"], title="Larkenby", made_up=True), *WEST) == "Larkenby"
