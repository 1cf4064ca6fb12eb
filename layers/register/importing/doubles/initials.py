"""What are the initials in a name short for? The words of the other name, if they begin so in their order."""

from functools import lru_cache
from typing import Final

from layers.register.importing.doubles.telling_words import SPORTS, TELLING
from layers.register.importing.doubles.usual_names import Name, name_of

_LITTLE: Final = frozenset(("and", "of", "the", "for", "in", "at"))
_LEAST, _MOST = 2, 7
_OTHER_SHORT: Final = frozenset(("rugby",))  # is "RFC", so "RC" rows


def spelt_out(short: Name, long: Name) -> Name:
    """The first name, with its initials written out by the words of the other: "TBBT Blakenall".

    "Club" may be left out by the other name ("R.C.", "Rowing"). A name without any stays as it is.
    """
    words: list[str] = []
    for word in short.written:
        run = _run_of(word, long, short) if _may_be_initials(word) and word not in long.written else []
        usual = {word, *name_of([word]).words} if run else set()
        words += [word] if usual & set(long.words) else run or [word]  # "St" is no initials beside "Saint"
    return name_of(words) if tuple(words) != short.written else short


def has_initials(name: Name) -> bool:
    """Whether a name may have initials in it: a short word without a meaning of its own, as it stands."""
    return any(_may_be_initials(word) and (len(word) < 5 or len(name.written) == 1) for word in name.written)


def all_initials(name: Name) -> frozenset[str]:
    """What a name may be known by for short: its own first letters, or a word that may be such letters."""
    own = "".join(word[0] for word in name.written if word not in _LITTLE)
    parts = {own, own[1:], own[:-1]}  # a place before or after is no part of them
    return frozenset(
        [part for part in parts if len(part) > 2]
        + [word for word in name.written if 3 <= len(word) <= 6 and _may_be_initials(word)]
    )


def _may_be_initials(word: str) -> bool:
    return _LEAST <= len(word) <= _MOST and word.isalpha() and word not in _LITTLE and word not in TELLING


def _run_of(short: str, name: Name, beside: Name) -> list[str]:
    """The words of a name that begin with these letters, one after another."""
    if len(short) == 2 and short[1] == "c":
        return _club_of(short, name, beside)
    for words in _written_ways(name.written):
        at = "".join(word[0] for word in words).find(short)
        if at >= 0:
            return list(words[at : at + len(short)])
    return []


@lru_cache(maxsize=20_000)
def _written_ways(written: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words of a name with its little words, without, and without "and"."""
    little = tuple(word for word in written if word not in _LITTLE)
    return written, little, tuple(word for word in written if word != "and")


def _club_of(short: str, name: Name, beside: Name) -> list[str]:
    """The sport of a club of two letters, whether the other name says "Club" or not: "B.C." by "Bowls"."""
    own = SPORTS - _OTHER_SHORT - set(beside.words)
    what = [word for word in name.words if word in own and word[0] == short[0]]
    return [what[0], "club"] if what else []
