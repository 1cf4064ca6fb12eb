"""A small made-up place to put rows into."""

from datetime import date

import pytest
import shapely

from layers.assets.kinds import Kinds, load_kinds
from layers.register.importing.places import PlaceFinder

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def kinds() -> Kinds:
    return load_kinds()


@pytest.fixture(scope="session")
def finder() -> PlaceFinder:
    """Five kilometres around Newport's bridge, with two postcodes (one of which has no place) and a UPRN."""
    return PlaceFinder(
        keep=shapely.Point(331_500, 188_000).buffer(5_000),
        postcodes={"NP20 4AA": (-2.9977, 51.5842), "NP20 9ZZ": None, "CF10 1AA": (-3.1791, 51.4816)},
        uprns={"100100640001": (-2.99, 51.588)},
        find_address=lambda text: (-2.995, 51.585) if text.startswith("12 High Street") else None,
    )
