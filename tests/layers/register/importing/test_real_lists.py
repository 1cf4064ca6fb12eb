"""Lists as people write them are read as a person would read them; whatever cannot be is told, and kept."""

from pathlib import Path
from typing import Any

import pytest

from geo.crs import to_metres
from layers.assets.kinds import Kinds
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.read_list import read_list_file
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Imported, Source
from layers.register.model import Asset
from tests.layers.register.importing.conftest import TODAY
from tests.layers.register.importing.real_lists.apart import APART
from tests.layers.register.importing.real_lists.cells import CELLS
from tests.layers.register.importing.real_lists.files import FILES
from tests.layers.register.importing.real_lists.last import LAST
from tests.layers.register.importing.real_lists.made import RealList, finder
from tests.layers.register.importing.real_lists.places import PLACES

NEAR_M = 60.0


def read(real: RealList, folder: Path, kinds: Kinds) -> Imported:
    path = folder / real.file
    path.write_bytes(real.content)
    table = read_list_file(path, sheet=real.sheet)
    mapping = guess_mapping(table, kinds)
    if real.kind:
        mapping = mapping.with_kinds({}, all_kind=real.kind)
    return read_rows(table, mapping, source=Source("List"), kinds=kinds, finder=finder(), today=TODAY)


def value_of(asset: Asset, name: str) -> Any:
    if name == "session_count":
        return len(asset.sessions)
    return getattr(asset, name)


def is_at(asset: Asset, place: tuple[int, int] | None) -> bool:
    if place is None or asset.longitude is None or asset.latitude is None:
        return place is None and asset.longitude is None
    x, y = to_metres(asset.longitude, asset.latitude, crs="EPSG:27700")
    return abs(float(x) - place[0]) <= NEAR_M and abs(float(y) - place[1]) <= NEAR_M


@pytest.mark.parametrize("real", [*FILES, *PLACES, *CELLS, *APART, *LAST], ids=lambda real: real.style)
def test_a_list_is_read_as_a_person_would(real: RealList, tmp_path: Path, kinds: Kinds) -> None:
    imported = read(real, tmp_path, kinds)
    assert len(imported.assets) == len(real.expected), imported.faults
    assert sum(imported.refused.values()) == real.refused
    for asset, expected in zip(imported.assets, real.expected, strict=True):
        for name, value in expected.items():
            if name == "at":
                assert is_at(asset, value), (asset.name, asset.longitude, asset.latitude)
            else:
                assert value_of(asset, name) == value, name
    sentences = [*map(str, imported.notes), *map(str, imported.faults)]
    for piece in real.says:
        assert sum(piece in sentence for sentence in sentences) == 1, (piece, sentences)
