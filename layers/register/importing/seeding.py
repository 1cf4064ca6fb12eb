"""How do the assets of a prepared area come into the register? By the same import as every other list.

Ids that OpenStreetMap gives are the world's; those of an area's own lists, and all of a made-up town, get the
area's name before them, so that two towns never share one by chance.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from layers.register.importing.openstreetmap import AreaOfAssets, assets_of_area
from layers.register.model import Asset
from layers.register.plans import ImportResult
from layers.register.settings import register_place
from layers.register.sources import ImportInfo
from layers.register.store import Register

BY: Final = "area pack"
MADE_UP: Final = "made-up"
_PACK: Final = "the prepared area "
_WORLD: Final = "osm/"
_ASSETS_FILE: Final = "assets.parquet"


class PackOfAssets(AreaOfAssets, Protocol):
    """What is asked of an area: ``layers.area.Area`` has it."""

    @property
    def folder(self) -> Path: ...
    @property
    def name(self) -> str: ...
    @property
    def made_up(self) -> bool: ...


def register_beside(areas_folder: Path) -> str:
    """Path or URL of the register that goes with a folder of areas.

    As the settings say; where they say nothing, ``register`` beside a folder called ``areas``, else in it, so
    that areas tried out elsewhere never touch the office's register.
    """
    return register_place(folder=register_folder(areas_folder))


def register_folder(areas_folder: Path) -> Path:
    """Where the settings of that register lie, and its file unless they say otherwise."""
    beside = areas_folder.parent if areas_folder.name == "areas" else areas_folder
    return beside / "register"


def register_id(area: PackOfAssets, asset_id: str) -> str:
    """The id in the register of an asset of the area's pack."""
    if area.made_up:
        return f"{MADE_UP}/{area.name}/{asset_id}"
    return asset_id if asset_id.startswith(_WORLD) else f"{area.name}/{asset_id}"


def is_of_another_town(asset_id: str, area: PackOfAssets) -> bool:
    """Whether an asset belongs to a made-up town that is not this area."""
    return asset_id.startswith(f"{MADE_UP}/") and not asset_id.startswith(register_id(area, ""))


def of_other_packs(register: Register, area: PackOfAssets) -> frozenset[str]:
    """The assets that a made-up town leaves out although they lie in it: those of other areas' packs.

    A real place shows whatever lies in it, so of a real area there are none.
    """
    if not area.made_up:
        return frozenset()
    others = {
        record.info.source
        for record in register.imports()
        if record.info.file_name.startswith(_PACK) and record.info.file_name != _PACK + area.name
    }
    return register.ids_of_sources(sorted(others))


def seed_from_pack(register: Register, area: PackOfAssets) -> tuple[ImportResult, ...]:
    """Import the assets of the area's pack, one import a source, unless this very pack has come in before.

    A newer pack updates what no person has changed; what it no longer has is proposed for closing. An import
    that was undone stays undone until the pack changes.

    Returns
    -------
    What each import did; nothing if the pack had come in before.
    """
    digest = _digest(area)
    pack = _PACK + area.name
    before = [record.info for record in register.imports() if record.info.file_name == pack]
    done = {info.source for info in before if info.sha256 == digest}
    by_source = _by_source(area)
    for info in before:  # a source that the recipe no longer names: all it had is proposed for closing
        by_source.setdefault(info.source, [])
    return tuple(
        register.import_assets(rows, _info(source, rows, pack, digest))
        for source, rows in by_source.items()
        if source not in done
    )


def _by_source(area: PackOfAssets) -> dict[str, list[Asset]]:
    found: dict[str, list[Asset]] = {}
    for asset in assets_of_area(area):
        plain = replace(asset, asset_id=register_id(area, asset.asset_id))
        found.setdefault(f"{asset.source or 'List'} ({area.name})", []).append(plain)
    return found


def _info(source: str, rows: Sequence[Asset], pack: str, digest: str) -> ImportInfo:
    first = rows[0] if rows else Asset("")
    return ImportInfo(
        source=source,
        by=BY,
        file_name=pack,
        sha256=digest,
        licence=first.licence,
        attribution=first.attribution,
        source_date=first.source_date,
    )


def _digest(area: PackOfAssets) -> str:
    """Changes whenever an asset of the pack does, or what is said of its sources."""
    told = [(s.title, s.licence, s.attribution, s.date) for s in area.sources if s.layer == "assets"]
    content = (area.folder / _ASSETS_FILE).read_bytes()
    return hashlib.sha256(content + repr(told).encode()).hexdigest()
