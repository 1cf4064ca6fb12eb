"""How does a new pack take the old one's place, so that a kill at any moment leaves one whole pack serving?

Everything is written into a folder beside the serving one, forced to disk and renamed; then the small file
``current`` is replaced in one step. Whatever a killed run leaves behind is cleared by the next.
"""

import hashlib
import os
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.errors import CrsMismatchError, MissingColumnError
from geo.heights import HEIGHT_ARRAYS
from geo.network import NETWORK_ARRAYS, WalkNetwork
from layers.packs.faults import write_faults
from layers.packs.format import (
    CURRENT_FILE,
    FAULTS_FILE,
    FORMAT_VERSION,
    HEIGHTS,
    LABEL_FILE,
    MAY_HAVE,
    STREETS_FOLDER,
    TABLES,
    PackError,
    PackLabel,
    read_label,
    sum_of,
    write_label,
)
from layers.packs.summaries import serving_revision

_UNFINISHED = ".unfinished-"


@dataclass(frozen=True, eq=False)
class PackContents:
    """All that a pack holds; counts, files, revision and previous of the label are filled in on writing."""

    label: PackLabel
    network: WalkNetwork
    tables: Mapping[str, pd.DataFrame]  # one for every key of ``TABLES``, and of ``MAY_HAVE`` if there is any
    beside: Mapping[str, bytes] = field(default_factory=dict)  # lies there too; no answer follows from it


def fingerprint(recipe_text: str, checksums: Mapping[str, str]) -> str:
    """What a pack was made from, in 64 hexadecimal digits: recipe, SHA-256 of its files, format version."""
    parts = [str(FORMAT_VERSION), recipe_text, *(f"{name}={checksums[name]}" for name in sorted(checksums))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def write_pack(contents: PackContents, area_folder: Path) -> Path:
    """Write a pack and let it serve. The caller holds ``pack_lock.only_run``.

    Parameters
    ----------
    contents
        Label, network and tables, see ``PackContents``.
    area_folder
        ``data/areas/<name>``, already there.

    Returns
    -------
    The folder of the new revision.

    Raises
    ------
    MissingColumnError
        A table or one of its columns is missing.
    CrsMismatchError
        A table is in another coordinate system than the area.
    OSError
        The disk is full or the folder cannot be written; what served before still serves.
    """
    _check(contents)
    clear_leftovers(area_folder)
    serving = serving_revision(area_folder)
    revision = f"{contents.label.made_from[:12]}-{time.time_ns():016x}"  # no two packs ever share a name
    beside = area_folder / f"{_UNFINISHED}{revision}"
    label = replace(contents.label, revision=revision, previous=serving or "", counts=_counts(contents))
    try:
        _write_files(contents, label, beside)
        beside.rename(area_folder / revision)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    _sync(area_folder)
    _let_serve(area_folder, revision)
    clear_leftovers(area_folder)
    return area_folder / revision


def clear_leftovers(area_folder: Path) -> None:
    """Remove what killed runs left, and revisions older than the one before the serving one."""
    serving = serving_revision(area_folder)
    keep = {serving}
    if serving is not None:
        try:
            keep.add(read_label(area_folder / serving).previous)
        except PackError:
            return  # the serving pack cannot say which one was before it: keep all
    for entry in area_folder.iterdir():
        if entry.is_dir() and entry.name not in keep:
            shutil.rmtree(entry, ignore_errors=True)  # on Windows a running app may still hold it open
        elif entry.name.startswith(_UNFINISHED):
            entry.unlink(missing_ok=True)


def _check(contents: PackContents) -> None:
    for name, columns in TABLES.items():
        table = contents.tables.get(name)
        missing = [column for column in columns if table is None or column not in table.columns]
        if table is None or missing:
            raise MissingColumnError(
                "The table {name} lacks {missing}.",
                "Report this as a fault of the program.",
                name=name,
                missing=", ".join(missing),
            )
        if isinstance(table, gpd.GeoDataFrame) and table.crs != contents.label.crs:
            raise CrsMismatchError(
                "The table {name} is in {crs} and the area in {crs_2}.",
                "Report this as a fault of the program.",
                name=name,
                crs=table.crs,
                crs_2=contents.label.crs,
            )


def _counts(contents: PackContents) -> dict[str, int]:
    rows = {name: len(contents.tables[name]) for name in _names(contents)}
    return {**contents.label.counts, "streets": contents.network.edge_count, **rows}


def _names(contents: PackContents) -> list[str]:
    return [*TABLES, *(name for name in MAY_HAVE if name in contents.tables)]


def _write_files(contents: PackContents, label: PackLabel, folder: Path) -> None:
    (folder / STREETS_FOLDER).mkdir(parents=True)
    for name in NETWORK_ARRAYS:
        np.save(folder / STREETS_FOLDER / f"{name}.npy", np.asarray(getattr(contents.network, name)))
    if contents.network.heights is not None:
        for name in HEIGHT_ARRAYS:
            array = np.asarray(getattr(contents.network.heights, name))
            np.save(folder / STREETS_FOLDER / f"{HEIGHTS}{name}.npy", array)
    for name in _names(contents):
        contents.tables[name].reset_index(drop=True).to_parquet(folder / f"{name}.parquet", index=False)
    write_faults(label.sources, folder / FAULTS_FILE)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}
    sums = {path.relative_to(folder).as_posix(): sum_of(path.read_bytes()) for path in files}
    (folder / LABEL_FILE).write_bytes(write_label(replace(label, files=sizes, file_sums=sums)))
    for name, content in contents.beside.items():
        (folder / name).write_bytes(content)
    beside = [folder / name for name in contents.beside]
    for path in (*files, *beside, folder / LABEL_FILE, folder / STREETS_FOLDER, folder):
        _sync(path)


def write_beside(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files that lie beside a pack's own into a revision that serves, each in one step.

    Raises ``OSError`` where the folder cannot be written; what was there stays.
    """
    for name, content in files.items():
        target = folder / name
        if target.is_file() and target.read_bytes() == content:
            continue
        part = folder / f"{_UNFINISHED}{name}"
        part.write_bytes(content)
        _sync(part)
        part.replace(target)


def _let_serve(area_folder: Path, revision: str) -> None:
    beside = area_folder / f"{_UNFINISHED}{CURRENT_FILE}"
    beside.write_text(revision, encoding="ascii")
    _sync(beside)
    beside.replace(area_folder / CURRENT_FILE)
    _sync(area_folder)


def _sync(path: Path) -> None:
    """Force a file or folder to disk. Windows cannot open a folder, and needs none of this for one."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDWR if path.is_file() and os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
