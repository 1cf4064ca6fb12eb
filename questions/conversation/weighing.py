"""How do assets compare for one person? Each is weighed by itself; the order follows from the weights."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

import numpy as np
import pandas as pd

from geo.paces import whole_minutes
from layers.register.model import Asset
from questions.conversation.findings import Fact, Further, Unwanted
from questions.conversation.heard_words import SEARCH_WORDS
from questions.conversation.interests import Meetings, Met, meet
from questions.conversation.judging import Hindrance, InTheWay, Judged, judge
from questions.conversation.reading.namings import Naming
from questions.conversation.scores import (
    Part,
    RankReason,
    interest_reason,
    judged_reasons,
    nearness_reason,
    offered_last_reason,
    variety_points,
    variety_reason,
)
from questions.conversation.trouble_guard import trouble_guard
from questions.conversation.troubles import (
    after_the_first_wish,
    after_what_was_asked_for,
    urgent_first,
)
from questions.conversation.unsure import MayMean, may_mean
from questions.conversation.walking_when import Walk, whole
from questions.conversation.wish import is_requested, is_trouble, is_urgent
from questions.conversation.wish_answers import WishAnswer, wish_answers
from questions.conversation.wishes import NO_WISHES, Wishes
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import Question
from questions.walks.obstacles import Cause, Obstacle
from questions.walks.walks_by_hours import WalksByHours, WalkThen

SET_ASIDE: Final = (InTheWay.UNWANTED, InTheWay.NOT_ASKED_FOR)
NOT_ASKED_FOR: Final = Hindrance(InTheWay.NOT_ASKED_FOR, Fact.NOT_ASKED_FOR)
NOT_THEIRS: Final = (Naming.HEARD, Naming.TAKEN_BACK)  # no request, and not even surely said
TIME_COLUMNS: Final = ("starts", "ends", "leave", "arrive", "home_by")


@dataclass(frozen=True, eq=False)
class Weighed:
    """One asset on its way into a table."""

    asset_id: str
    walk_m: float  # infinite where not known
    reasons: tuple[RankReason, ...] = field(repr=False)
    matched: tuple[Met, ...] = field(repr=False)
    chiefly: int  # which of the things asked for it meets best; -1: none is asked for
    judged: Judged = field(repr=False)
    hindrances: tuple[Hindrance, ...]

    @property
    def score(self) -> int:
        """The sum of its reasons."""
        return sum(reason.points for reason in self.reasons)

    @property
    def place(self) -> tuple[int, float, str]:
        """Sorts the best first; ties by the walk, then by the id."""
        return -self.score, self.walk_m, self.asset_id

    @property
    def set_aside(self) -> bool:
        """Whether they said they would rather not, or it is offered only to who asks for it."""
        return any(hindrance.cause in SET_ASIDE for hindrance in self.hindrances)


class Weigher:
    """Weighs assets for one person's question and wishes; let go of with the answer."""

    def __init__(
        self,
        assets: AreaAssets,
        question: Question,
        wishes: Wishes,
        *,
        seatless_m: Mapping[str, float],
        now: datetime,
        walks: WalksByHours | None = None,
    ) -> None:
        self.meetings: Final[Meetings] = meet(assets, wishes.words, wishes)
        self._records = assets.records
        self._row = {asset_id: row for row, asset_id in enumerate(assets.table["asset_id"])}
        self._question, self._wishes, self._now = question, wishes, now
        self._seatless_m, self._walks = seatless_m, walks
        self._nation = assets.nation
        self._asks = wishes != NO_WISHES  # else the order is that of the walk alone
        self._chiefly = self.meetings.chiefly()
        self._guard = trouble_guard(
            assets, wishes=self.meetings.wishes, words=wishes.words, kinds=question.kinds
        )

    @property
    def must_ask(self) -> bool:
        """Whether words were typed that ask for nothing, and nothing else was said to go by."""
        refuses = bool(self.meetings.dislikes) and len(self._wishes.words.split()) <= SEARCH_WORDS
        says_nothing = not self.meetings.wishes and not refuses
        return says_nothing and self._wishes != NO_WISHES and replace(self._wishes, words="") == NO_WISHES

    def weigh(self, table: pd.DataFrame) -> Iterator[Weighed]:
        """The assets of one table of ``NearPerson`` that meet the words, or all if there are none."""
        obstacles = table["obstacle"] if "obstacle" in table else [None] * len(table)
        for asset_id, walk_m, walk_min, obstacle in zip(
            table["asset_id"], table["walk_m"], table["walk_min"], obstacles, strict=True
        ):
            far = _far(obstacle, self._question) if obstacle else ()
            row = self._row[asset_id]
            against = self.meetings.against(row)
            if self.meetings.wishes and not self.meetings.strength[row] and not against:
                continue
            yield self._weighed(asset_id, row, float(walk_m), walk_min, far, against)

    def not_met(self, *tables: pd.DataFrame) -> tuple[str, ...]:
        """What was asked for and nothing in these tables meets, as typed."""
        rows = np.zeros(len(self._row), bool)
        rows[[self._row[asset_id] for table in tables for asset_id in table["asset_id"]]] = True
        return self.meetings.not_met(rows) if rows.any() else ()

    def answers(self, fits: pd.DataFrame, others: pd.DataFrame) -> tuple[WishAnswer, ...]:
        """The answer to each thing asked for, from what fits and from what has something in the way."""
        return wish_answers(self.meetings, self._row, fits=fits, others=others)

    def varied(self, weighed: Sequence[Weighed]) -> list[Weighed]:
        """With points taken from the third and later that chiefly meet the same of several things asked."""
        if len({each.chiefly for each in weighed}) < 2:
            return list(weighed)
        before: Counter[int] = Counter()
        varied = []
        for each in sorted(weighed, key=lambda each: each.place):
            place, reasons = before[each.chiefly], each.reasons
            before[each.chiefly] += 1
            if variety_points(place):
                reasons = (*reasons, variety_reason(place, self.meetings.wishes[each.chiefly].typed))
            varied.append(replace(each, reasons=reasons))
        return varied

    def in_order_of_need(self, weighed: Sequence[Weighed]) -> list[Weighed]:
        """With what cannot wait first, and what helps with a trouble that was only named after a wish."""
        wishes = self.meetings.wishes
        troubles = {at for at, wish in enumerate(wishes) if is_trouble(wish) and not is_requested(wish)}
        urgent = {at for at, wish in enumerate(wishes) if is_urgent(wish)}
        told_of = frozenset(
            each.asset_id for each in weighed if self._guard.told_of[self._row[each.asset_id]]
        )
        wished_first = after_what_was_asked_for(after_the_first_wish(weighed, troubles), troubles, told_of)
        return urgent_first(wished_first, urgent, today=self._now.date())

    def asks_instead(self, fits: Sequence[Weighed]) -> bool:
        """Whether it is better to ask what they would enjoy than to answer with what fits."""
        if self.must_ask or self._guard.must_ask([self._row[each.asset_id] for each in fits]):
            return True
        wishes = self.meetings.wishes
        unasked = {at for at, wish in enumerate(wishes) if is_trouble(wish) and wish.naming in NOT_THEIRS}
        return bool(fits) and all(each.chiefly in unasked for each in fits)

    def may_mean(self, *, must_ask: bool) -> tuple[MayMean, ...]:
        """The readings to choose from: what was not sure, and all that was read where nothing is answered."""
        answered = self.meetings.wishes if must_ask else ()
        return may_mean((*answered, *self.meetings.unsure))

    def _weighed(
        self,
        asset_id: str,
        row: int,
        walk_m: float,
        walk_min: Any,
        far: tuple[Hindrance, ...],
        against: tuple[Met, ...],
    ) -> Weighed:
        asset, walkable = self._records[asset_id], bool(np.isfinite(walk_m))
        walk = self._walk(row, walk_m, far=bool(far)) if walkable and self._asks else None
        judged = self._judged(asset, walk) if self._asks else Judged()
        if not far and judged.walk_then and not judged.hindrances:
            walk_m = judged.walk_then.there_s * self._question.pace.speed_mps
            walk_min = whole_minutes(judged.walk_then.there_s)
        matched = self.meetings.met(row)
        reasons = [interest_reason(float(self.meetings.strength[row]), matched)]
        if not far:
            cutoff_m = self._question.pace.cutoff_m(self._question.minutes)
            reasons.append(nearness_reason(walk_m, cutoff_m, int(walk_min)))
        if self._asks:
            reasons.extend(judged_reasons(judged, asset, today=self._now.date()))
            if self._guard.held_back[row] and not self.meetings.wishes:
                reasons.append(offered_last_reason())
        unwanted = tuple(Hindrance(InTheWay.UNWANTED, Unwanted(met.typed)) for met in against[:1])
        if self._guard.held_back[row] and self.meetings.wishes:
            unwanted = (*unwanted, NOT_ASKED_FOR)
        return Weighed(
            asset_id,
            walk_m if walkable else np.inf,
            tuple(reason for reason in reasons if reason.points),
            matched,
            int(self._chiefly[row]),
            judged,
            (*unwanted, *sorted((*judged.hindrances, *far), key=_first_things_first)),
        )

    def _walk(self, row: int, walk_m: float, *, far: bool) -> Walk:
        """The walk to the asset in a row; by the time at which it is made, where hours on the way matter."""
        pace, by_hours = self._question.pace, self._walks.to(row) if self._walks and not far else None
        longest_s = pace.seconds(pace.cutoff_m(self._question.minutes))
        return Walk(whole(pace.seconds(walk_m)), by_hours, longest_s)

    def _judged(self, asset: Asset, walk: Walk | None) -> Judged:
        return judge(
            asset,
            self._wishes,
            walk=walk,
            seatless_m=self._seatless_m.get(asset.asset_id),
            now=self._now,
            nation=self._nation,
        )


def _first_things_first(hindrance: Hindrance) -> int:
    return list(InTheWay).index(hindrance.cause)


def _far(obstacle: Obstacle, question: Question) -> tuple[Hindrance, ...]:
    """Why an asset is out of reach: how much further it is, or what keeps the walk from being judged."""
    if obstacle.cause is not Cause.TOO_FAR:
        return (Hindrance(InTheWay.NO_WAY, obstacle),)
    if obstacle.at_least or obstacle.minutes is None:
        return (Hindrance(InTheWay.TOO_FAR, obstacle),)
    return (Hindrance(InTheWay.TOO_FAR, Further(obstacle.minutes - question.minutes)),)


def weighed_table(
    base: pd.DataFrame, weighed: Sequence[Weighed], *, all_causes: bool = False
) -> pd.DataFrame:
    """The rows of ``base`` for ``weighed``, best first, with the columns named in ``Suggestions``."""
    ordered = sorted(weighed, key=lambda each: each.place)
    at = {asset_id: row for row, asset_id in enumerate(base["asset_id"])}
    rows = base.iloc[[at[each.asset_id] for each in ordered]].reset_index(drop=True)
    hindrances = [each.hindrances[: None if all_causes else 1] for each in ordered]
    columns: dict[str, Any] = {
        "score": np.array([each.score for each in ordered], int),
        **{str(part): np.array([_points(each, part) for each in ordered], int) for part in Part},
        "reasons": _objects([each.reasons for each in ordered]),
        "matched": _objects([each.matched for each in ordered]),
        **{name: _objects([_time(each, name) for each in ordered]) for name in TIME_COLUMNS},
        "ask": _objects([each.judged.ask for each in ordered]),
        "cause": _objects([each[0].cause if each else "" for each in hindrances]),
        "hindrances": _objects(hindrances),
    }
    walks = [each.judged.walk_then for each in ordered]
    if any(walks):
        columns |= _walk_columns(rows, ordered, walks)
    for name in ("obstacle", *columns):
        if name in rows:
            del rows[name]  # these rows are ours: leaving columns out of a copy would copy all others
    judged = pd.DataFrame(columns)  # one piece: setting columns one by one takes twice as long
    return pd.DataFrame(pd.concat([rows, judged], axis=1))


def _walk_columns(
    rows: pd.DataFrame, ordered: Sequence[Weighed], walks: Sequence[WalkThen | None]
) -> dict[str, Any]:
    """The walk as it is when they would go, where hours on the way matter."""
    fits = np.array(
        [then is not None and not each.hindrances for each, then in zip(ordered, walks, strict=True)]
    )
    walk_m = np.where(fits, [each.walk_m for each in ordered], rows["walk_m"].to_numpy(float))
    minutes = [
        whole_minutes(then.there_s) if then and fit else usual
        for then, fit, usual in zip(walks, fits, rows["walk_min"], strict=True)
    ]
    by_hours = [
        replace(walk, then=then) if walk and then else walk
        for walk, then in zip(rows["by_hours"], walks, strict=True)
    ]
    return {
        "walk_m": walk_m,
        "walk_min": pd.array(minutes, dtype="Int64"),
        "by_hours": _objects(by_hours),
    }


def _points(weighed: Weighed, part: Part) -> int:
    return sum(reason.points for reason in weighed.reasons if reason.part is part)


def _time(weighed: Weighed, name: str) -> datetime | None:
    return getattr(weighed.judged.times, name) if weighed.judged.times else None


def _objects(values: Sequence[Any]) -> "pd.Series[Any]":
    """A column of any values; tuples stay tuples, and what is not known stays None."""
    column = np.empty(len(values), dtype=object)
    for row, value in enumerate(values):
        column[row] = value
    return pd.Series(column)
