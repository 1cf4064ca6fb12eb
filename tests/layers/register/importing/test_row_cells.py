"""What single cells of a row give: costs and ages, kept as said and read only where they are plain."""

import pytest

from layers.assets.kinds import Kinds
from layers.register.importing.places import PlaceFinder
from tests.layers.register.importing.test_rows import bring_in, good


@pytest.mark.parametrize(
    ("cost", "pence"),
    [
        ("Free", 0),
        ("£3.50", 350),
        ("£2 a session", 200),
        ("50p", 50),
        ("donation", None),
        ("£2 donation", None),
        ("3.5", 350),
        ("£3-£5", None),
        ("£5 (free for carers)", None),
        ("£60 a year", None),
        ("Free for members", None),
        ("", None),
    ],
)
def test_costs_are_kept_as_said_and_priced_only_where_there_is_one_price(
    kinds: Kinds, finder: PlaceFinder, cost: str, pence: int | None
) -> None:
    asset = bring_in([good(1, Cost=cost)], kinds, finder).assets[0]
    assert (asset.cost, asset.price_pence) == (cost, pence)


@pytest.mark.parametrize(
    ("ages", "youngest", "oldest"),
    [
        ("60+", 60, None),
        ("16-25", 16, 25),
        ("over 50s", 50, None),
        ("Under 5s", None, 4),
        ("50 and over", 50, None),
        ("18 to 30", 18, 30),
        ("All ages", None, None),
        ("adults", 18, None),
        ("Aged 11-17 years", 11, 17),
        ("up to 12", None, 12),
    ],
)
def test_ages_are_inclusive(
    kinds: Kinds, finder: PlaceFinder, ages: str, youngest: int | None, oldest: int | None
) -> None:
    asset = bring_in([good(1, Ages=ages)], kinds, finder).assets[0]
    assert (asset.minimum_age, asset.maximum_age) == (youngest, oldest)
