"""What suits two people from one home, and what only one of them?

Both are asked as one person is. What suits both is the intersection of the two single answers, cell by cell:
each would enjoy it and reaches it at their own pace, there and back. They can go together where it is on
while both are free, walking at the slower one's pace.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Self

import numpy as np
import pandas as pd

from geo.paces import whole_minutes
from geo.types import FloatArray, IndexArray, ObjectArray
from questions.conversation.findings import EveryFewWeeks, Fact, HolidayThen, StatedTimes, UnreadTimes
from questions.conversation.going_when import Going, going_when
from questions.conversation.walking_when import Walk, whole
from questions.conversation.wishes import NO_WISHES, FreeTime
from questions.places.area_assets import AreaAssets
from questions.together.free_together import free_together
from questions.together.in_the_way import in_the_way
from questions.together.own_answer import OwnAnswer
from questions.together.walking_together import WalksTogether
from questions.walks.near_person import Question

TIMES: Final = ("starts", "ends", "leave", "arrive", "home_by")
_OF_TIMES: Final = (EveryFewWeeks, HolidayThen, StatedTimes, UnreadTimes)
_FACTS_OF_TIMES: Final = (Fact.TIMES_NOT_KNOWN, Fact.KEEPS_TO_TERMS)


class ForWhom(StrEnum):
    """Whom a place suits."""

    BOTH = "both"  # together
    APART = "apart"  # both, but never while both are free
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, eq=False)
class TwoPeople:
    """What suits whom. The table has the columns of the single answers (those of ``Suggestions`` where either
    wished for something) and those below; an asset stands in it once.

    ============== =========================================================================================
    whose          ``ForWhom``
    walk_m         metres by the way that they go: together one that suits both
    walk_min       whole minutes of that, together at the slower pace
    first_min      whole minutes of the first person's own walk, missing where it is not in their answer
    second_min     the same of the second
    second_reasons of what suits both, the second person's reasons; ``reasons`` are the first's
    others_way     of what suits one, what is in the other's way: tuple of ``Finding``
    starts …       of what suits both, when to go together: the next time while both are free
    ============== =========================================================================================
    """

    first: OwnAnswer = field(repr=False)
    second: OwnAnswer = field(repr=False)
    walks: WalksTogether = field(repr=False)
    free: tuple[FreeTime, ...] | None = field(repr=False)  # of both, (): any time, None: never
    table: pd.DataFrame = field(repr=False)  # what suits both, the best first; then the first's, the second's

    def question_of(self, whose: ForWhom) -> Question:
        """What was asked of those whom a place is for: of both at the slower pace."""
        if whose in (ForWhom.BOTH, ForWhom.APART):
            return self.walks.question
        return (self.second if whose is ForWhom.SECOND else self.first).near.question

    def ids(self, *whose: ForWhom) -> tuple[str, ...]:
        """The ids of what suits these, in the order of the table."""
        return tuple(self.table["asset_id"][self.table["whose"].isin(whose)])


def two_people(
    assets: AreaAssets, first: OwnAnswer, second: OwnAnswer, walks: WalksTogether, *, now: datetime
) -> TwoPeople:
    """Join the answers of two people who set out from the same home.

    Parameters
    ----------
    assets
        What the register knows, of which both answers are.
    first, second
        Their own answers.
    walks
        Their walks together, from ``walks_together``.
    now
        Local time, without a zone, as in the single answers.
    """
    free = free_together(first.wishes.free, second.wishes.free)
    of_first, of_second = _whose_is_what(first, second)
    shared = of_first & of_second
    parts = [
        _shared_table(_Shared(assets, first, second, walks, free, now), sorted(shared)),
        _alone(first, second, of_first - shared, ForWhom.FIRST),
        _alone(second, first, of_second - shared, ForWhom.SECOND),
    ]
    table = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    return TwoPeople(first, second, walks, free, table)


def _whose_is_what(first: OwnAnswer, second: OwnAnswer) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of what is in each answer; help with a trouble of one only is that one's, though both reach it."""
    of_first, of_second = frozenset(first.listed["asset_id"]), frozenset(second.listed["asset_id"])
    only_first = (first.troubles & of_first) - second.wished_for - second.troubles
    only_second = (second.troubles & of_second) - first.wished_for - first.troubles
    return of_first - only_second, of_second - only_first


@dataclass(frozen=True, eq=False)
class _Shared:
    """What is needed to say of an asset in both answers when they can go together."""

    assets: AreaAssets
    first: OwnAnswer
    second: OwnAnswer
    walks: WalksTogether
    free: tuple[FreeTime, ...] | None
    now: datetime

    @property
    def is_timed(self) -> bool:
        """Whether times were worked out for either; else they are, row by row, where they are shown."""
        return self.first.fits is not None or self.second.fits is not None

    def going(self, asset_id: str, own_s: float) -> Going:
        """When both can go; ``own_s`` is the longer of their own walks, for where there is none together."""
        if not self.is_timed or self.free is None:
            return Going()
        days = self.first.wishes.on, self.second.wishes.on
        wishes = replace(NO_WISHES, free=self.free, on=next(filter(None, days), None))
        walk = self.walks.walk(asset_id) or Walk(whole(own_s))
        record = self.assets.records[asset_id]
        return going_when(record, wishes, walk=walk, now=self.now, nation=self.assets.nation)


def _shared_table(shared: _Shared, ids: list[str]) -> pd.DataFrame:
    """What is in both answers: first what they can go to together, each sort with the best first."""
    first, second = (_Own.of(each, ids) for each in (shared.first, shared.second))
    longer_s = np.maximum(first.walk_s, second.walk_s)
    goings = [shared.going(each, float(walk_s)) for each, walk_s in zip(ids, longer_s, strict=True)]
    apart = np.array([shared.free is None or going.in_the_way is not None for going in goings], bool)
    joint_s = np.array([_walk_s(shared.walks, each, going) for each, going in zip(ids, goings, strict=True)])
    walk_s = np.where(np.isfinite(joint_s) & ~apart, joint_s, longer_s)
    score = first.score + second.score
    order = np.lexsort((np.array(ids, str), np.round(walk_s, 6), -score, apart))
    columns: dict[str, Any] = {
        "whose": np.where(apart, ForWhom.APART, ForWhom.BOTH),
        "walk_m": walk_s * shared.walks.question.pace.speed_mps,
        "walk_min": _minutes(walk_s),
        "first_min": first.walk_min,
        "second_min": second.walk_min,
        "by_hours": _objects(_hours(shared.walks, *each) for each in zip(ids, goings, strict=True)),
        "reasons": first.reasons,
        "second_reasons": second.reasons,
        "others_way": _objects(() for _ in ids),
        "ask": _objects(map(_asks, first.ask, second.ask, goings)),
        "score": score,
        **{name: _objects(getattr(going.times, name, None) for going in goings) for name in TIMES},
    }
    door = (first, second)[_whose_door(shared)]
    base = door.listed.iloc[door.rows[order]].reset_index(drop=True)
    added = pd.DataFrame(columns).iloc[order].reset_index(drop=True)
    return pd.DataFrame(
        pd.concat([base.drop(columns=[each for each in columns if each in base]), added], axis=1)
    )


@dataclass(frozen=True, eq=False)
class _Own:
    """What one person's answer says of the assets in both, in the order of their ids."""

    listed: pd.DataFrame
    rows: IndexArray  # which of ``listed`` they are
    walk_s: FloatArray
    walk_min: Any
    reasons: Any
    ask: Any
    score: Any

    @classmethod
    def of(cls, own: OwnAnswer, ids: Sequence[str]) -> Self:
        """Take them from a single answer; one without wishes has no reasons, questions or points."""
        listed = own.listed
        at = {asset_id: row for row, asset_id in enumerate(listed["asset_id"])}
        rows = np.array([at[asset_id] for asset_id in ids], np.intp)
        nothing = _objects(() for _ in ids)
        reasons, ask = (
            listed[name].to_numpy()[rows] if name in listed else nothing for name in ("reasons", "ask")
        )
        score = listed["score"].to_numpy()[rows] if "score" in listed else np.zeros(len(ids), int)
        walk_s = listed["walk_m"].to_numpy(float)[rows] / own.near.question.pace.speed_mps
        return cls(listed, rows, walk_s, listed["walk_min"].array[rows], reasons, ask, score)


def _whose_door(shared: _Shared) -> int:
    """ForWhom rows say at which door the walk together ends: theirs who avoids all that both avoid."""
    avoid = shared.walks.question.pace.avoid
    return int(shared.first.near.question.pace.avoid != avoid == shared.second.near.question.pace.avoid)


def _walk_s(walks: WalksTogether, asset_id: str, going: Going) -> float:
    """Seconds of the walk there together, at its time where hours matter; infinite where there is none."""
    if going.times and going.times.walk_then:
        return going.times.walk_then.there_s
    return walks.question.pace.seconds(walks.metres(asset_id))


def _hours(walks: WalksTogether, asset_id: str, going: Going) -> Any | None:
    """What hours of gates and ways do to the walk together; None where they do nothing."""
    if walks.walks is None or walks.walks.to(walks.row_of[asset_id]) is None:
        return None
    by_hours = walks.walks.walk(walks.row_of[asset_id])
    return replace(by_hours, then=going.times.walk_then) if going.times else by_hours


def _asks(first: tuple[Any, ...], second: tuple[Any, ...], going: Going) -> tuple[Any, ...]:
    """What is to be asked for both: of the time when they go together, not of each one's own."""
    own = [each for each in (*first, *second) if not _is_of_times(each)]
    return tuple(dict.fromkeys(filter(None, (going.ask, *own))))


def _is_of_times(finding: Any) -> bool:
    return isinstance(finding, _OF_TIMES) or finding in _FACTS_OF_TIMES


def _alone(own: OwnAnswer, other: OwnAnswer, ids: Collection[str], whose: ForWhom) -> pd.DataFrame:
    """What is one person's only, in the order of their answer."""
    rows = own.listed[own.listed["asset_id"].isin(ids)].reset_index(drop=True)
    others_way = in_the_way(other, rows["asset_id"])
    nothing = pd.array([pd.NA] * len(rows), dtype="Int64")
    minutes: dict[str, Any] = {"first_min": nothing, "second_min": nothing, f"{whose}_min": rows["walk_min"]}
    return _with_all_columns(rows).assign(
        whose=whose,
        second_reasons=_objects(() for _ in range(len(rows))),
        others_way=_objects(others_way.get(asset_id, ()) for asset_id in rows["asset_id"]),
        **minutes,
    )


_EMPTY: Final[Mapping[str, Any]] = {"reasons": (), "ask": (), **dict.fromkeys(TIMES)}


def _with_all_columns(rows: pd.DataFrame) -> pd.DataFrame:
    """A single answer's rows with the columns that are shown of ``Suggestions``, also without wishes."""
    missing = {
        name: _objects(value for _ in range(len(rows))) for name, value in _EMPTY.items() if name not in rows
    }
    score = {} if "score" in rows else {"score": 0}
    return rows.assign(**missing, **score)


def _objects(values: Iterable[Any]) -> ObjectArray:
    """A column of any values; tuples stay tuples."""
    every = list(values)
    column = np.empty(len(every), object)
    for row, value in enumerate(every):
        column[row] = value
    return column


def _minutes(walk_s: Iterable[float]) -> Any:
    return pd.array([whole_minutes(float(each)) for each in walk_s], dtype="Int64")
