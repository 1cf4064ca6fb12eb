"""How does a list come in through a terminal: a file, or a feed by its address?"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from layers.area import Area
from layers.assets.kinds import Kinds
from layers.register.importing.columns import ColumnMapping, guess_mapping, recalled
from layers.register.importing.doubles.duplicates import DuplicatePair, likely_duplicates
from layers.register.importing.feeds.feed_client import feed_title, fetch_feed
from layers.register.importing.oruk.open_referral import read_open_referral, read_services
from layers.register.importing.own_export import is_own_export
from layers.register.importing.places import PlaceFinder, finder_for
from layers.register.importing.rows import read_rows
from layers.register.importing.seeding import assets_with_pack
from layers.register.importing.source import Imported, Source
from layers.register.model import Status
from layers.register.plans import ImportPlan
from layers.register.sources import ImportInfo
from layers.register.store import Register
from layers.tables.reading import read_table
from layers.tables.sniff import form_of
from layers.tables.source_table import ImportRefusedError, SourceTable

Tell = Callable[[int, int], None]  # rows or services done, and in all


@dataclass(frozen=True)
class LookedAt:
    """A list as it was read, and what bringing it in would change."""

    mapping: ColumnMapping | None  # None: Open Referral, which has no columns
    unused: tuple[str, ...]
    imported: Imported
    plan: ImportPlan
    alike: tuple[DuplicatePair, ...] = ()  # new ones that may be listed twice, or be in the register


@dataclass(frozen=True, eq=False)
class Desk:
    """Where a list comes in: the area it lies in, the register, and who brings it."""

    area: Area
    register: Register
    kinds: Kinds
    by: str
    private_feeds: bool = False  # whether feeds may be read from the office's own network
    mapping_file: Path | None = None
    tell: Tell = lambda done, of: None


def is_address(wanted: str) -> bool:
    """Whether what was typed is the address of a feed rather than a file's name."""
    return wanted.casefold().startswith(("http://", "https://"))


def look_at(wanted: str, source: Source, desk: Desk) -> LookedAt:
    """Read a list, or a whole feed, and work out what it would change; nothing is written.

    Raises
    ------
    ImportRefusedError, MissingColumnError
        It cannot be read at all, or its columns do not tell names, kinds or places.
    """
    seen = _look_at_feed(wanted, source, desk) if is_address(wanted) else _look_at_file(wanted, source, desk)
    known = [
        asset for asset in assets_with_pack(desk.register, desk.area) if asset.status is not Status.CLOSED
    ]
    return replace(seen, alike=likely_duplicates(seen.plan.new, against=known))


def _look_at_file(wanted: str, source: Source, desk: Desk) -> LookedAt:
    file = Path(wanted)
    if not file.is_file():
        raise ImportRefusedError(
            "There is no file {file_name}.", "Check the name and the folder.", file_name=file.name
        )
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    finder = finder_for(desk.area)
    if form_of(file, name=file.name) == "open_referral":
        imported = read_open_referral(file, source=source, kinds=desk.kinds, finder=finder)
        return LookedAt(None, (), imported, _planned(imported, source, desk, file.name, digest, None))
    return _look_at_table(read_table(file), digest, source, desk, finder)


def _look_at_table(
    table: SourceTable, digest: str, source: Source, desk: Desk, finder: PlaceFinder
) -> LookedAt:
    mapping = _mapping(table, desk.mapping_file, desk.register.mapping(source.title), desk.kinds)
    today = datetime.now(UTC).date()
    imported = read_rows(
        table, mapping, source=source, kinds=desk.kinds, finder=finder, today=today, tell=desk.tell
    )
    kept = None if is_own_export(table.columns) else mapping
    plan = _planned(imported, source, desk, table.name, digest, kept)
    return LookedAt(mapping, mapping.unused(table), imported, plan)


def _look_at_feed(url: str, source: Source, desk: Desk) -> LookedAt:
    feed = fetch_feed(url, allow_private=desk.private_feeds, tell=desk.tell)
    named = replace(source, licence=source.licence or feed.licence, url=url)
    read = read_services(feed.services, source=named, kinds=desk.kinds, finder=finder_for(desk.area))
    imported = replace(read, faults=(*feed.faults, *read.faults))
    digest = hashlib.sha256(json.dumps(feed.services, sort_keys=True).encode()).hexdigest()
    return LookedAt(None, (), imported, _planned(imported, named, desk, feed_title(url), digest, None))


def _mapping(
    table: SourceTable, file: Path | None, kept: Mapping[str, Any] | None, kinds: Kinds
) -> ColumnMapping:
    """As the file says, else as the last time, else guessed; our own export tells its columns itself."""
    if file is not None:
        return recalled(read_mapping(file), table)
    if kept and not is_own_export(table.columns):
        return recalled(kept, table)
    return guess_mapping(table, kinds)


def read_mapping(file: Path) -> dict[str, Any]:
    """A mapping as ``mapping_text`` writes it; ``kinds`` and ``all_kind`` may be left out.

    Raises ``ImportRefusedError`` if it is none.
    """
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        columns = [[str(field), str(column)] for field, column in held["columns"]]
        known = {str(word): str(kind) for word, kind in held.get("kinds", {}).items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise ImportRefusedError(
            "{file_name} is not a mapping of columns.",
            'Write one with --save-mapping, or by hand: {{"columns": [["name", "Their column"]]}}.',
            file_name=file.name,
        ) from None
    return {"columns": columns, "kinds": known, "all_kind": str(held.get("all_kind", ""))}


def mapping_text(mapping: ColumnMapping) -> str:
    """A mapping as JSON, to be corrected and given back with ``--mapping``."""
    return json.dumps(mapping.remembered(), ensure_ascii=False, indent=2) + "\n"


def _planned(
    imported: Imported, source: Source, desk: Desk, name: str, digest: str, mapping: ColumnMapping | None
) -> ImportPlan:
    info = ImportInfo(
        source=source.title,
        by=desk.by,
        file_name=name,
        sha256=digest,
        rows_read=imported.rows_read,
        rows_rejected=sum(imported.refused.values()),
        rejected=imported.rejected,
        mapping=mapping.remembered() if mapping else None,
        licence=source.licence,
        attribution=source.attribution,
        source_date=source.date,
    )
    return desk.register.plan_import(imported.assets, info)
