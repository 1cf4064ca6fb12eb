"""In which ten years of life is the person, by their words? "in her nineties", "late 70s", "50 something".

A decade is no age: it is read as its first and last year, and whoever is asked says what it rules out.
"""

from typing import Final

from questions.circumstances.noted_ages import SEXES
from questions.circumstances.spoken_text import SpokenText, number_at

Years = tuple[int, int]  # the first and the last that they may be
PEOPLE: Final = frozenset(
    (
        *("man", "woman", "lady", "gentleman", "gent", "chap", "bloke", "widow", "widower", "guy", "fella"),
        *("girl", "boy", "lad", "lass", "male", "female", "person", "pensioner", "teenager", "teen"),
    )
)
_PARENTS: Final = frozenset(["mum", "mam", "mother", "dad", "father", "gran", "nan", "grandma", "grandad"])
_NAMES: Final = "tens twenties thirties forties fifties sixties seventies eighties nineties"
_DECADES: Final = {name: 10 * tens for tens, name in enumerate(_NAMES.split(), start=1)}
# Which of the ten years: "early 60s" are the first four.
_WHERE: Final = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9), "latter": (7, 9)}
_WHOLE: Final = (0, 9)
_WHOSE: Final = frozenset(["his", "her", "their", "my", "your"])
_SOMETHING: Final = frozenset(["odd", "something", "plus", "summat"])  # "eighty-odd"
# "60s music" is no age, nor are "the sixties" where it is spoken of.
_OF_AN_ERA: Final = frozenset(
    (
        *(
            "music",
            "song",
            "songs",
            "disco",
            "hits",
            "pop",
            "rock",
            "soul",
            "film",
            "films",
            "tunes",
            "records",
        ),
        *("dancing", "dances", "dance", "fashion", "cars", "era", "band", "bands", "tv", "telly", "the"),
    )
)


def decade_at(text: SpokenText, at: int) -> tuple[range, Years] | None:
    """The words of a decade that is said at a word, and its first and last year; None where none is."""
    tens, length = _tens(text, at)
    if not tens:
        return None
    before, after = text.before(at, 3), text.after(at + length, 1)
    last = before[-1] if before else ""
    if last in _WHERE or last in _WHOSE or last == "aged":
        first, final = _WHERE.get(last, _WHOLE)
        return range(at - 1, at + length), (tens + first, tens + final)
    is_person = bool(after) and after[0] in PEOPLE | SEXES
    is_in = last == "in" and (before == ["in"] or before[-2] in PEOPLE) and not after
    is_after = last in PEOPLE and not after  # "lady 60s"
    if (not before and is_person) or is_after or is_in or _stands_alone(text, at, length):  # "80s lady"
        return range(at, at + length), (tens, tens + 9)
    return None


def years_after(text: SpokenText, at: int) -> tuple[range, Years] | None:
    """ "50 something", "eighty-odd": the number with that word, where it says how old somebody is."""
    number, length = number_at(text, at)
    after = text.after(at + length, 2) if length else []
    if not after or after[0] not in _SOMETHING or number % 10 or not 10 <= number <= 90:
        return None
    end, clause = at + length + 1, text.clause(at)
    follows = after[1:2]
    if clause != range(at, end) and not (follows and follows[0] in PEOPLE | SEXES | _PARENTS):
        return None
    return range(at, end), (int(number), int(number) + 9)


def _tens(text: SpokenText, at: int) -> tuple[int, int]:
    """The decade said from a word on and how many words that takes; (0, 0) for none."""
    word = text.words[at].text
    if word in _DECADES:
        return _DECADES[word], 1
    is_round = word.isdecimal() and len(word) == 2 and word[1] == "0" and word[0] != "0"
    return (int(word), 2) if is_round and text.texts(range(at + 1, at + 2)) == ["s"] else (0, 0)


def _stands_alone(text: SpokenText, at: int, length: int) -> bool:
    """Whether it is a clause of its own: "60s, likes darts", but not "music, 60s"."""
    clause = text.clause(at)
    before = text.texts(text.clause(clause.start - 1)) if clause.start else []
    return clause == range(at, at + length) and not _OF_AN_ERA.intersection(before)
