"""What fits this person: what they would enjoy, in reach at their own pace, when they are free, open to them?

Every result says why it is where it is, in parts that add up to its score; every near miss says the one thing
in the way. Each asset is judged by itself, so that one more asset never drives out another.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

import pandas as pd

from layers.area import Area
from questions.conversation.judging import InTheWay
from questions.conversation.scores import Part, RankReason
from questions.conversation.unsure import MayMean
from questions.conversation.weighing import Weigher, weighed_table
from questions.conversation.wish_answers import WishAnswer
from questions.conversation.wishes import NO_WISHES, FreeTime, Wishes
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import NearPerson, Origin, Question, near_person
from questions.walks.seats import longest_without_seat

__all__ = [
    "NO_WISHES",
    "FreeTime",
    "InTheWay",
    "Part",
    "RankReason",
    "Suggestions",
    "Wishes",
    "suggest",
    "suggest_among",
]


@dataclass(frozen=True, eq=False)
class Suggestions:
    """The answer. The three tables hold the columns of ``NearPerson.in_reach`` (the doors only among fits)
    and those below; together they hold every asset within twice the walk that meets the words (with no
    words: every asset; with words of which none is understood, and nothing else to go by: none, so ask).

    ========== =============================================================================================
    score      whole points; the sum of the columns named in ``Part``, and of the points of ``reasons``
    reasons    tuple of ``RankReason``, one a part that has points, in the order of ``Part``
    matched    tuple of ``questions.conversation.interests.Met``: which typed word met which word where
    starts     datetime, local, of the next session that suits, or None: not known, or nothing suits
    ends       datetime or None
    leave      datetime: when to leave home, a few minutes in hand; None with ``starts``
    arrive     datetime or None
    home_by    datetime, walking back at the same pace; None if ``ends`` is not known
    ask        tuple of ``Finding``: what is not known and must be asked first
    cause      ``InTheWay`` ("" among fits)
    hindrances tuple of ``Hindrance``: of near misses one, of what is ruled out all (() among fits)
    ========== =============================================================================================
    """

    near: NearPerson  # what walking alone says: status, walkshed, every asset in reach
    fits: pd.DataFrame = field(repr=False)  # best first; ties by walk_m, then asset_id
    near_misses: pd.DataFrame = field(repr=False)  # exactly one thing in the way; same order
    ruled_out: pd.DataFrame = field(
        repr=False
    )  # more than one, unwanted or not asked for; ``hindrances`` names all
    # typed words that no asset within twice the walk meets, and that have no answer of their own
    not_met: tuple[str, ...] = field(repr=False)
    answers: tuple[WishAnswer, ...] = field(repr=False)  # one by one, wishes before troubles
    unwanted: tuple[str, ...] = field(repr=False)  # typed words for what they do not want
    # Nothing that was typed was understood as a wish: the answer is the question what they would enjoy, and
    # the tables hold what is near, which nobody has asked for.
    asks: bool = False
    has_trouble_alone: bool = False  # all that was read is a trouble with which nobody asks for help
    may_mean: tuple[MayMean, ...] = field(default=(), repr=False)  # what is not sure, to be chosen from


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
        As for ``questions.walks.near_person.near_person``.
    wishes
        What the person said; with none, the order is that of ``near_person``.
    now
        Local time, without a zone: sessions are looked for from here on.

    Returns
    -------
    Suggestions. An origin that the streets cannot judge has empty tables, and ``near`` says why.
    """
    near = near_person(area, assets, origin, question)
    seatless_m = {}
    if wishes.rest_every_m is not None and len(near.in_reach):
        seatless_m = longest_without_seat(area, assets, origin, question, near.in_reach["asset_id"].tolist())
    return suggest_among(near, assets, wishes, seatless_m=seatless_m, now=now)


def suggest_among(
    near: NearPerson,
    assets: AreaAssets,
    wishes: Wishes = NO_WISHES,
    *,
    seatless_m: Mapping[str, float] = MappingProxyType({}),
    now: datetime,
) -> Suggestions:
    """``suggest`` for somebody whose walks are known already, from the same ``assets``.

    ``seatless_m`` is from ``questions.walks.seats``; of an asset that is not in it, seats are not judged.
    """
    weigher = Weigher(assets, near.question, wishes, seatless_m=seatless_m, now=now, walks=near.walks)
    listed = () if weigher.must_ask else (near.in_reach, near.out_of_reach)
    weighed = [each for table in listed for each in weigher.weigh(table)]
    fits = weigher.in_order_of_need(weigher.varied([each for each in weighed if not each.hindrances]))
    must_ask = weigher.asks_instead(fits)
    if must_ask:
        weighed, fits = [], []
    misses = [each for each in weighed if len(each.hindrances) == 1 and not each.set_aside]
    ruled_out = [each for each in weighed if len(each.hindrances) > 1 or each.set_aside]
    everything = pd.concat(
        [near.in_reach.drop(columns=["door_x", "door_y"]), near.out_of_reach], ignore_index=True
    )
    fitting, almost = weighed_table(near.in_reach, fits), weighed_table(everything, misses)
    out = weighed_table(everything, ruled_out, all_causes=True)
    answers = () if must_ask else weigher.answers(fitting, pd.concat([almost, out], ignore_index=True))
    answered = {typed for answer in answers for typed in answer.typed}
    not_met = weigher.not_met(near.in_reach, near.out_of_reach)
    return Suggestions(
        near,
        fitting,
        almost,
        out,
        tuple(typed for typed in not_met if typed not in answered),
        answers,
        tuple(wish.typed for wish in weigher.meetings.dislikes),
        asks=bool(wishes.words.strip()) and not answers,
        has_trouble_alone=must_ask and not weigher.must_ask,
        may_mean=weigher.may_mean(must_ask=must_ask),
    )
