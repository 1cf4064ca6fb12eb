"""A library that is a warm space too is counted as both, wherever kinds are chosen."""

from dataclasses import replace

import pytest

from geo.paces import PACES
from layers.area import Area
from questions.funding.best_places import venue_rows
from questions.funding.standard import Standard, counted
from questions.places.area_assets import AreaAssets, pack_assets
from questions.places.of_kinds import kinds_there, of_kinds
from questions.walks.near_person import Origin, Question, near_person
from tests.tiny_area import here, tiny_area


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    return tiny_area(tmp_path_factory.mktemp("of_kinds"))


@pytest.fixture(scope="module")
def warm_library(area: Area) -> AreaAssets:
    assets = pack_assets(area)
    library = replace(assets.records["t/library"], interests=("Warm space", "books"))
    return replace(assets, records={**assets.records, "t/library": library})


def ids(assets: AreaAssets, *wanted: str) -> set[str]:
    return set(assets.table["asset_id"].to_numpy()[of_kinds(assets, wanted)])


def test_a_place_counts_as_what_it_is_and_as_what_it_is_besides(warm_library: AreaAssets) -> None:
    assert ids(warm_library, "library") == ids(warm_library, "warm_space") == {"t/library"}
    assert ids(warm_library, "warm_space", "cafe") == {"t/library", "t/cafe"}
    assert len(ids(warm_library)) == len(warm_library.table)


def test_both_kinds_are_there_to_be_chosen(area: Area, warm_library: AreaAssets) -> None:
    assert kinds_there(warm_library) == kinds_there(pack_assets(area)) | {"warm_space"}
    assert "warm_space" not in kinds_there(pack_assets(area))


def test_near_a_home_it_is_listed_once_for_either_kind_and_for_both(
    area: Area, warm_library: AreaAssets
) -> None:
    home = here(500, 200)

    def listed(*kinds: str) -> list[str]:
        question = Question(PACES["steady"], 15, kinds)
        return near_person(area, warm_library, Origin(home.x, home.y), question).in_reach["asset_id"].tolist()

    assert listed("library") == listed("warm_space") == listed("library", "warm_space") == ["t/library"]


def test_a_bid_for_a_warm_space_counts_the_library_as_one_already(warm_library: AreaAssets) -> None:
    standard = Standard(PACES["steady"], 15)
    assert counted(warm_library, "warm_space", standard).sum() == 1
    assert "t/library" not in set(warm_library.table["asset_id"].iloc[venue_rows(warm_library, "warm_space")])


def test_nothing_else_in_interests_makes_a_kind(warm_library: AreaAssets) -> None:
    library = replace(warm_library.records["t/library"], interests=("pub", "library of seeds"))
    assets = replace(warm_library, records={**warm_library.records, "t/library": library})
    assert ids(assets, "pub") == set()
