"""Which extracts of OpenStreetMap does a council need, and how do they come, each with its check sum?"""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Final

import numpy as np
from shapely import make_valid, transform
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geo.crs import BRITISH_NATIONAL_GRID, to_lonlat, to_metres
from layers.sources.cache import CacheEntry, CachePlace
from layers.sources.content import read_json
from layers.sources.download import ChecksumError, DownloadTarget, download
from layers.sources.errors import GoneError
from layers.sources.extracts import StreetExtract, covering, extracts_in
from layers.sources.model import DataSource
from layers.sources.run import FetchedSource, PlacedFile, SourceRun, TellBytes, day_of

_MD5: Final = re.compile(r"\b[0-9a-fA-F]{32}\b")


def fetch_streets(run: SourceRun, source: DataSource, now: datetime, tell: TellBytes) -> FetchedSource:
    """Every extract that covers the wards and their margin.

    Raises
    ------
    SourceError
        The wards are not there, no extract covers them, or one cannot be had whole.
    """
    wards = run.file_of(_wards_of(run), source)
    place = run.place(source, source.address, "extracts")
    ground = ground_of(wards, run.margin_m)
    if (index := run.fresh(place, source, now)) is None:
        content = run.client.read(source.address, source)
        chosen = _chosen(content, ground, source)  # before it is kept: an index of nothing is none
        place.write_whole(content, now)
    else:
        chosen = _chosen(place.file(index).read_bytes(), ground, source)
    files: list[PlacedFile] = []
    for extract in chosen:
        before = sum(each.entry.size for each in files)
        files.append(_fetched(run, source, extract, now, _after(before, tell)))
    return FetchedSource(tuple(files))


def _after(before: int, tell: TellBytes) -> TellBytes:
    """Tell of a file after so many bytes of others."""
    return lambda come, in_all: tell(before + come, before + in_all if in_all else 0)


def cached_streets(run: SourceRun, source: DataSource) -> FetchedSource | None:
    """The extracts that the cache has, if it has every one that the wards need."""
    place = run.place(source, source.address, "extracts")
    index, wards = place.entry(), run.results.get(_wards_of(run))
    if index is None or wards is None:
        return None
    files = []
    ground = ground_of(wards.files[0].path, run.margin_m)
    for extract in _chosen(place.file(index).read_bytes(), ground, source):
        extract_place = _place(run, source, extract)
        entry = extract_place.entry()
        if entry is None:
            return None
        files.append(PlacedFile(extract_place, entry, extract.file, day_of(source, entry)))
    return FetchedSource(tuple(files))


def ground_of(wards: Path, margin_m: float) -> BaseGeometry:
    """The wards of a file and a margin around them, in degrees."""
    record = json.loads(wards.read_text(encoding="utf-8"))
    place = unary_union([make_valid(shape(each["geometry"])) for each in record["features"]])
    if "27700" not in json.dumps(record.get("crs")):
        place = transform(place, lambda xy: np.column_stack(to_metres(*xy.T, crs=BRITISH_NATIONAL_GRID)))
    ground = place.buffer(margin_m).simplify(50)
    return transform(ground, lambda xy: np.column_stack(to_lonlat(*xy.T, crs=BRITISH_NATIONAL_GRID)))


def _wards_of(run: SourceRun) -> str:
    sources = run.catalogue.of(run.council.nation)
    return next((each.id for each in sources if each.layer == "wards"), "wards")


def _chosen(index: bytes, ground: BaseGeometry, source: DataSource) -> list[StreetExtract]:
    return covering(extracts_in(read_json(index, source), source), ground, source)


def _place(run: SourceRun, source: DataSource, extract: StreetExtract) -> CachePlace:
    return run.place(source, extract.address, f"{source.id}-{extract.id.replace('/', '-')[:40]}")


def _fetched(
    run: SourceRun, source: DataSource, extract: StreetExtract, now: datetime, tell: TellBytes
) -> PlacedFile:
    """One extract; its check sum is fetched first, and once more where it is that of another day's."""
    place = _place(run, source, extract)
    entry = run.fresh(place, source, now)
    if entry is None:
        try:
            entry = _downloaded(run, source, extract, place, now=now, tell=tell)
        except ChecksumError:
            entry = _downloaded(run, source, extract, place, now=now, tell=tell)
    return PlacedFile(place, entry, extract.file, day_of(source, entry))


def _downloaded(
    run: SourceRun,
    source: DataSource,
    extract: StreetExtract,
    place: CachePlace,
    *,
    now: datetime,
    tell: TellBytes,
) -> CacheEntry:
    target = DownloadTarget(extract.address, extract.file, _sum_of(run, source, extract))
    return download(run.client, place, source, target, now=now, tell=tell)


def _sum_of(run: SourceRun, source: DataSource, extract: StreetExtract) -> str:
    """The check sum that stands beside an extract; "" where there is none."""
    try:
        text = run.client.read(f"{extract.address}.md5", source, most_bytes=10_000)
    except GoneError:
        return ""
    match = _MD5.search(text.decode("ascii", errors="replace"))
    return match[0] if match else ""
