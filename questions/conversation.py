"""What fits this person: what they would enjoy, in reach at their own pace, when they are free, open to them?

Every result says why it is where it is, in parts that add up to its score; every near miss says the one thing
in the way. Each asset is judged by itself, so that one more asset never drives out another.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import pandas as pd

from layers.area import Area
from questions.area_assets import AreaAssets
from questions.near_person import Cause, NearPerson, Origin, Question, near_person
from questions.wishes import NO_WISHES, FreeTime, Wishes

__all__ = ["NO_WISHES", "FreeTime", "InTheWay", "Part", "Reason", "Suggestions", "Wishes", "suggest"]


class Part(StrEnum):
    """What a score is made of, in the order in which it is told. Each is also a column of the tables."""

    INTEREST = "interest"  # 0 to 60 points: how well its words meet the person's
    NEARNESS = "nearness"  # 0 to 20: fewer metres, more points
    FREE_THEN = "free_then"  # 0 to 12: it happens when they are free
    OPEN_TO_THEM = "open_to_them"  # 0 to 5: age, cost and access are known to suit
    CHECKED = "checked"  # 0 to 3: a person checked the listing within a year


class InTheWay(StrEnum):
    """The one thing in the way of a near miss."""

    TOO_FAR = "too-far"
    NO_WAY = "no-way"  # the walk cannot be judged, or not step-free: ``cause_words`` says which
    WRONG_TIME = "wrong-time"
    FULL = "full"
    PAUSED = "paused"
    NOT_FOR_THEM = "not-for-them"  # age or eligibility
    COST = "cost"
    NOT_ACCESSIBLE = "not-accessible"  # the place has steps and they need step-free
    SEATS = "seats"  # a longer stretch without a seat than they can walk


@dataclass(frozen=True)
class Reason:
    """One part of a score: "Walking Rugby: rugby is in its name", 40 points."""

    part: Part
    points: int
    words: str = field(repr=False)  # may hold the person's words


@dataclass(frozen=True, eq=False)
class Suggestions:
    """The answer. The three tables hold the columns of ``NearPerson.in_reach`` (without doors where the walk
    is not known) and those below; together they hold every asset within twice the walk that meets the words
    (with no words: every asset).

    ========== =============================================================================================
    score      whole points; the sum of the columns named in ``Part``, and of the points of ``reasons``
    reasons    tuple of ``Reason``, one a part that has points, in the order of ``Part``
    matched    tuple of ``questions.interests.Met``: which typed word met which word where
    starts     datetime, local, of the next session that suits, or None: not known, or nothing suits
    ends       datetime or None
    leave      datetime: when to leave home, a few minutes in hand; None with ``starts``
    arrive     datetime or None
    home_by    datetime, walking back at the same pace; None if ``ends`` is not known
    ask        tuple of sentences: what is not known and must be asked first
    cause      ``InTheWay`` ("" among fits)
    cause_words "12 minutes further", "Thursdays only", "full", "for people over 60" ("" among fits)
    ========== =============================================================================================
    """

    near: NearPerson  # what walking alone says: status, sentence, walkshed, every asset in reach
    fits: pd.DataFrame = field(repr=False)  # best first; ties by walk_m, then asset_id
    near_misses: pd.DataFrame = field(repr=False)  # exactly one thing in the way; same order
    ruled_out: pd.DataFrame = field(repr=False)  # more than one; cause is the first, cause_words names all
    not_met: tuple[str, ...] = field(repr=False)  # typed words that no asset within twice the walk meets


def suggest(
    area: Area,
    assets: AreaAssets,
    origin: Origin,
    question: Question,
    wishes: Wishes = NO_WISHES,
    *,
    now: datetime,
) -> Suggestions:
    """Rank what fits a person, and say what almost does.

    Parameters
    ----------
    area, assets, origin, question
        As for ``questions.near_person.near_person``.
    wishes
        What the person said; with none, the order is that of ``near_person``.
    now
        Local time, without a zone: sessions are looked for from here on.

    Returns
    -------
    Suggestions. An origin that the streets cannot judge has empty tables, and ``near`` says why.
    """
    near = near_person(area, assets, origin, question)
    del wishes, now
    return _as_they_lie(near)


def _as_they_lie(near: NearPerson) -> Suggestions:
    empty = {"score": 0, **dict.fromkeys(map(str, Part), 0)}
    tables = [_with_nothing_told(table).assign(**empty) for table in (near.in_reach, near.out_of_reach)]
    fits, misses = tables[0].assign(cause="", cause_words=""), tables[1]
    far = misses["cause"].astype(str) == Cause.TOO_FAR
    misses["cause"] = far.map({True: InTheWay.TOO_FAR, False: InTheWay.NO_WAY})
    return Suggestions(near, fits, misses, misses.iloc[:0], ())


def _with_nothing_told(table: pd.DataFrame) -> pd.DataFrame:
    nothing = pd.Series([()] * len(table), index=table.index, dtype=object)
    never = pd.Series([None] * len(table), index=table.index, dtype=object)
    tuples = dict.fromkeys(("reasons", "matched", "ask"), nothing)
    times = dict.fromkeys(("starts", "ends", "leave", "arrive", "home_by"), never)
    return table.assign(**tuples, **times)
