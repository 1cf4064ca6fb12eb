"""Which assets meet what somebody enjoys, in their own words, and which of their words met what?

"likes rugby, used to be a joiner, misses company at lunch" finds walking rugby, the men's shed, lunch clubs.
Each asset is judged by itself: what others there are makes no difference to how well it meets the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from geo.types import BoolArray, FloatArray, IndexArray
from questions.conversation.interest_index import FIELD_WEIGHTS, KIND, NAME, InterestIndex, interest_index
from questions.conversation.left_out import without_left_out
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.reading.places_named import places_named
from questions.conversation.reading.word_stems import Stemmer
from questions.conversation.sounds_like import saying_index
from questions.conversation.unsure import parted_by_trust
from questions.conversation.wish import Target, Wish
from questions.conversation.wished_words import wishes_in
from questions.conversation.wishes import NO_WISHES, Wishes
from questions.places.area_assets import AreaAssets

SLIP: Final = 0.6  # how much it counts to meet a word that is only like the one typed
LEFT_OUT_FROM: Final = 0.5  # strength from which an unwanted thing leaves an asset out: in its name or kind
BREADTH: Final = (
    0.25  # how much of a strength comes from meeting a thing in several ways, not from the best way
)
ONE_THING: Final = 0.7  # what one thing met in full comes to: more things met still count
CALLED_SO: Final = 0.6  # of what is left to the full strength: what bears the name of the place that is named
MOST_CALLED_SO: Final = 0.05  # share of the assets: what more of them bear is the town's name
FEW: Final = 3  # assets that may bear any name
FAINTEST: Final = 0.1  # what meets less than this does not meet it


@dataclass(frozen=True)
class Met:
    """One typed word or phrase, and what of an asset it met best."""

    typed: str = field(repr=False)
    read_as: str = field(repr=False)  # what it was taken for, if it had a slip of the pen, else ""
    met: str = field(repr=False)  # the asset's word, or the key of its kind
    where: str  # "name", "kind", "interests", "description", "organisation", "for_whom"
    strength: float  # above 0, at most 1


@dataclass(frozen=True, eq=False)
class Meetings:
    """How well every asset meets some typed words. Rows are those of ``AreaAssets.table``."""

    strength: FloatArray = field(repr=False)  # (a,) from 0 (not at all) to 1
    unwanted: BoolArray = field(repr=False)  # (a,) meets what they said they do not want
    wishes: tuple[Wish, ...] = field(repr=False)  # what was understood to be wanted
    dislikes: tuple[Wish, ...] = field(repr=False)  # and what not
    _wish_hits: "tuple[_Hits, ...]" = field(repr=False)
    _dislike_hits: "tuple[_Hits, ...]" = field(repr=False)
    unsure: tuple[Wish, ...] = field(default=(), repr=False)  # what may be meant, and is asked about

    @property
    def says_something(self) -> bool:
        """Whether anything is wanted at all."""
        return bool(self.wishes)

    def met(self, row: int) -> tuple[Met, ...]:
        """What the asset at ``row`` meets, the strongest first."""
        meetings = [hits.met(row) for hits in self._wish_hits if hits.strength[row] >= FAINTEST]
        return tuple(sorted(meetings, key=lambda met: -met.strength))

    def against(self, row: int) -> tuple[Met, ...]:
        """What the asset at ``row`` meets of that which is not wanted."""
        return tuple(hits.met(row) for hits in self._dislike_hits if hits.strength[row] >= LEFT_OUT_FROM)

    def chiefly(self) -> IndexArray:
        """(a,) which of ``wishes`` each asset meets best, the first of equals; -1: none."""
        if not self._wish_hits:
            return np.full(len(self.strength), -1)
        strengths = np.array([hits.strength for hits in self._wish_hits])
        return np.where(strengths.max(axis=0) >= FAINTEST, strengths.argmax(axis=0), -1)

    def strength_for(self, wishes: Sequence[int]) -> FloatArray:
        """(a,) how well each asset meets the best met of these of ``wishes``; 0 where it meets none."""
        strength = np.max([self._wish_hits[at].strength for at in wishes], axis=0)
        return np.where(strength >= FAINTEST, strength, 0.0)

    def not_met(self, rows: BoolArray) -> tuple[str, ...]:
        """What was asked and no asset among ``rows`` meets, as typed."""
        return tuple(
            hits.wish.typed for hits in self._wish_hits if not (hits.strength[rows] >= FAINTEST).any()
        )


@dataclass(frozen=True, eq=False)
class _Hits:
    """How well every asset meets one thing asked for, and by what it does so best."""

    wish: Wish
    strength: FloatArray  # (a,)
    best: FloatArray  # (a,) the strongest single meeting
    best_by: IndexArray  # (a,) row of ``by``
    by: tuple[tuple[str, str, str], ...]  # read as, met, where

    def met(self, row: int) -> Met:
        """By what the asset of this row meets it best."""
        read_as, met, where = self.by[self.best_by[row]]
        return Met(self.wish.typed, read_as, met, where, float(self.strength[row]))


def meet(assets: AreaAssets, words: str, person: Wishes = NO_WISHES) -> Meetings:
    """How well each asset of ``assets`` meets ``words``, as typed by or for a person.

    A thing asked for is met by an asset's kind, name, interests, description, organisation or by whom it is
    for; several such meetings strengthen one another without ever adding up to more than 1. Slips of the pen
    are forgiven. What bears the name of the part of town that they name is meant before what does not. What
    they do not want (a table says how that is told) lowers an asset, or marks it unwanted where it is what
    the asset is about. What ``person`` took off is no wish. Nothing typed is kept.
    """
    index = interest_index(assets)
    all_wishes = tuple(without_left_out(wishes_in(words, lexicon(), saying_index()), person))
    sure, unsure = parted_by_trust([wish for wish in all_wishes if not wish.unwanted], person.meant)
    wished = tuple(_hits(index, wish) for wish in sure)
    disliked = tuple(_hits(index, wish) for wish in all_wishes if wish.unwanted)
    strength = _together(index, wished)
    against = _together(index, disliked)
    strength = np.where(strength >= FAINTEST, strength * (1.0 - against), 0.0)
    called_so = _called_so(index, words) & (strength > 0.0)
    strength[called_so] += CALLED_SO * (1.0 - strength[called_so])
    return Meetings(
        strength,
        against >= LEFT_OUT_FROM,
        tuple(hits.wish for hits in wished),
        tuple(hits.wish for hits in disliked),
        wished,
        disliked,
        unsure,
    )


def _called_so(index: InterestIndex, words: str) -> BoolArray:
    """(a,) which assets bear a name that the words give to a place: "the lunch club on the Meadows"."""
    called_so = np.zeros(index.row_count, bool)
    for name in places_named(words, lexicon()):
        for where, rows in index.find(Stemmer().stems(name)):
            if where == NAME and len(rows) <= max(FEW, MOST_CALLED_SO * index.row_count):
                called_so[rows] = True
    return called_so


def _together(index: InterestIndex, all_hits: tuple[_Hits, ...]) -> FloatArray:
    missed = np.ones(index.row_count)
    for hits in all_hits:
        missed *= 1.0 - ONE_THING * hits.strength
    return 1.0 - missed


class _Tally:
    """Meetings as they are found, one thing asked for at a time."""

    def __init__(self, row_count: int) -> None:
        self.missed = np.ones(row_count)
        self.best = np.zeros(row_count)
        self.best_by = np.zeros(row_count, int)
        self.by: list[tuple[str, str, str]] = []

    def add(self, rows: IndexArray, weight: float, by: tuple[str, str, str]) -> None:
        """Count one meeting, ``weight`` 0 to 1, for the assets of these rows."""
        self.missed[rows] *= 1.0 - weight
        better = rows[self.best[rows] < weight]
        self.best[better] = weight
        self.best_by[better] = len(self.by)
        self.by.append(by)


def _hits(index: InterestIndex, wish: Wish) -> _Hits:
    tally = _Tally(index.row_count)
    read_as = wish.meant if wish.meant != wish.typed else ""
    for kind, weight in wish.kinds:
        if kind in index.kind_rows:
            tally.add(index.kind_rows[kind], weight * FIELD_WEIGHTS[KIND], (read_as, kind, KIND))
    for target in wish.targets:
        find = index.find_meant if wish.in_tables else index.find  # any other word may be a name
        for where, rows in find(target.stems):
            # The very words that were typed say it wherever they stand: "raised beds" in a description.
            is_typed = len(target.stems) > 1 and target is wish.targets[0]
            surety = FIELD_WEIGHTS[NAME] if is_typed else FIELD_WEIGHTS[where]
            tally.add(rows, target.weight * surety, (read_as, target.words, where))
    if not wish.in_tables:
        _meet_slips(index, wish.targets[0], tally)
    strength = (1.0 - BREADTH) * tally.best + BREADTH * (1.0 - tally.missed)
    return _Hits(wish, strength, tally.best, tally.best_by, tuple(tally.by))


def _meet_slips(index: InterestIndex, typed: Target, tally: _Tally) -> None:
    """A word that no table knows may be a name with a slip of the pen; not if it is spelt right."""
    if lexicon().is_spelt_right(typed.words, typed.stems[0]):
        return
    for word, stem in index.like(typed.words):
        if stem == typed.stems[0]:
            continue
        for where, rows in index.find((stem,)):
            tally.add(rows, typed.weight * SLIP * FIELD_WEIGHTS[where], (word, word, where))
