"""What does an area pack hold? Its tables and their columns, and its label ``area.toml``."""

import hashlib
import tomllib
from dataclasses import asdict, dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import tomli_w

from geo.errors import WithinReachError
from geo.wording import Wording, as_record, from_record, worded
from layers.assets.model import ASSET_COLUMNS, MAPPED_STOP_COLUMNS
from layers.buses.columns import BUS_TABLES
from layers.packs.label_faults import label_is_sound
from layers.rides.columns import RIDE_COLUMNS
from layers.tables.report import SourceReport

FORMAT_VERSION: Final = 2
OLDEST_FORMAT: Final = 1  # had no check sums, of files or of its label, and no hours
LABEL_FILE: Final = "area.toml"
LABEL_SUM: Final = "check_sum"
CURRENT_FILE: Final = "current"
STREETS_FOLDER: Final = "streets"
HEIGHTS: Final = "heights_"  # how the arrays of the streets' heights begin, in packs that have them
FAULTS_FILE: Final = "faults.csv"
LABELS_READ: Final = 64  # are not read again while their bytes are the same: every action asks for all

# What older packs of this format do not say: not known.
_SINCE: Final = frozenset({"streets_missing", "other_from"})

# Columns that each table has at the least, geometry last; docs/architecture.md says what they mean.
TABLES: Final[dict[str, tuple[str, ...]]] = {
    "ways": ("osm_id", "name", "highway", "surface", "lit"),
    "street_points": ("kind", "osm_id", "geometry"),
    "street_hours": ("kind", "name", "otherwise", "opening_hours", "conditional"),
    "wards": ("ward_code", "ward_name", "geometry"),
    "small_areas": ("small_area_code", "vintage", "residents", "geometry"),
    "residents": ("point_id", "small_area_code", "ward_code", "residents", "geometry"),
    "postcodes": ("postcode", "ended", "ward_code", "positional_quality", "geometry"),
    "addresses": ("house_number", "house_name", "street", "locality", "postcode", "geometry"),
    "street_names": ("street", "locality", "geometry"),
    "localities": ("name", "kind", "geometry"),
    "background": ("layer", "subkind", "name", "geometry"),
    "labels": ("kind", "name", "rank", "geometry"),
    "assets": ASSET_COLUMNS,
    "entrances": ("asset_id", "geometry"),
    "benches": ("osm_id", "backrest", "geometry"),
}
# Tables that most packs have not.
MAY_HAVE: Final[dict[str, tuple[str, ...]]] = {
    "earlier_assets": ("listed_on", *ASSET_COLUMNS),  # lists of a made-up town as they stood on earlier days
    "mapped_stops": MAPPED_STOP_COLUMNS,  # where a recipe names a timetable
    **BUS_TABLES,  # all or none: where a recipe names a timetable
    "rides": RIDE_COLUMNS,  # where a recipe names rides from door to door
}


class PackError(WithinReachError, RuntimeError):
    """A pack that cannot be opened: damaged, incomplete or of another format version."""


@dataclass(frozen=True)
class PackLabel:
    """What ``area.toml`` says of a pack."""

    name: str
    title: str
    made_up: bool
    crs: str
    margin_m: float
    postcode_areas: tuple[str, ...]
    made_at: str  # ISO date and time, UTC
    made_from: (
        str  # fingerprint of recipe, sources and format version: the same again means nothing has changed
    )
    revision: str  # the name of the revision's folder
    previous: str = ""  # the revision that served before
    counts: dict[str, int] = field(default_factory=dict)  # rows of each table, and "streets" in edges
    files: dict[str, int] = field(default_factory=dict)  # every file of the pack: bytes
    file_sums: dict[str, str] = field(default_factory=dict)  # of each of them: ``sum_of``; none in format 1
    checksums: dict[str, str] = field(default_factory=dict)  # every source file: SHA-256
    sources: tuple[SourceReport, ...] = ()  # without their faults, which stand in faults.csv
    streets_missing: str = ""  # WKT, metres: ground of the area without known streets; "" where not measured
    other_from: str = (
        ""  # ISO date from which the map itself says that a place has closed or opened; "" if none
    )

    @property
    def vouched_for(self) -> bool:
        """Whether damage to a file of the pack would show: packs of format 1 had no check sums."""
        return bool(self.file_sums)


def sum_of(content: bytes) -> str:
    """The check sum of a file of a pack: BLAKE2b of 128 bits, in hexadecimal digits."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def write_label(label: PackLabel) -> bytes:
    """The bytes of ``area.toml``; its first line is the check sum of all lines after it."""
    table = asdict(label)
    table["postcode_areas"] = list(label.postcode_areas)
    table["sources"] = [_source_table(source) for source in label.sources]
    content = tomli_w.dumps({"format_version": FORMAT_VERSION, **table}).encode()
    return f'{LABEL_SUM} = "{sum_of(content)}"\n'.encode() + content


def read_label(folder: Path) -> PackLabel:
    """Read ``area.toml`` of the revision in ``folder``.

    Raises
    ------
    PackError
        It is missing, not readable, not as it was written, or of a format version that this program does not
        know.
    """
    name = folder.parent.name
    try:
        content = (folder / LABEL_FILE).read_bytes()
    except OSError:
        raise _unreadable(name) from None
    return _label_in(content, name)


@lru_cache(maxsize=LABELS_READ)
def _label_in(content: bytes, name: str) -> PackLabel:
    try:
        table = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        raise _unreadable(name) from None
    version = table.pop("format_version", None)
    if not isinstance(version, int) or not OLDEST_FORMAT <= version <= FORMAT_VERSION:
        raise _other_format(name, version)
    written_sum = table.pop(LABEL_SUM, "")
    if version == OLDEST_FORMAT:
        table.setdefault("file_sums", {})
    try:
        label = _label(table)
        sound = label_is_sound(label)
    except (ArithmeticError, AttributeError, LookupError, MemoryError, TypeError, ValueError):
        raise damaged(name, worded("its {file} lacks something", file=LABEL_FILE)) from None
    if version > OLDEST_FORMAT and sum_of(content.partition(b"\n")[2]) != written_sum:
        raise damaged(name, worded("{file} is not as it was written", file=LABEL_FILE))
    if not sound:
        raise damaged(name, worded("its {file} says what cannot be meant", file=LABEL_FILE))
    return label


def _unreadable(name: str) -> PackError:
    return damaged(name, worded("its {file} is missing or cannot be read", file=LABEL_FILE))


def _other_format(name: str, version: object) -> PackError:
    newer = isinstance(version, int) and version > FORMAT_VERSION
    return PackError(
        "The prepared area {name} was made by {age} version of this program (format {version}; "
        "this one reads {format_version}).",
        "{fix} the area again: .venv/bin/python cli.py prepare recipes/{name}.toml --data FOLDER",
        name=name,
        age="a newer" if newer else "an older",
        version=version,
        format_version=FORMAT_VERSION,
        fix="Update the program, or prepare" if newer else "Prepare",
    )


def damaged(name: str, why: str) -> PackError:
    """The error for a pack that is not whole."""
    return PackError(
        "The prepared area {name} is damaged: {why}.",
        "Copy it here again from where it is whole, or prepare it again: "
        ".venv/bin/python cli.py prepare recipes/{name}.toml --data FOLDER --again",
        name=name,
        why=why,
    )


def _source_table(source: SourceReport) -> dict[str, Any]:
    table = asdict(source)
    del table["faults"]
    table["dropped"] = [[reason, rows] for reason, rows in source.dropped]
    table["notes"] = [_kept(note) for note in source.notes]
    return table


def _label(table: dict[str, Any]) -> PackLabel:
    names = {item.name for item in fields(PackLabel)}
    if set(table) | _SINCE != names | _SINCE:
        raise KeyError(*(set(table) ^ names))
    sources = tuple(_source(entry) for entry in table["sources"])
    return PackLabel(**{**table, "postcode_areas": tuple(table["postcode_areas"]), "sources": sources})


def _source(entry: dict[str, Any]) -> SourceReport:
    dropped = tuple((worded(str(reason)), int(rows)) for reason, rows in entry["dropped"])
    notes = tuple(from_record(note) if isinstance(note, dict) else worded(note) for note in entry["notes"])
    return SourceReport(**{**entry, "dropped": dropped, "notes": notes})


def _kept(text: str) -> str | dict[str, object]:
    """A sentence without values as plain text, one with values as its template and them."""
    return as_record(text) if isinstance(text, Wording) and text.values else str(text)
