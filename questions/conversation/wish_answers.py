"""What is the answer to each thing that somebody asks for? What fits it, or else how far the nearest is.

"Company at lunch: Market Lunch Club, 7 minutes. Rugby: nothing within 15 minutes; Walking Rugby is 22 away."
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd

from geo.types import FloatArray
from layers.interests.offering import Offered, load_offering
from questions.conversation.interests import Meetings
from questions.conversation.judging import Hindrance, InTheWay
from questions.conversation.unsure import trust_of
from questions.conversation.wish import Wish, is_requested, is_trouble, is_urgent

WELL_MET: Final = 0.6  # of the best strength in reach or a little further: what meets it less does not count
MAY_PASS: Final = (InTheWay.PAUSED, InTheWay.FULL, InTheWay.WRONG_TIME, InTheWay.COST)
MOST_ANSWERS: Final = 8  # things asked for that are answered one by one; a long text names more


@dataclass(frozen=True)
class WishAnswer:
    """One thing that is asked for, and what there is for it. Printing it shows none of their words."""

    typed: tuple[str, ...] = field(repr=False)  # the words for it, as typed
    means: str = field(repr=False)  # the first of them as it was read
    sounds_like: str = field(repr=False)  # the saying that it was taken for; "" for a word of the tables
    is_trouble: bool  # a loss or a trouble that was named: what helps with it was not asked for
    fits: tuple[str, ...] = field(repr=False)  # ids of what fits and meets it, the best first
    nearest_too_far: str = ""  # id of the nearest that is only too far; "" where something fits
    almost: tuple[str, ...] = field(default=(), repr=False)  # ids within reach with one thing in the way
    with_steps: tuple[str, ...] = field(default=(), repr=False)  # likewise, and that is not step-free
    # Where nothing of all this is there: id of the best that is there all the same, and does not fit.
    there_still: str = field(default="", repr=False)
    kinds: tuple[str, ...] = ()  # keys of the kinds that it asks for above all: these are not folded
    is_urgent: bool = False  # no food, no roof: it is answered before all else
    by_name: bool = False  # a word of no table, that an asset says: it is looked for as it stands
    is_requested: bool = False  # words that ask stand with it: a trouble that is asked about is as any wish
    trust: float = 1.0  # how likely it is to be meant, 0 to 1
    meant: tuple[str, ...] = field(default=(), repr=False)  # each of ``typed`` as read; (): as typed


def wish_answers(
    meetings: Meetings, row_of: Mapping[str, int], *, fits: pd.DataFrame, others: pd.DataFrame
) -> tuple[WishAnswer, ...]:
    """The answer to each thing asked for, wishes before troubles, each in the order of the text.

    ``row_of`` gives the row of ``meetings`` for an asset's id; ``fits`` is that table of ``Suggestions`` and
    ``others`` its near misses and what is ruled out. What meets two wishes stands under both. A word that no
    table has, and nothing in reach says, was not understood: it has no answer.
    """
    is_far = [_is_only_far(row) for row in others["hindrances"]]
    too_far = others[np.array(is_far, bool)].sort_values(["walk_m", "asset_id"])
    has_room = np.array([_has_room(row) for row in too_far["hindrances"]], bool)
    too_far = pd.concat([too_far[has_room], too_far[~has_room]])  # a full one only where there is no other
    in_reach = _with_one_thing(others, MAY_PASS)
    with_steps = _with_one_thing(others, (InTheWay.NOT_ACCESSIBLE,))
    answers = []
    for group in _groups(meetings.wishes):
        strength = _well_met(meetings.strength_for(group), row_of, fits, too_far)
        first = meetings.wishes[group[0]]
        fitting = sorted(_meeting(fits, row_of, strength), key=lambda each: -round(strength[row_of[each]], 1))
        meant_by = {meetings.wishes[at].typed: meetings.wishes[at].meant for at in reversed(group)}
        meant_by = dict(reversed(meant_by.items()))
        chief_kinds = _chief_kinds(meetings.wishes[at] for at in group)
        nearest = "" if fitting else _nearest(too_far, _meeting(too_far, row_of, strength), chief_kinds)
        almost = tuple(_meeting(in_reach, row_of, strength))
        nothing = not (fitting or nearest or almost)
        if fitting or nearest or first.in_tables:
            answers.append(
                WishAnswer(
                    tuple(meant_by),
                    first.meant,
                    first.sounds_like,
                    all(is_trouble(meetings.wishes[at]) for at in group),
                    tuple(fitting),
                    nearest,
                    almost,
                    tuple(_meeting(with_steps, row_of, strength)),
                    there_still=_there_still(others, row_of, strength) if nothing else "",
                    kinds=chief_kinds,
                    is_urgent=any(is_urgent(meetings.wishes[at]) for at in group),
                    by_name=not first.in_tables,
                    is_requested=any(is_requested(meetings.wishes[at]) for at in group),
                    trust=max(trust_of(meetings.wishes[at]) for at in group),
                    meant=tuple(meant_by.values()),
                )
            )
    answers.sort(key=lambda answer: (not answer.is_urgent, answer.is_trouble))
    return tuple(answers[:MOST_ANSWERS])


def _is_only_far(hindrances: Sequence[Hindrance]) -> bool:
    """Whether something is too far, and neither unwanted nor what is offered only to who asks for it."""
    causes = {each.cause for each in hindrances}
    return InTheWay.TOO_FAR in causes and not causes & {InTheWay.UNWANTED, InTheWay.NOT_ASKED_FOR}


def _there_still(others: pd.DataFrame, row_of: Mapping[str, int], strength: FloatArray) -> str:
    """The nearest of what meets it best and is there, though something is in the way; "" for none.

    What they would rather not is none, nor what is not for them.
    """
    is_refused = [
        any(each.cause in (InTheWay.UNWANTED, InTheWay.NOT_FOR_THEM) for each in row)
        for row in others["hindrances"]
    ]
    rest = others[~np.array(is_refused, bool)].sort_values(["walk_m", "asset_id"])
    meeting = _meeting(rest, row_of, strength)
    best = max((strength[row_of[asset_id]] for asset_id in meeting), default=0.0)
    return next((each for each in meeting if strength[row_of[each]] >= WELL_MET * best), "")


def _has_room(hindrances: Sequence[Hindrance]) -> bool:
    return not any(each.cause in (InTheWay.FULL, InTheWay.PAUSED) for each in hindrances)


def _nearest(too_far: pd.DataFrame, meeting: Sequence[str], chief_kinds: Sequence[str]) -> str:
    """The nearest club or group, or of a kind that is asked for; else the nearest of all; "" for none."""
    kind_of = dict(zip(too_far["asset_id"], too_far["kind"], strict=True))
    clubs = (
        asset_id
        for asset_id in meeting
        if kind_of[asset_id] in chief_kinds or _offering().get(kind_of[asset_id]) is Offered.CLUB
    )
    return next(clubs, next(iter(meeting), ""))


def _with_one_thing(others: pd.DataFrame, causes: Sequence[InTheWay]) -> pd.DataFrame:
    """What has only one thing in the way, and that one of these."""
    alone = [len(row) == 1 and row[0].cause in causes for row in others["hindrances"]]
    return others[np.array(alone, bool)]


def _chief_kinds(wishes: Iterable[Wish]) -> tuple[str, ...]:
    """Keys of the kinds that they ask for above all, by their keys."""
    return tuple(sorted({kind for wish in wishes for pointer in wish.chief for kind in pointer.kinds}))


def _groups(wishes: Sequence[Wish]) -> Iterator[list[int]]:
    """Wishes that chiefly point to the same are one: "painting, watercolours"; words of no table alone."""
    groups: list[tuple[set[object], list[int]]] = []
    for at, wish in enumerate(wishes):
        own: set[object] = set(wish.chief) or {at}
        same = next((group for group in groups if group[0] & own), None)
        if same is None:
            groups.append((own, [at]))
        else:
            same[0].update(own)
            same[1].append(at)
    yield from (members for _, members in groups)


def _well_met(strength: FloatArray, row_of: Mapping[str, int], *tables: pd.DataFrame) -> FloatArray:
    """The strengths, with 0 for what meets it far less than the best of these tables: a pitch is no rugby."""
    rows = [row_of[asset_id] for table in tables for asset_id in table["asset_id"]]
    best = strength[rows].max() if rows else 0.0
    return np.where(strength >= WELL_MET * best, strength, 0.0)


def _meeting(table: pd.DataFrame, row_of: Mapping[str, int], strength: FloatArray) -> list[str]:
    """Ids of what meets something, in the order of the table."""
    return [asset_id for asset_id in table["asset_id"] if strength[row_of[asset_id]] > 0]


_offering = lru_cache(maxsize=1)(load_offering)
