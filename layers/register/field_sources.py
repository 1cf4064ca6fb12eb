"""Which list, or which person, does each field of an asset come from, and since when?

It is worked out from the asset's history, in which every version says who wrote it; nothing is kept twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.engine.schema import asset_versions, duplicate_decisions as decisions, imports
from layers.register.records import GROUP_OF, Record
from layers.register.versions import Stored, VersionCause, in_parts, is_readable

# What tells where an asset is from or what it is for us; it is no saying of a list about the place.
NOT_SAID: Final = frozenset(
    ("asset_id", "source", "source_id", "source_date", "licence", "attribution", "status", "hide_address")
)
_BY_LISTS: Final = (VersionCause.IMPORT, VersionCause.UNDO)


@dataclass(frozen=True)
class FieldSource:
    """Where the value that stands in a field is from."""

    source: str  # title of the list; "" where a person wrote it
    by: str  # who wrote it, or brought the list in
    at: datetime  # UTC, when it came to stand
    list_date: str = ""  # ISO date of the list as it was then, or of the day on which it came in
    checked_on: date | None = None  # when a person had last checked what the list says, as it says itself

    @property
    def by_person(self) -> bool:
        """Whether a person wrote it here."""
        return not self.source


def field_sources(connection: Connection, asset_id: str) -> dict[str, FieldSource]:
    """Of every field of which the standing record knows something, where that is from."""
    question = sa.select(asset_versions).where(asset_versions.c.asset_id == asset_id)
    versions = [Stored(*row) for row in connection.execute(question.order_by(asset_versions.c.version))]
    others = _records_of(connection, dropped_into(connection, asset_id))
    titles = _titles(connection, [*versions, *others])
    standing: dict[str, FieldSource] = {}
    before: Record = {}
    for stored in versions:
        if not is_readable(stored):
            continue
        record = stored.as_record()
        for name in record.keys() | before.keys():
            if record.get(name) != before.get(name):
                standing[name] = _source_of(stored, name, record, titles=titles, others=others)
        before = record
    return {name: source for name, source in standing.items() if before.get(name) is not None}


def dropped_into(connection: Connection, kept_id: str) -> tuple[str, ...]:
    """The ids of the assets that were merged into one, those merged into these too."""
    reached, todo = [], [kept_id]
    while todo:
        rows = connection.execute(
            sa.select(decisions.c.first_id, decisions.c.second_id).where(
                decisions.c.decision == "merge", decisions.c.kept_id == todo.pop()
            )
        )
        for pair in rows:
            fresh = [each for each in pair if each != kept_id and each not in reached]
            reached += fresh
            todo += fresh
    return tuple(sorted(reached))


def kept_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Into which asset each of the ids was merged, in the end; those that were not are left out."""
    into: dict[str, str] = {}
    for row in connection.execute(sa.select(decisions).where(decisions.c.decision == "merge")):
        dropped = row.second_id if row.kept_id == row.first_id else row.first_id
        into[dropped] = row.kept_id
    last: dict[str, str] = {}
    for asset_id in ids:
        at, seen = asset_id, {asset_id}
        while at in into and into[at] not in seen:
            at = into[at]
            seen.add(at)
        if at != asset_id:
            last[asset_id] = at
    return last


def kept_ids(connection: Connection) -> frozenset[str]:
    """The ids of the assets into which another one was merged."""
    question = sa.select(decisions.c.kept_id).where(decisions.c.decision == "merge")
    return frozenset(connection.scalars(question))


def _titles(connection: Connection, versions: Sequence[Stored]) -> dict[int, tuple[str, str]]:
    """Title and date of each import that wrote one of the versions."""
    ids = [stored.import_id for stored in versions if stored.import_id is not None]
    return {
        row.import_id: (row.source, row.source_date or row.at[:10])
        for some in in_parts(ids)
        for row in connection.execute(sa.select(imports).where(imports.c.import_id.in_(some)))
    }


def _records_of(connection: Connection, ids: Sequence[str]) -> list[Stored]:
    question = sa.select(asset_versions).where(asset_versions.c.asset_id.in_(ids))
    rows = connection.execute(question.order_by(asset_versions.c.asset_id, asset_versions.c.version))
    return [stored for stored in (Stored(*row) for row in rows) if is_readable(stored)]


def _source_of(
    stored: Stored,
    name: str,
    record: Mapping[str, object],
    *,
    titles: Mapping[int, tuple[str, str]],
    others: Sequence[Stored],
) -> FieldSource:
    """Who gave a field the value that this version has."""
    at = datetime.fromisoformat(stored.at)
    if stored.change in _BY_LISTS:
        title, list_date = titles.get(
            stored.import_id or 0, (stored.source, str(record.get("source_date", "")))
        )
        return FieldSource(title, stored.by, at, list_date, _day(record.get("checked_on")))
    if stored.change == VersionCause.MERGE:
        told = _told_by(others, name, record.get(name), before=stored.at)
        if told is not None:
            other = told.as_record()
            _, list_date = titles.get(told.import_id or 0, ("", ""))
            list_date = str(other.get("source_date") or list_date or told.at[:10])
            return FieldSource(told.source, stored.by, at, list_date, _day(other.get("checked_on")))
    return FieldSource("", stored.by, at, checked_on=_day(record.get("checked_on")))


def _told_by(others: Sequence[Stored], name: str, value: object, *, before: str) -> Stored | None:
    """The merged asset whose list said the value, as it stood last before the merge."""
    fitting = (
        stored
        for stored in others
        if stored.at < before and stored.source and stored.as_record().get(name) == value
    )
    return next(reversed(list(fitting)), None)


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None


def group_of(name: str) -> tuple[str, ...]:
    """The fields that mean something only together with one, itself among them."""
    return tuple(GROUP_OF.get(name, (name,)))
