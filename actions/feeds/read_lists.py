"""What does an address answer that gives a whole list each time: a file, or an Open Referral UK directory?

A file is asked for with what its server said of it the last time, so that one which has not changed does not
travel again.
"""

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from actions.bring_in_list import ImportDesk, IncomingList, Tell, fetch_list, look_over, open_content
from actions.feeds.came import Came
from actions.feeds.opened import opened
from geo.wording import Wording, counted
from layers.assets.kinds import plain_word
from layers.feeds.openactive.values import LONDON
from layers.register.feed_model import FeedOutcome, KeptFeed, PartState
from layers.register.importing.feeds.feed_connection import FeedAnswer, FeedLimits
from layers.register.importing.mapping.columns import ColumnMapping, recalled
from layers.register.importing.source import Source
from layers.register.sources import ImportInfo
from layers.tables.source_table import ImportRefusedError, SourceTable

_LIMITS: Final = FeedLimits(seconds=900.0, bytes_a_page=60_000_000)
_ENDINGS: Final = {
    "text/csv": ".csv",
    "application/geo+json": ".geojson",
    "application/json": ".json",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/zip": ".zip",
}


def read_directory(entry: KeptFeed, desk: ImportDesk, now: datetime, tell: Tell) -> Came:
    """The services of an Open Referral UK directory.

    Raises
    ------
    ImportRefusedError
        It cannot be had whole.
    """
    incoming = fetch_list(entry.feed.addresses[0], _source(entry, now), desk=desk, tell=tell)
    return _came(incoming, entry, PartState(whole_at=now.isoformat(timespec="seconds")))


def read_file(entry: KeptFeed, desk: ImportDesk, now: datetime, tell: Tell) -> Came:
    """The rows of a file, by the columns of the last time, else by what its headings and cells tell.

    Raises
    ------
    ImportRefusedError, MissingColumnError
        It cannot be had or read, or its columns are not those of the last time.
    """
    address, before = entry.feed.addresses[0], entry.state.parts
    part = before[0] if before and entry.state.outcome is FeedOutcome.CAME else PartState()
    with closing(opened(address, _LIMITS, allow_private=desk.private_feeds)) as connection:
        path = urlsplit(address).path or "/"
        answer = connection.answer(address, shown=path, if_changed=_if_changed(part))
    moment = now.isoformat(timespec="seconds")
    if answer.status == 304:
        info = ImportInfo(entry.feed.name, desk.acting.name)
        return Came(info, (), (replace(part, whole_at=moment),), is_as_before=True)
    incoming = open_content(answer.body, _name(address, answer), _source(entry, now), desk=desk)
    if incoming.not_recalled is not None:
        raise incoming.not_recalled
    if incoming.mapping is not None and incoming.table is not None:
        mapping = _with_words(incoming.mapping, incoming.table, entry)
        incoming = look_over(incoming, mapping, desk=desk, today=now.astimezone(LONDON).date(), tell=tell)
    part = PartState(whole_at=moment, etag=answer.etag, last_modified=answer.last_modified)
    return _came(incoming, entry, part)


def _if_changed(part: PartState) -> dict[str, str]:
    headers = {"If-None-Match": part.etag, "If-Modified-Since": part.last_modified}
    return {name: value for name, value in headers.items() if value and value.isprintable()}


def _name(address: str, answer: FeedAnswer) -> str:
    """What to call the file: the end of its address, with an ending by which its form is told."""
    name = PurePosixPath(unquote(urlsplit(address).path)).name or "list"
    ending = _ENDINGS.get(answer.content_type.partition(";")[0].strip().casefold(), "")
    return name if PurePosixPath(name).suffix else f"{name}{ending or '.csv'}"


def _with_words(mapping: ColumnMapping, table: SourceTable, entry: KeptFeed) -> ColumnMapping:
    """The mapping with the words for kinds that were given with the feed, and the column that has them."""
    feed, remembered = entry.feed, mapping.remembered()
    words = {**remembered["kinds"], **dict(feed.kind_words)}
    columns = remembered["columns"]
    if feed.kind_words and not mapping.column_of("kind"):
        meant = {plain_word(word) for word, _ in feed.kind_words}
        cells = {
            column: sum(plain_word(c) in meant for c in table.values(column)) for column in table.columns
        }
        best = max(cells, key=cells.__getitem__, default="")
        if best and cells[best]:
            columns = [*([f, column] for f, column in columns if column != best), ["kind", best]]
    all_kind = feed.all_kind or remembered["all_kind"]
    return recalled({**remembered, "columns": columns, "kinds": words, "all_kind": all_kind}, table)


def _source(entry: KeptFeed, now: datetime) -> Source:
    feed = entry.feed
    return Source(feed.name, feed.licence, feed.credit, now.astimezone(LONDON).date().isoformat())


def _came(incoming: IncomingList, entry: KeptFeed, part: PartState) -> Came:
    imported, plan = incoming.imported, incoming.plan
    if imported is None or plan is None:
        raise ValueError("the list was not looked over")
    if imported.rows_read and not imported.assets and not entry.state.came_at:
        raise ImportRefusedError(
            "None of the {rows:,} rows of this list can come in.",
            "Bring it in once by hand, with cli.py import, to see why.",
            rows=imported.rows_read,
        )
    counts = {"items": imported.rows_read, "refused": sum(imported.refused.values())}
    notes = [Wording(note) if not isinstance(note, Wording) else note for note in imported.notes]
    notes += [
        counted(
            "{count:,} row was left out: {reason}.",
            "{count:,} rows were left out: {reason}.",
            rows,
            reason=reason,
        )
        for reason, rows in imported.refused.items()
    ]
    return Came(plan.info, imported.assets, (part,), counts=counts, notes=tuple(notes))
