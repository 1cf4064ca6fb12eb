"""A row with nothing but a postcode lies elsewhere if the area has no postcode of its sector at all."""

from dataclasses import replace

import pytest

from layers.register.importing.places import PlaceFinder


@pytest.mark.parametrize(
    ("postcode", "elsewhere"),
    [("NP20 4ZZ", False), ("NP20 4AA", False), ("NP20 5AA", True), ("EC1A 1BB", True), ("NP2 0AA", True)],
)
def test_a_sector_that_the_area_has_may_hold_a_new_postcode(
    finder: PlaceFinder, postcode: str, elsewhere: bool
) -> None:
    assert finder.lies_elsewhere(postcode) == elsewhere
    assert not replace(finder, everywhere=True).lies_elsewhere(postcode)


def test_an_area_without_postcodes_calls_nothing_elsewhere(finder: PlaceFinder) -> None:
    assert not replace(finder, postcodes={}).lies_elsewhere("EC1A 1BB")
