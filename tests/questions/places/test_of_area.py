"""Which of the register's assets belong to the chosen area, and which of its imports."""

from pathlib import Path

import pytest

from geo.crs import to_lonlat
from layers.area import Area, open_area
from layers.register.model import Asset
from layers.register.sources import ImportInfo
from layers.register.store import open_register
from questions.places.of_area import ids_of_area, imports_of_area
from tests.tiny_area import CRS, EAST, NORTH, tiny_area


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    folder = tmp_path_factory.mktemp("areas")
    tiny_area(folder)
    return open_area("tiny", areas_folder=folder)


def at(asset_id: str, source: str, east_m: float | None = None, **known: object) -> Asset:
    """An asset so far east of the tiny area's corner; without a place if None."""
    if east_m is None:
        return Asset(asset_id, source=source)
    longitude, latitude = map(float, to_lonlat(EAST + east_m, NORTH, crs=CRS))
    return Asset(asset_id, source=source, longitude=longitude, latitude=latitude, **known)  # type: ignore[arg-type]


def test_what_lies_in_the_area_and_its_margin_is_its_own(area: Area) -> None:
    assets = [at("in", "A", 500), at("hidden", "A", 500, hide_address=True), at("far", "A", 90_000)]
    assert ids_of_area(area, assets) == {"in", "hidden"}


def test_what_has_no_place_goes_with_the_rest_of_its_list(area: Area) -> None:
    here = [at("a1", "A", 500), at("a2", "A")]
    elsewhere = [at("b1", "B", 90_000), at("b2", "B")]
    by_hand = [at("own", "")]
    assert ids_of_area(area, [*here, *elsewhere, *by_hand]) == {"a1", "a2", "own"}
    assert ids_of_area(area, []) == frozenset()


def test_imports_are_those_of_lists_that_have_something_here_or_nothing_anywhere(
    area: Area, tmp_path: Path
) -> None:
    with open_register(tmp_path / "register.sqlite") as register:
        for source, east_m in (("Here", 500), ("Far", 90_000)):
            register.import_assets([at(f"{source}/1", source, east_m)], ImportInfo(source, by="AB"))
        register.import_assets([], ImportInfo("Empty", by="AB"))
        for name in (area.name, "other"):
            info = ImportInfo(f"Pack of {name}", by="area pack", file_name=f"the prepared area {name}")
            register.import_assets([], info)
        shown = imports_of_area(register.imports(), register, area)
        assert {record.info.source for record in shown} == {"Here", "Empty", f"Pack of {area.name}"}
