"""Which councils does somebody mean who typed a name, part of one, a slip of one, or a code?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from geo.errors import WithinReachError
from layers.councils.model import Council, NameOfCouncils
from layers.councils.table import CouncilTable
from layers.places.names import key_of, words_of

_CODE: Final = re.compile(r"[a-z]\d{8}", re.IGNORECASE)
_ALIKE: Final = 80.0  # rapidfuzz's ratio, 0-100: "Wiggan" and "Wigan" are 91, "Trafford" and "Telford" 67
_MOST: Final = 12
_FILLERS: Final = frozenset(
    {"council", "borough", "district", "city", "county", "metropolitan", "london", "royal", "of", "the",
     "unitary", "authority", "cyngor", "sir", "bwrdeistref", "dinas", "n"}
)  # fmt: skip


class UnknownCouncilError(WithinReachError, LookupError):
    """No council, or more than one, is meant by a name."""


@dataclass(frozen=True)
class CouncilMatches:
    """The councils that a text may mean, the likeliest first, and why."""

    councils: tuple[Council, ...]
    exact: bool  # the text names one of today's councils outright
    group: NameOfCouncils | None = None  # the county or former council that the text names instead


def find_councils(text: str, table: CouncilTable) -> CouncilMatches:
    """Councils by code, by name in English or Welsh, by part of a name, or else by names that are alike.

    A county, and a council that is no more, answers with the councils of today. Whole names come before
    parts, and where a part fits nothing is guessed from letters.
    """
    query = text.strip()
    if _CODE.fullmatch(query):
        return _by_code(query.upper(), table)
    for key in dict.fromkeys((_key(query), _short_key(query))):
        named = [each for each in table.councils.values() if key and key in _keys(each)]
        groups = [each for each in table.other_names if key in (_key(each.name), _short_key(each.name))]
        if named:
            return CouncilMatches(tuple(named), exact=len(named) == 1)
        if key and groups:
            return _of_group(groups[0], table)
    return CouncilMatches(_containing(query, table) or _alike(query, table), exact=False)


def the_council(text: str, table: CouncilTable) -> Council:
    """The one council that a text names.

    Raises
    ------
    UnknownCouncilError
        It names none, or several: they are listed with their codes.
    """
    matches = find_councils(text, table)
    if matches.exact or (len(matches.councils) == 1 and matches.group):
        return matches.councils[0]
    if not matches.councils:
        raise UnknownCouncilError(
            'There is no council called "{text}" in the United Kingdom.',
            "Type its name as it writes it, such as Wigan or Newport, or its code, such as E08000010.",
            text=text.strip()[:60],
        )
    listed = "; ".join(f"{council.name} ({council.code})" for council in matches.councils)
    if matches.group:
        raise UnknownCouncilError(
            "{name} is now {count} councils: {listed}."
            if matches.group.until
            else "{name} is {count} councils: {listed}.",
            "Choose one of them, by its name or code.",
            name=matches.group.name,
            count=len(matches.councils),
            listed=listed,
        )
    raise UnknownCouncilError(
        '"{text}" is not the whole name of a council. It may be {listed}.',
        "Type the whole name or the code of the one that you mean.",
        text=text.strip()[:60],
        listed=listed,
    )


def _by_code(code: str, table: CouncilTable) -> CouncilMatches:
    if code in table.councils:
        return CouncilMatches((table.councils[code],), exact=True)
    groups = [each for each in table.other_names if each.code == code]
    return _of_group(groups[0], table) if groups else CouncilMatches((), exact=False)


def _of_group(group: NameOfCouncils, table: CouncilTable) -> CouncilMatches:
    councils = tuple(table.councils[code] for code in group.councils)
    return CouncilMatches(councils, exact=False, group=group)


def _containing(query: str, table: CouncilTable) -> tuple[Council, ...]:
    """Councils of whose names every typed word begins a word; those whose name begins so come first."""
    typed = [word for word in words_of(query) if word != "n"]
    if not typed:
        return ()
    fitting = [council for council in table.councils.values() if any(_fits(typed, council))]
    return tuple(sorted(fitting, key=lambda each: (not any(_begins(typed, each)), each.name)))


def _fits(typed: list[str], council: Council) -> Iterator[bool]:
    for name in _names(council):
        words = words_of(name)
        yield all(any(word.startswith(part) for word in words) for part in typed)


def _begins(typed: list[str], council: Council) -> Iterator[bool]:
    for name in _names(council):
        yield " ".join(words_of(name)).startswith(" ".join(typed))


def _alike(query: str, table: CouncilTable) -> tuple[Council, ...]:
    """Councils whose names are nearly what was typed, those of counties and former councils counted."""
    key = _short_key(query) or _key(query)
    if len(key) < 3:
        return ()
    best: dict[str, float] = {}
    names = [(each.code, name) for each in table.councils.values() for name in _names(each)]
    names += [(code, each.name) for each in table.other_names for code in each.councils]
    for code, name in names:
        alike = max(fuzz.ratio(key, _short_key(name)), fuzz.ratio(key, _key(name)))
        best[code] = max(best.get(code, 0.0), alike)
    near = sorted((-alike, code) for code, alike in best.items() if alike >= _ALIKE)
    return tuple(table.councils[code] for _, code in near[:_MOST])


def _names(council: Council) -> list[str]:
    return [name for name in (council.name, council.name_cy) if name]


def _keys(council: Council) -> set[str]:
    return {key for name in _names(council) for key in (_key(name), _short_key(name))}


def _key(text: str) -> str:
    return key_of(words_of(text))


def _short_key(text: str) -> str:
    """The key without what a council calls itself: "Wigan Metropolitan Borough Council" is "wigan"."""
    words = [word for word in words_of(text) if word not in _FILLERS and word != "and"]
    return key_of(words)
