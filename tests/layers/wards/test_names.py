"""Wards of one name are told apart, and a name that means several is asked back."""

import geopandas as gpd
import pytest
import shapely

from layers.wards.names import UnknownWardError, told_apart, ward_called


def wards(**names: str) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"ward_code": list(names), "ward_name": list(names.values())},
        geometry=[shapely.box(at, 0, at + 1, 1) for at in range(len(names))],
        crs="EPSG:27700",
    )


def named(table: gpd.GeoDataFrame) -> dict[str, str]:
    return dict(zip(table["ward_code"], table["ward_name"], strict=True))


def test_only_those_that_share_a_name_have_their_codes_beside_it():
    table = told_apart(wards(W1="Castle", W2="Abbey", W3=" castle"))
    assert named(table) == {"W1": "Castle (W1)", "W2": "Abbey", "W3": " castle (W3)"}


def test_told_apart_once_they_stay_as_they_are_and_nothing_given_is_changed():
    given = wards(W1="Castle", W2="Castle")
    first = told_apart(given)
    assert named(told_apart(first)) == named(first)
    assert named(given) == {"W1": "Castle", "W2": "Castle"}


NAMES = {"W1": "Castle (W1)", "W2": "Castle (W2)", "W3": "St Mary's"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [("W2", "W2"), ("w2", "W2"), ("castle  (w1)", "W1"), ("st mary's", "W3"), (" St  Mary's ", "W3")],
)
def test_a_ward_is_meant_by_its_code_or_by_its_whole_name(typed, code):
    assert ward_called(typed, NAMES) == code


def test_a_name_of_several_is_asked_back_with_all_of_them():
    with pytest.raises(
        UnknownWardError,
        match=r'"Castle" is the name of 2 wards. Say which, by its code: Castle \(W1\), Castle',
    ):
        ward_called("Castle", NAMES)


@pytest.mark.parametrize("typed", ["Keep", "", "(W1)"])
def test_what_is_no_ward_is_told_which_there_are(typed):
    with pytest.raises(
        UnknownWardError, match=r"There is no ward .* Choose one of: Castle \(W1\), .* St Mary's"
    ):
        ward_called(typed, NAMES)
