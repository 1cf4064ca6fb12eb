"""Which assets has nobody asked for, that a person should not be offered first?

Food banks, support for a trouble that was not mentioned, toilets, surgeries: a table says which, and what
asks for them.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from geo.types import BoolArray
from layers.interests.never_first import NeverFirst, load_losses, load_never_first, load_only_for
from questions.conversation.interest_index import InterestIndex, interest_index
from questions.conversation.reading.lexicon import Stems
from questions.conversation.reading.names import names_in
from questions.conversation.reading.namings import Naming
from questions.conversation.reading.word_stems import Stemmer
from questions.conversation.unsure import trust_of
from questions.conversation.wish import Wish, is_requested, is_urgent
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import NearPerson

OWN_WORDS = ("name", "interests", "for_whom", "description")  # where an asset says what it is about
NAME = "name"
SURE_ENOUGH: Final = 0.3  # trust from which what is only told of asks for what is there for it


@dataclass(frozen=True)
class _Rule:
    """One row of the table, ready to be compared."""

    kinds: tuple[str, ...]
    says: tuple[Stems, ...]
    asked_by: frozenset[Stems]


def held_back(
    assets: AreaAssets, *, wishes: Sequence[Wish] = (), words: str = "", kinds: Collection[str] = ()
) -> BoolArray:
    """(a,) which assets of ``assets.table`` nobody asks for and are not to be offered first.

    They are asked for by what is ``wishes`` of the typed ``words``, by their whole name, or by choosing their
    kind.
    """
    index = interest_index(assets)
    asking, text = _asking(wishes, names_in(words)), f" {' '.join(Stemmer().stems(words))} "
    held = _not_asked_for(index, asking, text)
    for loss in _losses() if words else ():
        if any(f" {' '.join(stems)} " in text for stems in loss.asked_by):
            held |= _rows(loss, index)
    if kinds:
        held &= ~assets.table["kind"].isin(list(kinds)).to_numpy(dtype=bool)
    return held & ~_named(index, held, text)


def not_named(
    assets: AreaAssets, *, wishes: Sequence[Wish], words: str, as_: Collection[Naming]
) -> BoolArray:
    """(a,) which assets are for a trouble that is not named ``as_`` one of these, nor stands there by name.

    What cannot wait asks for itself where words of the tables say it.
    """
    index = interest_index(assets)
    named = [wish for wish in wishes if wish.naming in as_ or (is_urgent(wish) and not wish.sounds_like)]
    rest = _not_asked_for(index, _asking(named, names_in(words)), "")
    return rest & ~_named(index, rest, f" {' '.join(Stemmer().stems(words))} ")


def never_first(near: NearPerson, assets: AreaAssets) -> NearPerson:
    """What is in reach with all that nobody asked for at the end; each part the nearest first, as it was."""
    held = held_back(assets, kinds=near.question.kinds)
    last = set(assets.table["asset_id"].to_numpy()[held])
    is_last = near.in_reach["asset_id"].isin(last)
    order = np.argsort(is_last.to_numpy(dtype=bool), kind="stable")
    return replace(near, in_reach=near.in_reach.iloc[order].reset_index(drop=True))


def _asking(wishes: Sequence[Wish], names: frozenset[str]) -> frozenset[Stems]:
    """What is asked for: each thing as it was meant, and all that the tables say it means.

    What is hardly sure to be meant asks for no help with a trouble ("won't talk" for *Talk It Over*).
    """
    stemmer = Stemmer()
    return frozenset(
        stems
        for each in wishes
        if each.typed not in names and (is_requested(each) or trust_of(each) >= SURE_ENOUGH)
        for stems in (stemmer.stems(each.meant), *(target.stems for target in each.targets))
    )


def _not_asked_for(index: InterestIndex, asking: Collection[Stems], text: str) -> BoolArray:
    """(a,) which assets a rule is about that neither things ``asking`` nor a phrase in ``text`` ask for."""
    held = np.zeros(index.row_count, dtype=bool)
    for rule in _rules():
        if not _is_asked_for(rule, asking, text):
            held |= _rows(rule, index)
    return held


def _named(index: InterestIndex, among: BoolArray, text: str) -> BoolArray:
    """(a,) which of ``among`` stand in a text by a name of several words."""
    named = np.zeros(index.row_count, dtype=bool)
    for row in np.flatnonzero(among).tolist() if text.strip() else ():
        name = index.texts[NAME][row]
        named[row] = len(name.split()) > 1 and name in text
    return named


def _is_asked_for(rule: _Rule, asking: Collection[Stems], text: str) -> bool:
    phrases = (stems for stems in rule.asked_by if len(stems) > 1)
    return not rule.asked_by.isdisjoint(asking) or any(f" {' '.join(stems)} " in text for stems in phrases)


def _rows(rule: _Rule, index: InterestIndex) -> BoolArray:
    """(a,) which assets a rule is about."""
    of_kinds = np.zeros(index.row_count, dtype=bool)
    for kind in rule.kinds:
        of_kinds[index.kind_rows.get(kind, [])] = True
    if not rule.says:
        return of_kinds
    says = np.zeros(index.row_count, dtype=bool)
    where = OWN_WORDS if rule.kinds else (NAME,)
    for stems in rule.says:
        for field, rows in index.find(stems):
            if field in where:
                says[rows] = True
    return says & of_kinds if rule.kinds else says


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    """The table as it lies beside the program, read once."""
    return tuple(_compiled((*load_never_first(), *load_only_for())))


@lru_cache(maxsize=1)
def _losses() -> tuple[_Rule, ...]:
    """What is not offered to who lost something like it; the table beside the program, read once."""
    return tuple(
        rule
        for row in load_losses()
        for rule in _compiled(
            [replace(row, says=())] * bool(row.kinds) + [replace(row, kinds=())] * bool(row.says)
        )
    )


def _compiled(rows: Sequence[NeverFirst]) -> Iterator[_Rule]:
    stemmer = Stemmer()
    for row in rows:
        asked_by = frozenset(map(stemmer.stems, row.asked_by))
        yield _Rule(row.kinds, tuple(map(stemmer.stems, row.says)), asked_by)
