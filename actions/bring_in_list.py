"""How does a list come into the register? Opened, looked over, reported on, and written whole or not at all.

Each step takes a list as far as it has come and gives it back one step further; nothing is written before
``commit``. Page and terminal go the same way: they only differ in who looks it over.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from actions.acting import Acting
from actions.list_part import WHOLE_FILE, TablePart, read_part
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.register.importing.doubles.duplicates import DuplicatePair, likely_duplicates
from layers.register.importing.feeds.feed_client import feed_title, fetch_feed
from layers.register.importing.mapping.columns import ColumnMapping, guess_mapping, recalled
from layers.register.importing.mapping.day_pairs import with_whole_days
from layers.register.importing.mapping.notes_below import without_notes_below
from layers.register.importing.mapping.own_export import is_own_export
from layers.register.importing.mapping.people_columns import is_of_a_person, says_public
from layers.register.importing.mapping.titled_rows import with_titles
from layers.register.importing.mapping.web_codes import without_web_codes
from layers.register.importing.oruk.open_referral import read_open_referral, read_services
from layers.register.importing.places import PlaceFinder, finder_for
from layers.register.importing.rows import read_rows
from layers.register.importing.seeding import assets_with_pack
from layers.register.importing.source import Imported, Source
from layers.register.model import Status
from layers.register.plans import ImportPlan, ImportResult
from layers.register.sources import ImportInfo
from layers.register.store import Register
from layers.tables.reading import job_folder
from layers.tables.sniff import form_of
from layers.tables.source_table import ImportRefusedError, SourceTable, check_is_file

Tell = Callable[[int, int], None]  # rows or services done, and in all


class MappedBy(StrEnum):
    """How it is known which column holds what."""

    GUESSED = "guessed from headings and contents"
    LAST_TIME = "as it was when the list last came in"
    PERSON = "as a person said"


@dataclass(frozen=True)
class AboutList:
    """What is said of a list as a whole."""

    source: Source
    acting: Acting
    file_name: str
    sha256: str


@dataclass(frozen=True)
class IncomingList:
    """A list on its way, as far as it has come."""

    about: AboutList
    table: SourceTable | None = field(default=None, repr=False)  # None: services, which have no columns
    mapping: ColumnMapping | None = None
    mapped_by: MappedBy = MappedBy.GUESSED
    not_recalled: ImportRefusedError | None = None  # why the columns of last time do not fit this one
    corrected: frozenset[int] = frozenset()  # rows that a person put right on the way
    imported: Imported | None = field(default=None, repr=False)
    plan: ImportPlan | None = field(default=None, repr=False)
    result: ImportResult | None = field(default=None, repr=False)
    part: TablePart = WHOLE_FILE  # which sheet and row of headings, where a person chose them

    @property
    def unused_columns(self) -> tuple[str, ...]:
        """The columns that are no field of ours; their cells are kept as they are.

        Those that tell of a person are not, unless the list says row by row that they are public.
        """
        return unread_columns(self.table, self.mapping) if self.mapping and self.table else ()


def unread_columns(table: SourceTable, mapping: ColumnMapping) -> tuple[str, ...]:
    """The columns of a table that a mapping reads nothing of, without those of people that stay out."""
    unused = mapping.unused(table)
    if any(map(says_public, table.columns)):
        return unused
    return tuple(column for column in unused if not is_of_a_person(column))


@dataclass(frozen=True, eq=False)
class ImportDesk:
    """Where a list comes in: the area that it lies in, the register, the kinds, and who brings it."""

    area: Area
    register: Register
    kinds: Kinds
    acting: Acting
    everywhere: bool = False  # rows outside the area come in too
    private_feeds: bool = False  # feeds may be read from the office's own network

    def finder(self) -> PlaceFinder:
        """How rows are placed; an area's addresses take a while."""
        finder = finder_for(self.area)
        return replace(finder, keep=PlaceFinder().keep, everywhere=True) if self.everywhere else finder


def _say_nothing(done: int, of: int) -> None:
    return None


def open_list(
    path: Path, source: Source, *, desk: ImportDesk, name: str = "", part: TablePart = WHOLE_FILE
) -> IncomingList:
    """Read a file in a bounded child process; propose which column holds what.

    A file of Open Referral services has no columns to look over: it comes back with its plan.

    Parameters
    ----------
    path, name
        The file where this machine has it, and what its owner calls it.
    part
        The sheet and the row of headings, where a person chose them.

    Raises
    ------
    ImportRefusedError
        There is no such file, or it cannot be read at all.
    """
    desk.acting.check_action("bring in a list")
    called = name or path.name
    check_is_file(path, called=called, fix="Check the name and the folder.")
    about = AboutList(source, desk.acting, called, hashlib.sha256(path.read_bytes()).hexdigest())
    if form_of(path, name=called) == "open_referral":
        imported = read_open_referral(
            path, name=called, source=source, kinds=desk.kinds, finder=desk.finder()
        )
        return plan_again(IncomingList(about, imported=imported), desk.register)
    table, part = read_part(path, part, name=called, register=desk.register, title=source.title)
    listed = without_notes_below(without_web_codes(table))
    whole = with_whole_days(with_titles(listed, desk.kinds))
    return _mapped(IncomingList(about, whole, part=part), desk)


def open_content(
    content: bytes, name: str, source: Source, *, desk: ImportDesk, part: TablePart = WHOLE_FILE
) -> IncomingList:
    """As ``open_list``, of what was sent: it lies only in a folder that is made for it and removed."""
    desk.acting.check_action("bring in a list")
    with job_folder() as folder:
        path = folder / "received"
        path.write_bytes(content)
        return open_list(path, source, desk=desk, name=name, part=part)


def fetch_list(url: str, source: Source, *, desk: ImportDesk, tell: Tell = _say_nothing) -> IncomingList:
    """Fetch a whole Open Referral UK feed and find out what it would change.

    Raises
    ------
    ImportRefusedError
        The address or what it answers is no such feed, or may not be read.
    """
    desk.acting.check_action("bring in a list")
    feed = fetch_feed(url, allow_private=desk.private_feeds, tell=tell)
    digest = hashlib.sha256(json.dumps(feed.services, sort_keys=True).encode()).hexdigest()
    named = replace(source, licence=source.licence or feed.licence, url=url)
    imported = read_services(feed.services, source=named, kinds=desk.kinds, finder=desk.finder())
    incoming = IncomingList(
        AboutList(named, desk.acting, feed_title(url), digest),
        imported=replace(imported, faults=(*feed.faults, *imported.faults)),
    )
    return plan_again(incoming, desk.register)


def map_as(incoming: IncomingList, remembered: Mapping[str, Any]) -> IncomingList:
    """The list with the columns that a person wrote down: ``ColumnMapping.remembered``.

    Raises
    ------
    ImportRefusedError
        The list has not all of those columns.
    ValueError
        It has no columns at all.
    """
    mapping = recalled(remembered, _table_of(incoming))
    return replace(incoming, mapping=mapping, mapped_by=MappedBy.PERSON, not_recalled=None)


def look_over(
    incoming: IncomingList,
    mapping: ColumnMapping,
    *,
    desk: ImportDesk,
    today: date,
    tell: Tell = _say_nothing,
) -> IncomingList:
    """Read every row by a mapping and find out what the import would change; nothing is written.

    Raises
    ------
    MissingColumnError
        The mapping names no column for the names, for any place, or for the kind.
    RegisterError
        The register cannot be read.
    ValueError
        The list has no columns.
    """
    desk.acting.check_action("bring in a list")
    imported = read_rows(
        _table_of(incoming),
        mapping,
        source=incoming.about.source,
        kinds=desk.kinds,
        finder=desk.finder(),
        today=today,
        tell=tell,
    )
    return plan_again(replace(incoming, mapping=mapping, imported=imported), desk.register)


def plan_again(incoming: IncomingList, register: Register) -> IncomingList:
    """The same rows beside the register as it stands now.

    Raises
    ------
    RegisterError
        The register cannot be read, or refuses a row or the name of who acts.
    ValueError
        No row was read yet.
    """
    imported = _imported_of(incoming)
    return replace(incoming, plan=register.plan_import(imported.assets, _info(incoming, imported)))


def likely_doubles(incoming: IncomingList, desk: ImportDesk) -> tuple[DuplicatePair, ...]:
    """New ones that may be in the list twice, or in the register already under another id."""
    if incoming.plan is None:
        return ()
    standing = assets_with_pack(desk.register, desk.area)
    open_ones = [asset for asset in standing if asset.status is not Status.CLOSED]
    return likely_duplicates(incoming.plan.new, against=open_ones)


def commit(incoming: IncomingList, register: Register) -> IncomingList:
    """Write what was looked over, all of it or nothing.

    Raises
    ------
    PlanOutOfDateError
        Others have written since; ``plan_again`` looks at it once more.
    RegisterError
        The register cannot be written.
    ValueError
        Nothing was looked over.
    """
    incoming.about.acting.check_action("bring in a list")
    if incoming.plan is None:
        raise ValueError("nothing was looked over")
    result = register.commit_import(incoming.plan)
    return replace(
        incoming, result=result, table=None, plan=None
    )  # a big list takes much room, and is in now


def _mapped(incoming: IncomingList, desk: ImportDesk) -> IncomingList:
    """With the columns of last time where they fit; our own export tells its columns itself."""
    table = _table_of(incoming)
    remembered = None if is_own_export(table.columns) else desk.register.mapping(incoming.about.source.title)
    if remembered:
        try:
            mapping = recalled(remembered, table)
        except ImportRefusedError as refusal:
            incoming = replace(incoming, not_recalled=refusal)
        else:
            return replace(incoming, mapping=mapping, mapped_by=MappedBy.LAST_TIME)
    return replace(incoming, mapping=guess_mapping(table, desk.kinds))


def _info(incoming: IncomingList, imported: Imported) -> ImportInfo:
    """What the register keeps of the list as a whole."""
    about, table, mapping = incoming.about, incoming.table, incoming.mapping
    own = table is not None and is_own_export(table.columns)
    return ImportInfo(
        source=about.source.title,
        by=about.acting.name,
        file_name=about.file_name,
        sha256=about.sha256,
        rows_read=imported.rows_read,
        rows_rejected=sum(imported.refused.values()),
        rejected=imported.rejected,
        refused=imported.drafts,
        mapping={**mapping.remembered(), **incoming.part.remembered()} if mapping and not own else None,
        licence=about.source.licence,
        attribution=about.source.attribution,
        source_date=about.source.date,
    )


def _table_of(incoming: IncomingList) -> SourceTable:
    if incoming.table is None:
        raise ValueError("there is no table to read")
    return incoming.table


def _imported_of(incoming: IncomingList) -> Imported:
    if incoming.imported is None:
        raise ValueError("no row was read")
    return incoming.imported
