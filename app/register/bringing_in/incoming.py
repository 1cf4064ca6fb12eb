"""What happens to a list on its way in? From bytes to a table, a report and the register."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.register.bringing_in.jobs import Tell
from layers.assets.kinds import Kinds
from layers.register.importing.columns import ColumnMapping, guess_mapping, recalled
from layers.register.importing.feeds.feed_client import feed_title, fetch_feed
from layers.register.importing.oruk.open_referral import read_open_referral, read_services
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Imported, Source
from layers.register.plans import ImportPlan, ImportResult
from layers.register.sources import ImportInfo
from layers.register.store import Register
from layers.tables.reading import job_folder, read_table
from layers.tables.sniff import form_of
from layers.tables.source_table import ImportRefusedError, SourceTable
from presentation.words.errors import what_of
from presentation.words.language import sentence


@dataclass(frozen=True)
class About:
    """What is said of a list as a whole."""

    source: Source
    by: str
    file_name: str
    sha256: str


@dataclass
class Incoming:
    """A list on its way, as far as it has come."""

    about: About
    table: SourceTable | None = field(default=None, repr=False)
    mapping: ColumnMapping | None = None
    remembered: bool = False  # the mapping is the one of last time
    corrected: frozenset[int] = frozenset()  # rows that were put right on the page
    remark: str = ""  # why the one of last time could not be used
    imported: Imported | None = field(default=None, repr=False)
    plan: ImportPlan | None = field(default=None, repr=False)
    result: ImportResult | None = field(default=None, repr=False)


def received(
    content: bytes,
    name: str,
    *,
    source: Source,
    by: str,
    kinds: Kinds,
    register: Register,
    finder: Callable[[], PlaceFinder],
) -> Callable[[Tell], Incoming]:
    """Work that opens a file in a bounded child process and guesses its columns.

    The file lies only in a folder that this machine makes and removes; its name is never part of a path.
    """

    def do(tell: Tell) -> Incoming:
        digest = hashlib.sha256(content).hexdigest()
        incoming = Incoming(About(source, by, name, digest))
        with job_folder() as folder:
            path = folder / "received"
            path.write_bytes(content)
            if form_of(path, name=name) == "open_referral":
                incoming.imported = read_open_referral(
                    path, name=name, source=source, kinds=kinds, finder=finder()
                )
                return planned_again(incoming, register)
            incoming.table = read_table(path, name=name)
        kept = register.mapping(source.title)
        if kept:
            incoming.mapping, incoming.remark = _recalled(kept, incoming.table)
            incoming.remembered = incoming.mapping is not None
        if incoming.mapping is None:
            incoming.mapping = guess_mapping(incoming.table, kinds)
        return incoming

    return do


def fetched(
    url: str,
    *,
    source: Source,
    by: str,
    kinds: Kinds,
    register: Register,
    finder: Callable[[], PlaceFinder],
    private: bool,
) -> Callable[[Tell], Incoming]:
    """Work that fetches a whole Open Referral UK feed and finds out what it would change.

    ``private``: whether the feed may be inside a private network.
    """

    def do(tell: Tell) -> Incoming:
        feed = fetch_feed(url, allow_private=private, tell=tell)
        digest = hashlib.sha256(json.dumps(feed.services, sort_keys=True).encode()).hexdigest()
        named = replace(source, licence=source.licence or feed.licence, url=url)
        incoming = Incoming(About(named, by, feed_title(url), digest))
        read = read_services(feed.services, source=named, kinds=kinds, finder=finder())
        incoming.imported = replace(read, faults=(*feed.faults, *read.faults))
        return planned_again(incoming, register)

    return do


def planned_again(incoming: Incoming, register: Register) -> Incoming:
    """The same list beside the register as it stands now."""
    if incoming.imported is None:
        raise ValueError("nothing was read")
    return replace(incoming, plan=register.plan_import(incoming.imported.assets, info(incoming)))


def _recalled(kept: Mapping[str, Any], table: SourceTable) -> tuple[ColumnMapping | None, str]:
    try:
        return recalled(kept, table), ""
    except ImportRefusedError as error:
        return None, sentence("{what} The columns were guessed anew.", what=what_of(error))


def looked_at(
    incoming: Incoming,
    mapping: ColumnMapping,
    *,
    kinds: Kinds,
    register: Register,
    finder: Callable[[], PlaceFinder],
    today: date,
) -> Callable[[Tell], Incoming]:
    """Work that reads every row and finds out what the import would change; nothing is written."""

    def do(tell: Tell) -> Incoming:
        if incoming.table is None:
            raise ValueError("no table to read")
        imported = read_rows(
            incoming.table,
            mapping,
            source=incoming.about.source,
            kinds=kinds,
            finder=finder(),
            today=today,
            tell=tell,
        )
        return planned_again(replace(incoming, mapping=mapping, imported=imported), register)

    return do


def info(incoming: Incoming) -> ImportInfo:
    """What the register keeps of the list as a whole."""
    about, imported = incoming.about, incoming.imported
    return ImportInfo(
        source=about.source.title,
        by=about.by,
        file_name=about.file_name,
        sha256=about.sha256,
        rows_read=imported.rows_read if imported else None,
        rows_rejected=sum(imported.refused.values()) if imported else 0,
        rejected=imported.rejected if imported else (),
        mapping=incoming.mapping.remembered() if incoming.mapping else None,
        licence=about.source.licence,
        attribution=about.source.attribution,
        source_date=about.source.date,
    )


def committed(incoming: Incoming, register: Register) -> Callable[[Tell], Incoming]:
    """Work that writes what was looked at, all of it or nothing; refused if others have written since."""

    def do(tell: Tell) -> Incoming:
        if incoming.plan is None or incoming.imported is None:
            raise ValueError("nothing was looked at")
        done = replace(incoming, result=register.commit_import(incoming.plan))
        return replace(done, table=None, plan=None)  # a big list takes much room, and is in now

    return do
