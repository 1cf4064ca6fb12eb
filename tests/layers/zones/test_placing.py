"""Who lives in which area of a set: worked by hand on a square of postcodes, then as laws."""

import pickle

import pandas as pd
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from layers.zones.apart import check_apart
from layers.zones.model import Zone, ZoneError, ZoneForm
from layers.zones.placing import REST_CODE, REST_NAME, place_zones
from layers.zones.zoned_area import by_wards, by_zones, zones_of
from tests.layers.zones.village import (
    EAST_OF,
    OF_WARDS,
    POSTCODES,
    SIDE,
    ground,
    listed,
    outlines,
    village,
    zone_set,
)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return village(tmp_path_factory.mktemp("village"))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A village of its own, whose residents are others in every example."""
    return village(tmp_path_factory.mktemp("crowd"))


def residents_of(area):
    return area.residents.groupby("ward_code")["residents"].sum().to_dict()


def named(area):
    return dict(zip(area.wards["ward_code"], area.wards["ward_name"], strict=True))


def test_outlines_take_the_place_of_wards_and_the_rest_has_a_row(place):
    zones = outlines(North=ground(0, 600, 1200, 1200), South=ground(0, 0, 600, 600))
    area = by_zones(place, place_zones(zones, place))
    assert named(area) == {"A001": "North", "A002": "South", REST_CODE: REST_NAME}
    assert residents_of(area) == {"A001": 72 * 20, "A002": 36 * 20, REST_CODE: 36 * 20}
    assert (area.nation, area.title, len(area.assets)) == (place.nation, place.title, len(place.assets))
    assert by_wards(area) is place
    assert by_wards(place) is place
    assert zones_of(place) is None
    assert place.residents["ward_code"].tolist() == OF_WARDS.tolist()


def test_where_everybody_is_in_an_area_there_is_no_row_of_the_rest(place):
    zones = outlines(All=ground(-10, -10, 1210, 1210))
    assert named(by_zones(place, place_zones(zones, place))) == {"A001": "All"}


def test_a_home_on_a_shared_edge_is_counted_once_and_that_is_said(place):
    zones = outlines(West=ground(0, 0, 650, 1200), East=ground(650, 0, 1200, 1200))
    placed = place_zones(zones, place)
    assert residents_of(by_zones(place, placed)) == {"A001": 7 * 12 * 20, "A002": 5 * 12 * 20}
    assert [str(note) for note in placed.notes] == [
        "240 residents live where two outlines meet or lie over each other by a little, and are counted in "
        "the first of the two."
    ]


def test_a_name_that_reads_like_the_rest_is_told_apart_from_it(place):
    zones = outlines(**{"in none of these  AREAS": ground(0, 0, 600, 1200)})
    assert sorted(named(by_zones(place, place_zones(zones, place))).values()) == [
        REST_NAME,
        "in none of these  AREAS (1)",
    ]


def test_whole_small_areas_make_areas_and_unheard_of_codes_are_counted(place):
    zones = zone_set(ZoneForm.SMALL_AREAS, (Zone("One", ("W01000001", "W01009999")),))
    placed = place_zones(zones, place)
    assert residents_of(by_zones(place, placed)) == {"A001": 72 * 20, REST_CODE: 72 * 20}
    assert [str(note) for note in placed.notes] == [
        "1 code of the list is left out: it is no small area of this place, whose codes are like W01000001."
    ]


@pytest.mark.parametrize(("rows", "people"), [(range(9), 20), (range(10), 9)])
def test_an_area_of_few_postcodes_or_residents_is_refused(tmp_path, rows, people):
    place = village(tmp_path, people)
    with pytest.raises(ZoneError, match=r'"Clients" has fewer than 10 postcodes or 100 residents') as error:
        place_zones(listed(Clients=rows, Others=range(20, 80)), place)
    assert not any(postcode in str(error.value) for postcode in POSTCODES)


def test_a_list_that_leaves_over_a_few_is_refused(place):
    with pytest.raises(ZoneError, match="leaves over fewer than 10 postcodes or 100 residents"):
        place_zones(listed(Most=range(SIDE * SIDE - 9)), place)
    assert place_zones(listed(Most=range(SIDE * SIDE - 10)), place).table["ward_code"].tolist() == [
        "A001",
        REST_CODE,
    ]


def test_a_set_of_another_place_is_refused(place):
    with pytest.raises(ZoneError, match='Nobody of Tinytown lives in any area of the set "Ours"'):
        place_zones(outlines(Far=ground(90_000, 0, 91_000, 100)), place)


def test_scattered_postcodes_are_counted_and_not_drawn(place):
    """A list of clients: twelve homes, none beside another. Its figures are there, its homes on no map."""
    scattered = [SIDE * column + row for column in (0, 3, 6, 9) for row in (0, 4, 8)]
    placed = place_zones(listed(Clients=scattered), place)
    assert residents_of(by_zones(place, placed)) == {"A001": 240, REST_CODE: 132 * 20}
    clients, rest = placed.table.geometry
    assert clients.is_empty
    assert not shapely.get_num_interior_rings(shapely.get_parts(rest)).any()
    assert rest.symmetric_difference(place.boundary).area < 1
    assert not placed.homes_drawn


def test_a_neighbourhood_of_postcodes_is_drawn_without_the_few_that_lie_apart(place):
    placed = place_zones(listed(Ours=[*range(48), 143]), place)
    ours = placed.table.geometry.iloc[0]
    assert ours.symmetric_difference(ground(0, 0, 400, 1200)).area < 1
    assert residents_of(by_zones(place, placed))["A001"] == 49 * 20


def test_a_place_by_its_areas_goes_to_another_process_and_comes_back(place):
    placed = place_zones(outlines(North=ground(0, 600, 1200, 1200)), place)
    again = pickle.loads(pickle.dumps(placed))  # noqa: S301 - our own bytes
    pd.testing.assert_series_equal(pd.Series(again.code), pd.Series(placed.code))
    assert place.revision in by_zones(place, placed).revision
    assert by_zones(place, placed).revision.endswith("+areas-ab12")


def test_nothing_of_a_list_is_in_what_is_printed_of_a_set(place):
    zones = listed(Ours=range(48))
    shown = f"{zones!r} {zones.zones[0]!r} {place_zones(zones, place)!r}"
    assert not any(postcode in shown for postcode in POSTCODES)


@settings(max_examples=40, deadline=None)
@given(
    boxes=st.lists(st.tuples(*[st.integers(0, 12)] * 4), min_size=1, max_size=5),
    people=st.lists(st.integers(0, 90), min_size=SIDE * SIDE, max_size=SIDE * SIDE),
)
def test_every_resident_is_in_one_row_and_the_rows_add_up_to_the_place(crowd, boxes, people):
    shapes = {
        f"Z{at}": ground(100 * min(a, c), 100 * min(b, d), 100 * max(a, c) + 10, 100 * max(b, d) + 10)
        for at, (a, b, c, d) in enumerate(boxes)
    }
    area = crowd
    area.__dict__["residents"] = area.residents.assign(residents=people)
    try:
        placed = place_zones(outlines(**shapes), area)
    except ZoneError:
        return  # nobody lives in any of them
    sums = residents_of(by_zones(area, placed))
    assert sum(sums.values()) == sum(people)
    assert {code for code, count in sums.items() if count} <= set(placed.table["ward_code"])


@pytest.mark.parametrize("missing", [1, 9])
def test_an_area_that_is_a_ward_but_for_a_few_postcodes_is_refused(place, missing):
    near = place_zones(listed(Ours=range(48 - missing)), place)
    with pytest.raises(
        ZoneError, match='"Ours" differs from whole wards by fewer than 10 postcodes'
    ) as error:
        check_apart(near, place, [])
    assert not any(postcode in str(error.value) for postcode in POSTCODES)
    check_apart(place_zones(listed(Ours=range(48)), place), place, [])
    check_apart(place_zones(listed(Ours=range(38)), place), place, [])


def test_two_wards_but_for_a_few_and_areas_that_make_up_another_are_refused_too(place):
    with pytest.raises(ZoneError, match="differs from whole wards"):
        check_apart(place_zones(listed(Ours=range(3, 96)), place), place, [])
    halves = place_zones(listed("Halves", One=range(24), Two=range(24, 72)), place)
    whole = place_zones(listed("Whole", All=range(70)), place)
    with pytest.raises(ZoneError, match='"All" differs from areas of the set "Halves" by fewer than 10'):
        check_apart(whole, place, [halves])
    with pytest.raises(ZoneError, match='differs from areas of the set "Whole" by fewer than 10'):
        check_apart(halves, place, [whole])


def test_outlines_are_compared_with_lists_and_not_with_one_another(place):
    drawn = place_zones(outlines(A=ground(0, 0, 400, 1100)), place)
    other = place_zones(outlines(A=ground(0, 0, 400, 1200)), place)
    check_apart(drawn, place, [other])
    list_of_postcodes = place_zones(listed("List", Ours=[at for at in range(48) if at % 12 < 10]), place)
    assert (EAST_OF[:48] < 4).all()
    with pytest.raises(ZoneError, match='"A" differs from areas of the set "List"'):
        check_apart(drawn, place, [list_of_postcodes])
