"""Which of a prepared area's assets has the register, and what would the others be in it?

``actions.bring_in_pack`` brings them in, by the same import as every other list.

Ids that OpenStreetMap gives are the world's, and those of a nation's lists the nation's: two areas that
overlap have one place once. Those of an area's own lists, and all of a made-up town, get the area's name
before them, so that two towns never share one by chance.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Protocol

import pandas as pd

from layers.register.importing.openstreetmap import AreaOfAssets, assets_of_area
from layers.register.model import Asset
from layers.register.settings import register_place
from layers.register.sources import ImportInfo
from layers.register.store import Register
from layers.tables.report import SourceReport

BY: Final = "area pack"
MADE_UP: Final = "made-up"
_PACK: Final = "the prepared area "
_WORLD: Final = ("osm/", "national/")  # ids that a place has in every area: the map's, and a nation's lists'
_ASSETS_FILE: Final = "assets.parquet"


class PackOfAssets(AreaOfAssets, Protocol):
    """What is asked of an area: ``layers.area.Area`` has it."""

    @property
    def folder(self) -> Path:
        """The folder of the revision that serves."""

    @property
    def earlier_assets(self) -> Any:
        """``assets`` of a made-up town as its lists stood ``listed_on`` (ISO) earlier days."""

    @property
    def name(self) -> str:
        """The area's name in commands: a-z, 0-9 and hyphens."""

    @property
    def made_up(self) -> bool:
        """Whether there is no such place."""


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


def place_beside(areas_folder: Path) -> Path | str:
    """Where small things are kept with that register: the URL of its PostgreSQL database, else its folder."""
    place = register_beside(areas_folder)
    if place.startswith(("postgresql:", "postgresql+", "postgres:")):
        return place
    return register_folder(areas_folder)


def register_id(area: PackOfAssets, asset_id: str) -> str:
    """The id in the register of an asset of the area's pack."""
    if area.made_up:
        return f"{MADE_UP}/{area.name}/{asset_id}"
    return asset_id if asset_id.startswith(_WORLD) else f"{area.name}/{asset_id}"


def pack_file(area: PackOfAssets) -> str:
    """As which file the area's pack stands among the imports."""
    return _PACK + area.name


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


@dataclass(frozen=True)
class PackList:
    """What an area's pack has from one source, as it comes into the register."""

    info: ImportInfo
    assets: tuple[Asset, ...] = field(repr=False)


def lists_to_come(register: Register, area: PackOfAssets) -> tuple[PackList, ...]:
    """What of the area's pack has not come into the register yet; nothing is written.

    A source that the recipe no longer names has an empty list: all it had is proposed for closing.

    Raises
    ------
    RegisterError
        The register cannot be read.
    """
    digest = _digest(area)
    pack = _PACK + area.name
    before = [record.info for record in register.imports() if record.info.file_name == pack]
    done = {info.source for info in before if info.sha256 == digest}
    named = {_title(source, area) for source in area.assets["source"].unique()}
    if named | {info.source for info in before} <= done:  # asked with every change of the register
        return ()
    by_source = _by_source(area)
    for info in before:
        by_source.setdefault(info.source, [])
    return tuple(
        PackList(_info(source, rows, pack, digest), tuple(rows))
        for source, rows in by_source.items()
        if source not in done
    )


def assets_with_pack(
    register: Register, area: PackOfAssets, *, as_of: datetime | None = None
) -> tuple[Asset, ...]:
    """Every asset as it stands, or stood at ``as_of``, in the order of the ids; nothing is written.

    What the area's pack knows and has not come in yet is there as it would be had it come in now, so that
    somebody who only asks has the answer of somebody who brought it in.

    Raises
    ------
    RegisterError
        The register cannot be read, or would refuse a row of the pack.
    """
    return standing_with_pack(register, area, as_of=as_of).assets


@dataclass(frozen=True)
class StandingAssets:
    """Every asset as it stands with what the pack knows, and which of them their newest list has no more."""

    assets: tuple[Asset, ...] = field(repr=False)  # in the order of the ids
    gone: frozenset[str]  # of a day that is past it is not told: none


def standing_with_pack(
    register: Register, area: PackOfAssets, *, as_of: datetime | None = None
) -> StandingAssets:
    """``assets_with_pack``, and the ids of those that the newest list of their source no longer has.

    Raises as ``assets_with_pack``.
    """
    if as_of is not None and _is_over(as_of):
        return StandingAssets(register.as_of(as_of), frozenset())
    standing = {entry.asset.asset_id: entry.asset for entry in register.entries()}
    gone = {asset.asset_id for asset in register.proposed_closures()}
    for waiting in lists_to_come(register, area):
        plan = register.plan_import(waiting.assets, waiting.info)
        standing |= {asset.asset_id: asset for asset in plan.assets}
        gone -= {asset.asset_id for asset in waiting.assets}
        gone |= {asset.asset_id for asset in plan.vanished}
    return StandingAssets(tuple(standing[asset_id] for asset_id in sorted(standing)), frozenset(gone))


def _is_over(moment: datetime) -> bool:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) <= datetime.now(UTC)


@dataclass(frozen=True, eq=False)
class _EarlierPack:
    """The assets of a pack as they stood on one earlier day."""

    crs: str
    assets: Any = field(repr=False)
    sources: tuple[SourceReport, ...]


def earlier_lists(area: PackOfAssets) -> tuple[tuple[date, tuple[PackList, ...]], ...]:
    """What a made-up town's lists were on earlier days, the first day first; () of every other area.

    With the first day comes all that the area has of sources without a past, such as the map.
    """
    table = area.earlier_assets
    if not area.made_up or not len(table):
        return ()
    days = sorted(set(table["listed_on"]))
    always = area.assets[~area.assets["source"].isin(set(table["source"]))]
    lists = []
    for day in days:
        rows = table[table["listed_on"] == day].drop(columns="listed_on")
        frame = pd.concat([always, rows], ignore_index=True) if day == days[0] else rows
        text = [name for name in frame.columns if name != "geometry"]
        pack = _EarlierPack(area.crs, frame.fillna(dict.fromkeys(text, "")), tuple(area.sources))
        by_source = _by_source(area, pack)
        infos = ((_info(title, assets, pack_file(area), day), assets) for title, assets in by_source.items())
        dated = (PackList(replace(info, source_date=day), tuple(assets)) for info, assets in infos)
        lists.append((date.fromisoformat(day), tuple(dated)))
    return tuple(lists)


def _by_source(area: PackOfAssets, pack: AreaOfAssets | None = None) -> dict[str, list[Asset]]:
    by_source: dict[str, list[Asset]] = {}
    for asset in assets_of_area(pack or area):
        plain = replace(asset, asset_id=register_id(area, asset.asset_id))
        by_source.setdefault(_title(asset.source, area), []).append(plain)
    return by_source


def _title(source: str, area: PackOfAssets) -> str:
    return f"{source or 'List'} ({area.name})"


def _info(source: str, rows: Sequence[Asset], pack: str, digest: str) -> ImportInfo:
    first = min(rows, key=lambda asset: len(asset.licence), default=Asset(""))  # of the source alone
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
    sources = [(s.title, s.licence, s.attribution, s.date) for s in area.sources if s.layer == "assets"]
    content = (area.folder / _ASSETS_FILE).read_bytes()
    return hashlib.sha256(content + repr(sources).encode()).hexdigest()
