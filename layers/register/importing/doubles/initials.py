"""What are the initials in a name short for? The words of the other name, if they begin so in their order."""

from typing import Final

from layers.register.importing.doubles.telling_words import SPORTS, TELLING
from layers.register.importing.doubles.usual_names import Name, name_of

_LITTLE: Final = frozenset(("and", "of", "the", "for", "in", "at"))
_LEAST, _MOST = 2, 8
_OTHER_SHORT: Final = frozenset(("rugby",))  # is "RFC", so "RC" rows


def spelt_out(short: Name, long: Name) -> Name:
    """The first name, with its initials written out by the words of the other: "TBBT Blakenall".

    "Club" may be left out by the other name ("R.C.", "Rowing"). A name without any stays as it is.
    """
    theirs = {*long.written, *long.words}
    words: list[str] = []
    for word in short.written:
        plain = theirs.intersection((word, *name_of([word]).words))  # "St" is no initials beside "Saint"
        run = _run_of(word, long, short) if not plain and _may_be_initials(word) else []
        words += run or [word]
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
    little = [word for word in name.written if word not in _LITTLE]
    for words in (list(name.written), little, [word for word in name.written if word != "and"]):
        at = "".join(word[0] for word in words).find(short)
        if at >= 0:
            return words[at : at + len(short)]
    return []


def _club_of(short: str, name: Name, beside: Name) -> list[str]:
    """The sport of a club of two letters, whether the other name says "Club" or not: "B.C." by "Bowls"."""
    own = SPORTS - _OTHER_SHORT - set(beside.words)
    what = [word for word in name.words if word in own and word[0] == short[0]]
    return [what[0], "club"] if what else []
