"""Which sources are there, and is the list of them in order? The project's, and an office's own beside it."""

import difflib
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from geo.errors import WithinReachError
from layers.recipes import checks
from layers.sources.model import Catalogue, DataSource

CATALOGUE_FILE: Final = Path(__file__).with_name("catalogue.toml")
OWN_FILE: Final = Path("data/sources.toml")
_COLUMNS_OF_FORM: Final = {"feature_service": {"code"}, "nomis": {"code", "value", "count"}}


class CatalogueError(WithinReachError, ValueError):
    """The catalogue of sources cannot be used; all mistakes are named."""


def load_catalogue(file: Path = CATALOGUE_FILE, own: Path = OWN_FILE) -> Catalogue:
    """Read the catalogue and, where there is one, the office's own.

    In its own file an office writes the ``id`` of a source and the keys that are other than the catalogue's;
    an id that the catalogue does not have is a source of its own and needs every key.

    Raises
    ------
    CatalogueError
        A file cannot be read, or a source is not in order: every mistake has its sentence.
    """
    tables = _sources_in(file)
    if own.is_file():
        tables = _overridden(tables, _sources_in(own))
    mistakes: list[str] = []
    sources = [source for table in tables if (source := _read(table, mistakes)) is not None]
    mistakes += _between(sources)
    if mistakes:
        raise CatalogueError(
            "The catalogue of sources is not in order:\n{mistakes}",
            "Correct {files}.",
            mistakes="\n".join(mistakes),
            files=f"{own} or {file.name}" if own.is_file() else file.name,
        )
    return Catalogue(tuple(sources), own_file=str(own) if own.is_file() else "")


def _sources_in(file: Path) -> list[dict[str, Any]]:
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(
            "The catalogue of sources {file} is not written as TOML: {error}.",
            "Correct it there.",
            file=file,
            error=error,
        ) from None
    except (OSError, UnicodeDecodeError):
        raise CatalogueError(
            "The catalogue of sources {file} cannot be read.", "Check that it is a text file.", file=file
        ) from None
    tables = raw.get("source")
    if set(raw) != {"source"} or not isinstance(tables, list) or not all(map(_has_id, tables)):
        raise CatalogueError(
            "The catalogue of sources {file} has something else than [[source]] tables with an id.",
            "Write each source as a [[source]] table that begins with its id.",
            file=file,
        )
    return tables


def _has_id(table: object) -> bool:
    return isinstance(table, dict) and isinstance(table.get("id"), str)


def _overridden(tables: list[dict[str, Any]], own: list[dict[str, Any]]) -> list[dict[str, Any]]:
    by_id = {table["id"]: table for table in tables}
    for table in own:
        by_id[table["id"]] = {**by_id.get(table["id"], {}), **table}
    return list(by_id.values())


def _read(table: Mapping[str, Any], mistakes: list[str]) -> DataSource | None:
    try:
        return DataSource(**table)
    except ValidationError as error:
        for fault in error.errors():
            mistakes.append(f"{table['id']}: {_sentence(fault)}")
        return None


def _sentence(fault: ErrorDetails) -> str:
    """One mistake of a source, as a sentence with its key."""
    key, kind = str(fault["loc"][0]), fault["type"]
    if kind == "missing":
        return f'it lacks the key "{key}".'
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(key, list(DataSource.model_fields), n=1, cutoff=0.6)
        hint = f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(DataSource.model_fields)}."
        return f'it has no key "{key}". {hint}'
    if kind == "literal_error":
        return f'"{key}" must be {fault["ctx"]["expected"]}, not "{fault["input"]}".'
    words = checks.IN_WORDS.get(kind) or fault["msg"][:1].lower() + fault["msg"][1:]
    return f'"{key}" {words}.' if kind in ("wrong", "recipe") else f'"{key}" {words}, not "{fault["input"]}".'


def _between(sources: list[DataSource]) -> Iterator[str]:
    """What does not fit between keys of a source, or between sources."""
    ids = {source.id for source in sources}
    for name, count in Counter(
        (source.file, nation) for source in sources for nation in source.nations
    ).items():
        if count > 1:
            yield f'{count} sources of one nation are called "{name[0]}": give each a file of its own.'
    for source in sources:
        missing = _COLUMNS_OF_FORM.get(source.form, set()) - source.columns.keys()
        if missing:
            yield f"{source.id}: columns needs a pattern for {', '.join(sorted(missing))}."
        if source.form == "feature_service" and not source.services:
            yield f"{source.id}: name at least one of its services."
        if source.among and source.among not in ids:
            yield f'{source.id}: among names "{source.among}", and there is no such source.'
        if source.form == "nomis" and "{areas}" not in source.address:
            yield f"{source.id}: the address needs {{areas}} where the codes of places go."
