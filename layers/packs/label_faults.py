"""Can what a pack's label says be meant? Somebody may have written it by hand, or to do harm."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from math import isfinite
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any, Final

from geo.crs import STEPS
from layers.recipes.checks import crs_in_metres, is_area_name

if TYPE_CHECKING:
    from layers.packs.format import PackLabel

_TEXTS: Final = ("name", "title", "crs", "made_at", "made_from", "revision", "previous")
_SOURCE_TEXTS: Final = (
    *("layer", "title", "file", "sha256", "unit", "licence", "attribution", "source_url", "date"),
)


def label_is_sound(label: "PackLabel") -> bool:
    """Whether every value of a label is of its sort, and none points out of the pack."""
    return all(_judgements(label))


def _judgements(label: "PackLabel") -> Iterator[bool]:
    yield all(isinstance(getattr(label, name), str) for name in _TEXTS)
    yield is_area_name(label.name)
    yield all(is_folder_name(name) for name in (label.revision, label.previous) if name)
    yield isinstance(label.made_up, bool)
    yield _is_number(label.margin_m) and label.margin_m >= 0
    yield all(isinstance(letters, str) for letters in label.postcode_areas)
    yield datetime.fromisoformat(label.made_at).tzinfo is not None
    yield not label.other_from or bool(date.fromisoformat(label.other_from))
    yield label.crs.upper() in STEPS or bool(crs_in_metres(label.crs))
    yield _all_are(int, label.counts) and _all_are(int, label.files)
    yield all(_lies_within(file) for file in label.files)
    yield _all_are(str, label.file_sums) and _all_are(str, label.checksums)
    yield not label.file_sums or set(label.file_sums) == set(label.files)
    for source in label.sources:
        yield all(isinstance(getattr(source, name), str) for name in _SOURCE_TEXTS)
        yield all(_is_count(rows) for rows in (source.rows_read, source.rows_kept))
        yield not source.date or bool(date.fromisoformat(source.date))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _all_are(sort: type, table: Mapping[str, Any]) -> bool:
    values: Iterable[object] = table.values()
    return all(_is_count(value) if sort is int else isinstance(value, sort) for value in values)


def is_folder_name(name: str) -> bool:
    """Whether a text names one folder, and not a way through several."""
    return name != "." and _lies_within(name) and len(PureWindowsPath(name).parts) == 1


def _lies_within(file: str) -> bool:
    path = PureWindowsPath(file)  # understands both kinds of slash
    return bool(path.parts) and ".." not in path.parts and not path.anchor and "\0" not in file
