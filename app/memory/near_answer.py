"""What is one answer of a visit: all in reach or what fits, in which groups, and what was not understood?"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

import pandas as pd
import shapely

from app.memory.grounds import ready_ground
from layers.area import Area
from questions.conversation.answer_groups import Group, grouped_near, grouped_suggestions, is_understood
from questions.conversation.conversation import Suggestions, suggest
from questions.conversation.unsure import MayMean
from questions.conversation.wishes import NO_WISHES, Wishes
from questions.places.area_assets import AreaAssets
from questions.together.groups_of_two import GroupOfTwo, grouped_two, misses_of_two
from questions.together.own_answer import OwnAnswer
from questions.together.two_people import ForWhom, TwoPeople, two_people
from questions.together.walking_together import question_together, walks_together
from questions.walks.near_person import NearPerson, Origin, OriginStatus, Question, near_person

ANYONE: Final = 0  # avoids nothing: by whose walk it is told what stands in the way


@dataclass(frozen=True, repr=False)
class PersonAsked:
    """What is asked of one person."""

    question: Question
    wishes: Wishes = NO_WISHES


@dataclass(frozen=True, repr=False)
class Asking:
    """Where and when it is asked. Printing it shows nothing of the start."""

    area: Area
    assets: AreaAssets
    origin: Origin
    now: datetime


@dataclass(frozen=True, eq=False)
class AnswerForTwo:
    """What suits whom of two people, and the second one's own answer."""

    two: TwoPeople = field(repr=False)
    groups: tuple[GroupOfTwo, ...] = field(repr=False)
    misses: pd.DataFrame = field(repr=False)
    second: "NearAnswer" = field(repr=False)
    on_map: "MapOfTwo" = field(repr=False)


@dataclass(frozen=True, eq=False)
class MapOfTwo:
    """The ground within the walks of two people."""

    both: shapely.Geometry | None = field(repr=False)  # within both walks, metres in the area's CRS
    either: shapely.Geometry | None = field(repr=False)  # within either


@dataclass(frozen=True)
class NearAnswer:
    """An answer with the number it has in this visit, from which the map's key is made.

    With two people it is the first one's own answer, and ``pair`` says what suits whom.
    """

    number: int
    answer: NearPerson
    groups: tuple[Group, ...] = ()  # in which the list is read; ``listed`` is in their order
    fits: Suggestions | None = None  # what fits, where the person wished for something
    wishes: Wishes = field(default=NO_WISHES, repr=False)
    not_understood: tuple[str, ...] = field(default=(), repr=False)  # of what was typed
    asks: bool = False  # nothing of it was understood: ``fits`` is not there, and it is asked kindly
    may_mean: tuple[MayMean, ...] = field(default=(), repr=False)  # readings to choose from
    pair: AnswerForTwo | None = field(default=None, repr=False)
    assets_key: str = ""  # of the assets that it was asked of: its rows are theirs

    @property
    def own(self) -> OwnAnswer:
        """The person's own answer, as it is without a second one."""
        return OwnAnswer(self.answer, self.groups, self.fits, self.wishes)

    @property
    def listed(self) -> pd.DataFrame:
        """What the list and the map show, in the order of its groups: what fits, or all in reach."""
        return self.own.listed if self.pair is None else self.pair.two.table

    @property
    def misses(self) -> pd.DataFrame:
        """What has one thing in the way, or without wishes is just out of reach."""
        return self.own.misses if self.pair is None else self.pair.misses

    @property
    def has_groups(self) -> bool:
        """Whether there is a list at all."""
        return bool(self.groups if self.pair is None else self.pair.groups)

    @property
    def is_open(self) -> bool:
        """Whether nobody wished for anything: it is what there is for everybody."""
        second = None if self.pair is None else self.pair.second.fits
        return self.fits is None and second is None

    def near_of(self, row: Any) -> NearPerson:
        """Whose walks those of a row are: one person's, or those of two who go together."""
        if self.pair is None or _whose(row) is ForWhom.FIRST:
            return self.answer
        if _whose(row) is ForWhom.SECOND:
            return self.pair.second.answer
        walks = self.pair.two.walks
        return replace(self.answer, question=walks.question, walks=walks.walks)

    def are_times_known(self, row: Any) -> bool:
        """Whether it was worked out when to go there: only where somebody whom it is for has wishes."""
        if self.pair is None or _whose(row) is ForWhom.FIRST:
            return self.fits is not None
        second = self.pair.second.fits is not None
        return second or (_whose(row) is not ForWhom.SECOND and self.fits is not None)

    def question_of(self, row: Any | None) -> Question:
        """What was asked of those whom a row is for; of the first person where there is no row."""
        return self.answer.question if row is None else self.near_of(row).question


def _whose(row: Any) -> ForWhom:
    return ForWhom(getattr(row, "whose", ForWhom.FIRST))


def near_answer(asking: Asking, number: int, own_answers: Sequence[NearAnswer]) -> NearAnswer:
    """The answer of one person, or of two who have ``own_answers``, with the number ``number``."""
    key = asking.assets.key
    first, *others = (replace(each, number=number, assets_key=key) for each in own_answers)
    if not others or first.answer.status is not OriginStatus.JUDGED:
        return first
    second = others[0]
    together = question_together(first.answer.question, second.answer.question)
    ready_ground(asking.area, asking.assets, together.pace.avoid)
    walks = walks_together(asking.area, asking.assets, asking.origin, first.answer, second.answer)
    joined = two_people(asking.assets, first.own, second.own, walks, now=asking.now)
    two, groups = grouped_two(joined, asking.assets)
    on_map = _map_of_two(first.answer.walkshed, second.answer.walkshed)
    return replace(first, pair=AnswerForTwo(two, groups, misses_of_two(two), second, on_map))


def _map_of_two(first: shapely.Geometry | None, second: shapely.Geometry | None) -> MapOfTwo:
    """What both walksheds have in common, and what they cover together."""
    if first is None or second is None:
        return MapOfTwo(None, first or second)
    return MapOfTwo(shapely.intersection(first, second), shapely.union(first, second))


def own_answer(asking: Asking, number: int, person: PersonAsked) -> NearAnswer:
    """One person's own answer."""
    area, assets, origin = asking.area, asking.assets, asking.origin
    ready_ground(area, assets, person.question.pace.avoid, ANYONE)
    if person.wishes == NO_WISHES:
        return open_answer(number, near_person(area, assets, origin, person.question), assets, None)
    suggestions = suggest(area, assets, origin, person.question, person.wishes, now=asking.now)
    if is_understood(suggestions):
        return fitting_answer(number, suggestions, person.wishes)
    return open_answer(number, suggestions.near, assets, suggestions)


def fitting_answer(number: int, suggestions: Suggestions, wishes: Wishes) -> NearAnswer:
    """What fits."""
    fits, groups = grouped_suggestions(suggestions)
    return NearAnswer(number, fits.near, groups, fits, wishes, fits.not_met, may_mean=fits.may_mean)


def open_answer(
    number: int, near: NearPerson, assets: AreaAssets, suggestions: Suggestions | None
) -> NearAnswer:
    """What there is for everybody; with the words that were not understood, if there were any."""
    ordered, groups = grouped_near(near, assets)
    not_met = suggestions.not_met if suggestions is not None else ()
    may_mean = suggestions.may_mean if suggestions is not None else ()
    asks = bool(not_met or may_mean) or (suggestions is not None and suggestions.has_trouble_alone)
    return NearAnswer(number, ordered, groups, not_understood=not_met, asks=asks, may_mean=may_mean)
