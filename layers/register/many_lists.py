"""One place, many lists: where lists differ about one asset, whose value stands?

The rule, of one field (or of fields that mean something only together):

1. What a person wrote here stands; a list that says otherwise is asked about.
2. A list that says nothing takes nothing away.
3. Between two lists the value that a person has checked later wins; a checked one, over one that is not.
4. Where that is alike or not known, the value of the list with the later date wins.
5. Where that is alike or not known too, what stands stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy.engine import Connection

from layers.register.comparing import PlanDraft, PlannedChange
from layers.register.field_sources import NOT_SAID, FieldSource, field_sources, group_of, kept_ids, kept_of
from layers.register.model import Asset
from layers.register.records import (
    Record,
    differences,
    differing_fields,
    from_text,
    source_says,
    to_record,
    to_text,
    value_of,
    with_source,
)
from layers.register.sources import Conflict, is_open
from layers.register.versions import NewVersion, Stored, VersionCause, is_readable, standing

_OF_THE_CHECK: Final = frozenset(("checked_by", "checked_on", "more", "interests"))


class Verdict(StrEnum):
    """Whose value stands."""

    TAKE = "take"  # what the list says now
    KEEP = "keep"  # what stands
    ASK = "ask"  # what stands, which a person wrote; the list is reported


@dataclass(frozen=True)
class FieldSaying:
    """One side of a difference."""

    is_there: bool = True  # whether anything is said
    by_person: bool = False
    checked_on: date | None = None
    list_date: str = ""  # ISO; "" where not known


def whose_stands(standing_value: FieldSaying, news: FieldSaying) -> Verdict:
    """The rule of this module, for a value that stands and one that differs."""
    if not news.is_there:
        return Verdict.KEEP
    if not standing_value.is_there:
        return Verdict.TAKE
    if standing_value.by_person:
        return Verdict.ASK
    ours, theirs = standing_value.checked_on, news.checked_on
    if ours != theirs and (ours or theirs):
        return Verdict.TAKE if theirs is not None and (ours is None or theirs > ours) else Verdict.KEEP
    later = bool(news.list_date) and news.list_date > standing_value.list_date
    return Verdict.TAKE if later and standing_value.list_date else Verdict.KEEP


def pass_on(
    connection: Connection, draft: PlanDraft, *, rows: Sequence[Asset], now: Mapping[str, Stored], dated: str
) -> None:
    """Let what a list newly says of an asset that was merged into another reach that other.

    Parameters
    ----------
    draft
        The plan of the import, to which versions, changes and conflicts of the assets that stand are added.
    rows, now
        The list's rows, and how their assets stand, by id.
    dated
        ISO date of the list, where its rows have none.
    """
    into = kept_of(connection, [asset.asset_id for asset in rows if asset.asset_id in now])
    _settle_with_its_own(connection, draft, rows=rows, now=now, dated=dated)
    kept_ones = standing(connection, sorted(set(into.values())))
    for asset in rows:
        standing_one = kept_ones.get(into.get(asset.asset_id, ""))
        if standing_one is None or not is_readable(standing_one) or not is_open(standing_one):
            continue
        news = _news(now[asset.asset_id], asset)
        if news:
            _pass_on_one(
                connection, draft, standing_one=standing_one, theirs=to_record(asset), news=news, dated=dated
            )


def _settle_with_its_own(
    connection: Connection, draft: PlanDraft, *, rows: Sequence[Asset], now: Mapping[str, Stored], dated: str
) -> None:
    """Where an asset's own list differs from what another list gave it, the rule is asked and no person."""
    in_doubt = {conflict.asset_id for conflict in draft.conflicts} & kept_ids(connection)
    for asset in rows:
        if asset.asset_id not in in_doubt:
            continue
        sources = field_sources(connection, asset.asset_id)
        names = [each.field for each in draft.conflicts if each.asset_id == asset.asset_id]
        by_lists = [name for name in names if name in sources and not sources[name].by_person]
        draft.conflicts = [
            each for each in draft.conflicts if each.asset_id != asset.asset_id or each.field not in by_lists
        ]
        if by_lists:
            standing_one, theirs = now[asset.asset_id], to_record(asset)
            _pass_on_one(
                connection, draft, standing_one=standing_one, theirs=theirs, news=by_lists, dated=dated
            )


def _news(before: Stored, asset: Asset) -> list[str]:
    """The fields that a list says otherwise than the last time."""
    if before.source_says is None or not is_readable(before):
        return []
    base = with_source(before.as_record(), before.as_source_says())
    names = differing_fields(base, to_record(asset))
    return [name for name in names if name not in NOT_SAID and name not in _OF_THE_CHECK]


def _pass_on_one(
    connection: Connection,
    draft: PlanDraft,
    *,
    standing_one: Stored,
    theirs: Record,
    news: list[str],
    dated: str,
) -> None:
    planned = next((new for new in draft.versions if new.asset_id == standing_one.asset_id), None)
    ours = from_text(planned.record) if planned and planned.record else standing_one.as_record()
    sources = field_sources(connection, standing_one.asset_id)
    merged = dict(ours)
    for group in dict.fromkeys(map(group_of, news)):
        if all(ours.get(name) == theirs.get(name) for name in group):
            continue
        verdict = whose_stands(_standing_saying(group, ours, sources), _news_saying(group, theirs, dated))
        if verdict is Verdict.TAKE:
            merged |= {name: theirs.get(name) for name in group}
        elif verdict is Verdict.ASK:
            in_news = [name for name in group if name in news]
            draft.conflicts += [_conflict(standing_one.asset_id, name, ours, theirs) for name in in_news]
    _write(draft, standing_one, planned, {name: value for name, value in merged.items() if value is not None})


def _standing_saying(group: tuple[str, ...], ours: Record, sources: Mapping[str, FieldSource]) -> FieldSaying:
    held = [sources[name] for name in group if name in sources]
    if not held or all(ours.get(name) is None for name in group):
        return FieldSaying(is_there=False)
    last = max(held, key=lambda source: source.at)
    return FieldSaying(True, any(each.by_person for each in held), last.checked_on, last.list_date)


def _news_saying(group: tuple[str, ...], theirs: Record, dated: str) -> FieldSaying:
    checked = theirs.get("checked_on")
    return FieldSaying(
        any(theirs.get(name) is not None for name in group),
        checked_on=date.fromisoformat(checked) if checked else None,
        list_date=str(theirs.get("source_date") or dated),
    )


def _conflict(asset_id: str, name: str, ours: Record, theirs: Record) -> Conflict:
    return Conflict(asset_id, name, _value(ours, name), _value(theirs, name))


def _value(record: Record, name: str) -> Any:
    return value_of(name, record.get(name))


def _write(draft: PlanDraft, standing_one: Stored, planned: NewVersion | None, merged: Record) -> None:
    """Put the next version of an asset into the plan, in the place of one that is in it already."""
    before = from_text(planned.record) if planned and planned.record else standing_one.as_record()
    changes = differences(before, merged)
    if not changes:
        return
    says = None
    if standing_one.source_says is not None:
        text = planned.source_says if planned else standing_one.source_says
        says = to_text(source_says(merged, with_source(before, from_text(text or "{}"))))
    new = NewVersion(
        standing_one.asset_id,
        standing_one.version + 1,
        VersionCause.IMPORT,
        to_text(merged),
        says,
        standing_one.source,
        was_there=True,
    )
    draft.versions = [each for each in draft.versions if each.asset_id != standing_one.asset_id] + [new]
    draft.changed.append(PlannedChange(standing_one.asset_id, str(merged.get("name", "")), changes))
