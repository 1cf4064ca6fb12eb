"""Are two assets one and the same? What a person decided is remembered, and can be taken apart again."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.changes import put
from layers.register.confidence import ALSO_LISTED, lists_of
from layers.register.engine.database import Database
from layers.register.engine.errors import AssetRefusedError
from layers.register.engine.schema import duplicate_decisions as decisions
from layers.register.model import Asset, Status
from layers.register.records import GROUP_OF, Record, to_asset, to_record
from layers.register.versions import VersionCause, Writing, stored_version, writing

_OF_THE_KEPT_ONE: Final = frozenset(
    ("asset_id", "source", "source_id", "source_date", "licence", "attribution", "status", "hide_address")
)


class PairDecision(StrEnum):
    """What a person decided about a pair."""

    MERGE = "merge"
    APART = "apart"


@dataclass(frozen=True)
class DuplicateDecision:
    """A pair that a person has looked at, ids in order."""

    first_id: str
    second_id: str
    decision: PairDecision
    kept_id: str  # "" when they were kept apart
    by: str
    at: datetime  # UTC


def merged(keep: Asset, drop: Asset) -> Asset:
    """``keep``, with what only ``drop`` knows: what a form shows before a merge."""
    ours, theirs = to_record(keep), to_record(drop)
    taken = {
        name: value
        for name, value in theirs.items()
        if name not in _OF_THE_KEPT_ONE and not any(other in ours for other in GROUP_OF.get(name, (name,)))
    }
    whole = replace(
        to_asset({**ours, **taken}),
        interests=_union(keep.interests, drop.interests),
        more=_union(_union(keep.more, drop.more), _also_listed(keep, drop)),
        hide_address=keep.hide_address or drop.hide_address,
    )
    if not taken:
        return whole
    return replace(
        whole,
        licence=_joined(keep.licence, drop.licence),
        attribution=_joined(keep.attribution, drop.attribution),
    )


def merge(database: Database, keep: str, drop: str, *, by: str, result: Asset | None = None) -> int:
    """Make one asset of two: ``keep`` takes what only ``drop`` knows, ``drop`` is closed; one transaction.

    ``result`` is the asset to be kept, where a person chose its fields by hand.

    Raises
    ------
    AssetRefusedError, NoSuchAssetError
        The two are one, one of them is not there, or ``result`` has another id than ``keep``.
    """
    _refuse_itself(keep, drop)
    with writing(database, by=by) as work:
        staying, dropped = stored_version(work.connection, keep), stored_version(work.connection, drop)
        whole = result or merged(to_asset(staying.as_record()), to_asset(dropped.as_record()))
        if whole.asset_id != keep:
            raise AssetRefusedError(
                "The merged asset has the id {asset_id}.",
                "It has to be {keep}.",
                asset_id=whole.asset_id,
                keep=keep,
            )
        kept_version = put(work, staying, to_record(whole), VersionCause.MERGE)
        closed: Record = {**dropped.as_record(), "status": Status.CLOSED.value}
        dropped_version = put(work, dropped, closed, VersionCause.MERGE)
        _decide(
            work,
            (keep, drop),
            PairDecision.MERGE,
            kept_id=keep,
            kept_version=kept_version,
            dropped_version=dropped_version,
        )
        return kept_version


def keep_apart(database: Database, first: str, second: str, *, by: str) -> None:
    """Remember that two assets are not the same.

    If they had been merged, each that nobody has changed since is put back as it was before the merge.
    """
    _refuse_itself(first, second)
    with writing(database, by=by) as work:
        now = {asset_id: stored_version(work.connection, asset_id) for asset_id in (first, second)}
        row = work.connection.execute(_pair(sa.select(decisions), first, second)).one_or_none()
        if row is not None and row.decision == PairDecision.MERGE.value:
            other = second if row.kept_id == first else first
            for asset_id, version in ((row.kept_id, row.kept_version), (other, row.dropped_version)):
                if now[asset_id].version == version and now[asset_id].change == VersionCause.MERGE.value:
                    before = stored_version(work.connection, asset_id, version - 1)
                    put(work, now[asset_id], before.as_record(), VersionCause.RESTORE)
        _decide(work, (first, second), PairDecision.APART)


def all_decisions(connection: Connection) -> tuple[DuplicateDecision, ...]:
    """Every decision, in the order of the ids."""
    rows = connection.execute(sa.select(decisions).order_by(decisions.c.first_id, decisions.c.second_id))
    return tuple(
        DuplicateDecision(
            row.first_id,
            row.second_id,
            PairDecision(row.decision),
            row.kept_id,
            row.by,
            datetime.fromisoformat(row.at),
        )
        for row in rows
    )


def _decide(work: Writing, pair: tuple[str, str], decision: PairDecision, **more: Any) -> None:
    first, second = sorted(pair)
    work.wrote = True
    work.connection.execute(_pair(decisions.delete(), first, second))
    row = {"kept_id": "", **more, "decision": decision.value, "at": work.at, "by": work.by}
    work.connection.execute(decisions.insert().values(first_id=first, second_id=second, **row))


def _pair(question: Any, first: str, second: str) -> Any:
    low, high = sorted((first, second))
    return question.where(decisions.c.first_id == low, decisions.c.second_id == high)


def _refuse_itself(first: str, second: str) -> None:
    if first == second:
        raise AssetRefusedError("{first} is one asset, not two.", "Choose two different ones.", first=first)


def _union(ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*ours, *(item for item in theirs if item not in ours))


def _also_listed(keep: Asset, drop: Asset) -> tuple[tuple[str, str], ...]:
    """The lists of the one that is dropped, as lists that have the other too."""
    return tuple((ALSO_LISTED, title) for title in lists_of(drop) if title not in lists_of(keep))


def _joined(ours: str, theirs: str) -> str:
    return ours if theirs in ("", ours) else "; ".join(text for text in (ours, theirs) if text)
