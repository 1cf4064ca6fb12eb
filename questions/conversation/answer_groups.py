"""In which groups is an answer read? By what was asked for, or clubs and groups first; the rest folded.

What meets several wishes comes first, then each wish with its best, the surest wish first, then help with
what was only mentioned, then the rest of what meets a wish. With no wishes: clubs and groups, places,
services. In each, kinds that nobody asked for (cafés, pitches) are folded into a line.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

import pandas as pd

from layers.interests.offering import Offered, load_offering
from questions.conversation.conversation import Suggestions
from questions.conversation.never_first import held_back
from questions.conversation.scores import Part
from questions.conversation.wish_answers import WishAnswer
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import NearPerson

FIRST_OF_EACH: Final = 2  # so many of each of several things asked for come before others are let in
EVEN: Final = 0.5  # what is less likely to be meant is no second wish that something meets as well
FOLDED_FROM: Final = 2  # one café alone is a row; a line that opens to show one row helps nobody


class Heading(StrEnum):
    """What a group of the list is headed by."""

    SEVERAL = "several"  # meets two or more wishes
    WISH = "wish"
    TROUBLE = "trouble"  # what helps with a loss or trouble that was only mentioned
    MORE = "more"  # what else meets a wish, where several things are asked for
    LESS_CLOSE = "less-close"  # meets the words, but none of the wishes well
    CLUBS = "clubs"
    PLACES = "places"
    SERVICES = "services"


@dataclass(frozen=True)
class Fold:
    """Assets of one kind behind one line."""

    kind: str
    asset_ids: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class Group:
    """One part of the list. A wish that nothing meets has a group without assets: its answer is said."""

    heading: Heading
    asset_ids: tuple[str, ...] = field(repr=False)  # one by one, in their order
    folds: tuple[Fold, ...] = field(default=(), repr=False)
    answer: WishAnswer | None = field(default=None, repr=False)  # of a wish or trouble

    @property
    def every_id(self) -> tuple[str, ...]:
        """Its assets in the order in which they are read, the folded ones last."""
        return (*self.asset_ids, *(asset_id for fold in self.folds for asset_id in fold.asset_ids))


def grouped(
    listed: pd.DataFrame,
    *,
    answers: Sequence[WishAnswer] = (),
    held: Collection[str] = (),
    kinds: Collection[str] = (),
) -> tuple[Group, ...]:
    """The groups of a list, each asset in exactly one.

    Parameters
    ----------
    listed
        What is listed, ``asset_id`` and ``kind`` among its columns, in the order within each group.
    answers
        The answer to each thing asked for; none where nothing was.
    held
        Ids of what nobody asks for and is never offered first: it stands under services.
    kinds
        Keys of kinds chosen by hand: none of these is folded or a service.
    """
    kind_of = dict(zip(listed["asset_id"], listed["kind"], strict=True))
    shelf = _Shelf(kind_of, frozenset(kinds), frozenset(held))
    groups = _by_wish(shelf, answers) if answers else _by_kind(shelf, frozenset(held))
    return tuple(_wish_first(list(groups), shelf.held) if answers else groups)


def is_understood(answer: Suggestions) -> bool:
    """Whether anything of the words was: what is not met at all, and has no answer, was not.

    Nor is a trouble that is only told of, nor what is not sure: where that is all, it is asked what they
    would enjoy.
    """
    tables = (answer.fits, answer.near_misses, answer.ruled_out)
    if answer.has_trouble_alone or (answer.may_mean and not answer.answers and not any(map(len, tables))):
        return False
    return bool(answer.answers or answer.unwanted or not answer.not_met or any(map(len, tables)))


def grouped_suggestions(answer: Suggestions) -> tuple[Suggestions, tuple[Group, ...]]:
    """An answer with what fits in the order of its groups, and these groups."""
    held = answer.fits["asset_id"][answer.fits[str(Part.OFFERED_LAST)] < 0]
    kinds = answer.near.question.kinds
    groups = grouped(answer.fits, answers=answer.answers, held=frozenset(held), kinds=kinds)
    return replace(answer, fits=in_order(answer.fits, groups)), groups


def grouped_near(near: NearPerson, assets: AreaAssets) -> tuple[NearPerson, tuple[Group, ...]]:
    """What is in reach of somebody who wishes for nothing in particular, likewise: each by the walk."""
    kinds = near.question.kinds
    held = assets.table["asset_id"].to_numpy()[held_back(assets, kinds=kinds)]
    groups = grouped(near.in_reach, held=frozenset(held), kinds=kinds)
    return replace(near, in_reach=in_order(near.in_reach, groups)), groups


def order_of(groups: Sequence[Group]) -> tuple[str, ...]:
    """The ids of all groups in the order in which they are read."""
    return tuple(asset_id for group in groups for asset_id in group.every_id)


def in_order(listed: pd.DataFrame, groups: Sequence[Group]) -> pd.DataFrame:
    """The rows of ``listed`` in the order of its groups."""
    at = {asset_id: row for row, asset_id in enumerate(listed["asset_id"])}
    return listed.iloc[[at[asset_id] for asset_id in order_of(groups)]].reset_index(drop=True)


@dataclass(frozen=True)
class _Shelf:
    """What is to be listed, and how its kinds are offered."""

    kind_of: Mapping[str, str]
    chosen: frozenset[str]  # kinds chosen by hand
    held: frozenset[str]  # ids of what nobody asks for

    def offered(self, asset_id: str) -> Offered:
        """How an asset is offered to who has not asked for its kind."""
        kind = self.kind_of[asset_id]
        return Offered.CLUB if kind in self.chosen else _offering().get(kind, Offered.PLACE)

    def answers(self, asset_id: str, answer: WishAnswer) -> bool:
        """Whether an asset is an answer of its own to a wish: no café where company at lunch was asked."""
        if answer.by_name or self.kind_of[asset_id] in answer.kinds:
            return True
        return self.offered(asset_id) in (Offered.CLUB, Offered.PLACE)

    def group(self, heading: Heading, ids: Sequence[str], answer: WishAnswer | None = None) -> Group:
        """A group of these, clubs and groups first, what nobody asked for folded."""
        rows, rest = [], defaultdict(list)
        for asset_id in ids:
            if self.answers(asset_id, answer) if answer else self._is_row(asset_id):
                rows.append(asset_id)
            else:
                rest[self.kind_of[asset_id]].append(asset_id)
        rows.sort(key=lambda asset_id: (asset_id in self.held, self._is_place(asset_id, answer)))
        rows += [few[0] for few in rest.values() if len(few) < FOLDED_FROM]
        folds = [Fold(kind, tuple(many)) for kind, many in rest.items() if len(many) >= FOLDED_FROM]
        return Group(heading, tuple(rows), tuple(folds), answer)

    def _is_row(self, asset_id: str) -> bool:
        return self.offered(asset_id) in (Offered.CLUB, Offered.PLACE)

    def _is_place(self, asset_id: str, answer: WishAnswer | None) -> bool:
        """Whether it comes after the clubs and groups, its kind not being asked for."""
        is_wished = answer is not None and (answer.by_name or self.kind_of[asset_id] in answer.kinds)
        return not is_wished and self.offered(asset_id) is not Offered.CLUB


def _by_wish(shelf: _Shelf, answers: Sequence[WishAnswer]) -> Iterator[Group]:
    several = list(_meeting_several(shelf, answers))
    groups = [shelf.group(Heading.SEVERAL, several)] if several else []
    done = set(several)
    for answer in _surest_first(answers, {asset_id: at for at, asset_id in enumerate(shelf.kind_of)}):
        own = [each for each in answer.fits if each in shelf.kind_of and each not in done]
        done.update(own)
        groups.append(shelf.group(Heading.TROUBLE if answer.is_trouble else Heading.WISH, own, answer))
    is_several = sum(bool(group.asset_ids) for group in groups) > 1
    yield from (_first_of(group) if is_several else group for group in groups)
    more = [each for group in groups for each in group.asset_ids[FIRST_OF_EACH:]] if is_several else []
    if more:
        yield Group(Heading.MORE, tuple(each for each in shelf.kind_of if each in set(more)))
    if rest := [asset_id for asset_id in shelf.kind_of if asset_id not in done]:
        yield shelf.group(Heading.LESS_CLOSE, rest)


def _meeting_several(shelf: _Shelf, answers: Sequence[WishAnswer]) -> Iterator[str]:
    """What meets two wishes, or a wish and the trouble beside it: "likes dancing, has Parkinson's".

    What is there for the trouble itself is no such place, though there is cake at the bereavement café.
    """
    wished: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for answer in answers:
        if answer.trust < EVEN:
            continue
        met = {asset_id for asset_id in answer.fits if asset_id in shelf.kind_of}
        if answer.is_trouble:
            every.update(each for each in met if shelf.kind_of[each] not in answer.kinds)
        else:
            wished.update(each for each in met if shelf.answers(each, answer))
    every.update(wished)
    yield from (each for each in shelf.kind_of if every[each] > 1 and wished[each] and each not in shelf.held)


def _first_of(group: Group) -> Group:
    return replace(group, asset_ids=group.asset_ids[:FIRST_OF_EACH])


def _surest_first(answers: Sequence[WishAnswer], place: Mapping[str, int]) -> Iterator[WishAnswer]:
    """Answers in the order of how likely each is meant: what cannot wait, wishes, troubles.

    Of those as likely, in tenths, the one that is met best comes first. What nothing fits keeps its place.
    """

    def order(answer: WishAnswer) -> tuple[bool, bool, float, int]:
        """The need, how likely it is meant, then where the best stands in the list."""
        best = min(place.get(asset_id, len(place)) for asset_id in answer.fits)
        is_told_of = answer.is_trouble and not answer.is_requested
        return not answer.is_urgent, is_told_of, -round(answer.trust, 1), best

    ordered = iter(sorted((answer for answer in answers if answer.fits), key=order))
    yield from (next(ordered) if answer.fits else answer for answer in answers)


def _wish_first(groups: Sequence[Group], held: Collection[str]) -> list[Group]:
    """The groups, a wish first where one is likely: help that nobody asked for is a line below the wishes."""
    at = next((number for number, group in enumerate(groups) if _may_lead(group, held)), 0)
    return [*groups[at : at + 1], *groups[:at], *groups[at + 1 :]]


def _may_lead(group: Group, held: Collection[str]) -> bool:
    """Whether a group may stand first: what cannot wait, and a likely wish that begins with no such help."""
    if group.answer is None:
        return group.heading is Heading.SEVERAL
    is_help = group.answer.is_trouble or (bool(group.asset_ids) and group.asset_ids[0] in held)
    return group.answer.is_urgent or (not is_help and group.answer.trust >= EVEN)


def _by_kind(shelf: _Shelf, held: frozenset[str]) -> Iterator[Group]:
    """Clubs and groups, then places with what is folded, then services; each as far as there is any."""
    parts: dict[Heading, list[str]] = {Heading.CLUBS: [], Heading.PLACES: [], Heading.SERVICES: []}
    for asset_id in shelf.kind_of:
        parts[_part(shelf.offered(asset_id), asset_id in held)].append(asset_id)
    for heading, ids in parts.items():
        if not ids:
            continue
        if heading is Heading.SERVICES:
            by_kind = defaultdict(list)
            for asset_id in ids:
                by_kind[shelf.kind_of[asset_id]].append(asset_id)
            yield Group(heading, (), tuple(Fold(kind, tuple(same)) for kind, same in by_kind.items()))
        else:
            yield shelf.group(heading, ids)


def _part(offered: Offered, is_held: bool) -> Heading:
    if offered is Offered.SERVICE or (is_held and offered is not Offered.FOLD):
        return Heading.SERVICES
    return Heading.CLUBS if offered is Offered.CLUB else Heading.PLACES


@lru_cache(maxsize=1)
def _offering() -> dict[str, Offered]:
    """The table as it lies beside the program, read once."""
    return load_offering()
