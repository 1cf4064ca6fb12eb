"""In which groups is the answer of two people read? What suits both first, then each one's own."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

from questions.conversation.answer_groups import Fold, Group, Heading, grouped, in_order, order_of
from questions.conversation.findings import Fact
from questions.conversation.never_first import held_back
from questions.places.area_assets import AreaAssets
from questions.together.in_the_way import in_the_way
from questions.together.own_answer import OwnAnswer
from questions.together.two_people import ForWhom, TwoPeople

_WISHED: Final = (Heading.SEVERAL, Heading.WISH, Heading.MORE)
_OWN: Final = (Heading.WISH, Heading.TROUBLE)  # headings that are said though no place stands below them


@dataclass(frozen=True)
class GroupOfTwo:
    """A part of the list of two people."""

    whose: ForWhom
    group: Group
    own: int | None = field(default=None)  # which of that person's own groups it is; None: of both


def grouped_two(two: TwoPeople, assets: AreaAssets) -> tuple[TwoPeople, tuple[GroupOfTwo, ...]]:
    """The answer of two with its table in the order of its groups, and these."""
    groups = (
        *_shared(two, assets, ForWhom.BOTH),
        *_shared(two, assets, ForWhom.APART),
        *_own(two.first, two.ids(ForWhom.FIRST), ForWhom.FIRST),
        *_own(two.second, two.ids(ForWhom.SECOND), ForWhom.SECOND),
    )
    table = in_order(two.table, [each.group for each in groups])
    return replace(two, table=table), groups


def misses_of_two(two: TwoPeople) -> pd.DataFrame:
    """What almost fits one of them and is not listed, each asset once, with ``whose`` it is.

    ``others_way`` is what is in the way of the other one, () where that one said nothing of it.
    """
    done, parts = set(two.table["asset_id"]), []
    for own, other, whose in (
        (two.first, two.second, ForWhom.FIRST),
        (two.second, two.first, ForWhom.SECOND),
    ):
        rows = own.misses[~own.misses["asset_id"].isin(done)]
        done |= set(rows["asset_id"])
        parts.append(_with_obstacles(rows).assign(whose=whose, others_way=_others_ways(other, rows)))
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


def _others_ways(other: OwnAnswer, rows: pd.DataFrame) -> pd.Series:
    """What is in the other one's way to each, where that one would go there too."""
    ways = in_the_way(other, rows["asset_id"])
    theirs = [ways.get(asset_id, ()) for asset_id in rows["asset_id"]]
    enjoyed = [() if Fact.NOT_THEIR_WISH in way else way for way in theirs]
    return pd.Series(enjoyed, index=rows.index, dtype=object)


def _with_obstacles(rows: pd.DataFrame) -> pd.DataFrame:
    """A table of misses with both columns that may say what is in the way."""
    missing = {"obstacle": None, "hindrances": ()}
    columns = {
        name: pd.Series([value] * len(rows), index=rows.index, dtype=object)
        for name, value in missing.items()
    }
    return rows.assign(**{name: column for name, column in columns.items() if name not in rows})


def _shared(two: TwoPeople, assets: AreaAssets, whose: ForWhom) -> Iterator[GroupOfTwo]:
    """What suits both: in one group, the best first; by sorts of places where neither asked for anything."""
    rows = two.table.loc[two.table["whose"] == whose, ["asset_id", "kind"]]
    if rows.empty:
        return
    there, kinds = frozenset(rows["asset_id"]), two.first.near.question.kinds
    answers = [
        replace(answer, fits=tuple(asset_id for asset_id in answer.fits if asset_id in there))
        for answer in (*two.first.answers, *two.second.answers)
    ]
    if not answers:
        groups = grouped(rows, held=_held(rows, assets, kinds), kinds=kinds)
    else:
        groups = tuple(_few_groups(rows, grouped(rows, answers=answers, kinds=kinds)))
    yield from (GroupOfTwo(whose, group) for group in groups)


def _few_groups(rows: pd.DataFrame, groups: Sequence[Group]) -> Iterator[Group]:
    """Groups by wishes as one, then what is less close, then what helps with a trouble that both have.

    Where all that is less close is folded, these lines stand below what is not.
    """
    by_wish = [group for group in groups if group.heading in _WISHED]
    less_close = [group for group in groups if group.heading is Heading.LESS_CLOSE]
    if not any(group.asset_ids for group in less_close):
        by_wish, less_close = [*by_wish, *less_close], []
    troubles = [group for group in groups if group.heading is Heading.TROUBLE]
    for some in (by_wish, less_close, troubles):
        if order_of(some):
            yield _one_group(rows, some)


def _one_group(rows: pd.DataFrame, groups: Sequence[Group]) -> Group:
    """Groups as one: what any of them has as a row, in the order of the table; then what is folded."""
    is_row = {asset_id for group in groups for asset_id in group.asset_ids}
    folded: dict[str, list[str]] = {}
    for group in groups:
        for fold in group.folds:
            folded.setdefault(fold.kind, []).extend(fold.asset_ids)
    return Group(
        groups[0].heading,
        tuple(asset_id for asset_id in rows["asset_id"] if asset_id in is_row),
        tuple(Fold(kind, tuple(ids)) for kind, ids in folded.items()),
    )


def _held(rows: pd.DataFrame, assets: AreaAssets, kinds: Collection[str]) -> frozenset[str]:
    """Ids of what nobody asks for and is never offered first."""
    every = assets.table["asset_id"].to_numpy()[held_back(assets, kinds=tuple(kinds))]
    return frozenset(every) & frozenset(rows["asset_id"])


def _own(own: OwnAnswer, ids: Collection[str], whose: ForWhom) -> Iterator[GroupOfTwo]:
    """One person's own groups without what suits both; those of which nothing is left come last."""
    parts = list(_left_of(own, ids))
    for at, part in sorted(parts, key=lambda each: not order_of([each[1]])):
        yield GroupOfTwo(whose, part, at)


def _left_of(own: OwnAnswer, ids: Collection[str]) -> Iterator[tuple[int, Group]]:
    """The groups with what of each is among ``ids``, and which of the person's own it is."""
    alone = frozenset(ids)
    for at, group in enumerate(own.groups):
        rows = tuple(asset_id for asset_id in group.asset_ids if asset_id in alone)
        folds = [
            replace(fold, asset_ids=left)
            for fold in group.folds
            if (left := tuple(asset_id for asset_id in fold.asset_ids if asset_id in alone))
        ]
        part = replace(group, asset_ids=rows, folds=tuple(folds))
        if order_of([part]) or group.heading in _OWN:
            yield at, part
