"""How old is the person, by their words? "eighty-two", "in his eighties", "just turned 60", "born 1942"."""

from collections.abc import Iterator, Sequence
from typing import Final

from layers.interests.circumstances import Topic
from questions.circumstances.circumstance import Circumstance
from questions.circumstances.noted_ages import noted_age, noted_birth
from questions.circumstances.spoken_decades import PEOPLE, decade_at, years_after
from questions.circumstances.spoken_text import SpokenText, number_at

OLDEST: Final = 115
_GOES_ON: Final[tuple[list[str], ...]] = (
    [],
    ["and"],
    ["but"],
    ["with"],
    ["who"],
    ["now"],
    ["today"],
    ["next"],
)  # after "is 82"
_SAYS_AGE: Final = frozenset(["aged", "age", "turned", "turning", "turns"])
_NOT_YET: Final = frozenset(["nearly", "almost", "approaching", "pushing"])  # a year less than the number
_TO_COME: Final = (
    ["coming", "up"],
    ["coming", "up", "to"],
    ["coming", "on"],
    ["knocking", "on"],
    ["getting", "on", "for"],
    ["going", "on"],
    ["close", "to"],
    ["not", "far", "off"],
    ["just", "under"],
)
_ABOUT: Final = frozenset(["odd", "ish", "something", "plus"])  # "eighty-four-odd", "70ish"
_IS: Final = frozenset(
    [
        "is",
        "he's",
        "she's",
        "i'm",
        "they're",
        "am",
        "are",
        "just",
        "now",
        "only",
        "about",
        "around",
        "lad's",
        "girl's",
        "it's",
        "be",
    ]
)
_WHOSE: Final = frozenset(["his", "her", "their", "my", "our", "your"])
_UNITS: Final = frozenset(
    [
        "minute",
        "minutes",
        "mins",
        "min",
        "hour",
        "hours",
        "pounds",
        "pound",
        "quid",
        "pence",
        "p",
        "metres",
        "meters",
        "yards",
        "miles",
        "mile",
        "km",
        "days",
        "weeks",
        "months",
        "times",
        "o'clock",
        "am",
        "pm",
        "kids",
        "children",
        "grandchildren",
        "daughters",
        "sons",
        "cats",
        "dogs",
        "people",
        "steps",
        "stairs",
        "flights",
        "percent",
        "stone",
    ]
)
_AFTER_AGE: Final = frozenset(["year", "yr", "yrs", "years", "y", "yo"])
# "My dad's 79", "mum, 84": who they are; their children are other people.
_ELDERS: Final = frozenset(
    [
        "mum",
        "mam",
        "mother",
        "dad",
        "father",
        "gran",
        "grandma",
        "nan",
        "nana",
        "grandad",
        "granddad",
        "neighbour",
    ]
)


def ages_in(text: SpokenText, *, year: int) -> Iterator[Circumstance]:
    """Every age said, years or the first and last of a decade; ``year`` is now, for who says when born."""
    at = 0
    while at < len(text.words):
        circumstance = _born(text, at, year) or _noted(text, at) or _decade(text, at) or _number(text, at)
        if circumstance is not None:
            yield circumstance
            at = circumstance.places.stop
        else:
            at += 1


def _age(text: SpokenText, places: range, years: int) -> Circumstance | None:
    if not 0 <= years <= OLDEST:
        return None
    return Circumstance(Topic.AGE, text.stretch(places), years, places=places)


def _born(text: SpokenText, at: int, year: int) -> Circumstance | None:
    """ "born in 1942", "b. 1942", "DOB 3/5/1942"."""
    if text.words[at].text not in ("born", "b", "dob", "d"):
        return None
    noted = noted_birth(text, at, year=year)
    if noted is not None:
        return _age(text, *noted)
    if text.words[at].text == "d":
        return None
    for place in range(at + 1, min(at + 7, len(text.words))):
        word = text.words[place].text
        if len(word) == 4 and word.isdecimal() and year - OLDEST <= int(word) <= year:
            return _age(text, range(at, place + 1), year - int(word))
    return None


def _noted(text: SpokenText, at: int) -> Circumstance | None:
    noted = noted_age(text, at)
    return _age(text, *noted) if noted else None


def _decade(text: SpokenText, at: int) -> Circumstance | None:
    """ "in his eighties", "mid-seventies", "late 40s", "50 something": not "music of the sixties"."""
    decade = decade_at(text, at) or years_after(text, at)
    if decade is None:
        return None
    places, years = decade
    return Circumstance(Topic.AGE, text.stretch(places), years, places=places)


def _number(text: SpokenText, at: int) -> Circumstance | None:
    number, length = number_at(text, at)
    if not length or number != int(number):
        return None
    length += bool(_ABOUT.intersection(text.after(at + length, 1)))
    end, years = at + length, int(number)
    before, after = text.before(at, 3), text.after(end, 2)
    if _is_years_old(text, end):
        stop = _end_of_years(text, end)
        return _age(text, range(at, stop), years - bool(before and before[-1] in _NOT_YET))
    if after and (after[0] in _UNITS or after[0] in _AFTER_AGE):
        return None
    coming = _words_before_it_comes(text, at)
    if coming and after[:1] in _GOES_ON:
        return _age(text, range(at - coming, end), years - 1)
    if after == ["next", "birthday"]:
        return _age(text, range(at, end + 2), years - 1)
    if before and (before[-1] in _SAYS_AGE or before[-1] in _NOT_YET):
        first = at - 1 - (len(before) > 1 and before[-2] in _NOT_YET | {"just"})
        return _age(text, range(first, end), years - any(word in _NOT_YET for word in before[-2:]))
    alone = text.clause(at) == range(at, end)
    named = bool(before) and (
        before[-1] in PEOPLE or (before[-1] == "of" and before[-2:-1] and before[-2] in PEOPLE)
    )
    is_so = bool(before) and (before[-1] in _IS or _is_elder(before)) and after[:1] in _GOES_ON
    return _age(text, range(at, end), years) if (alone or named or is_so) and years > 1 else None


def _is_elder(before: Sequence[str]) -> bool:
    """Whether the words before a number end with "my dad's", "mum is"; without its sign too: "my dads 79"."""
    last = before[-1]
    if last in _ELDERS and len(before) == 1:  # "dad 81", but not "lives with mum 84"
        return True
    is_bare = last.endswith("s") and len(before) > 1 and before[-2] in _WHOSE
    return (last.endswith("'s") and last[:-2] in _ELDERS) or (is_bare and last[:-1] in _ELDERS)


def _words_before_it_comes(text: SpokenText, at: int) -> int:
    """How many words before a number say that it is still to come: "coming up to 80"."""
    lengths = (len(words) for words in _TO_COME if text.before(at, len(words)) == words)
    return max(lengths, default=0)


def _is_years_old(text: SpokenText, at: int) -> bool:
    """ "82 years old", "82yo", "82 y/o", "ten-year-old"."""
    after = text.after(at, 3)
    if after[:1] == ["yo"] or text.texts(range(at, at + 2)) == ["y", "o"]:  # "78 y.o." too
        return True
    return (
        bool(after)
        and after[0] in _AFTER_AGE
        and after[1:2] in (["old"], ["of"], ["olds"])
        and (after[1] != "of" or after[2:] == ["age"])
    )


def _end_of_years(text: SpokenText, at: int) -> int:
    after = text.after(at, 3)
    return at + (1 if after[0] == "yo" else 3 if after[1:2] == ["of"] else 2)
