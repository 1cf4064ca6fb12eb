"""By which of its names was a place found: the first, or the one in another language?"""

from dataclasses import replace

from rapidfuzz import fuzz

from layers.places.names import spelled_out, words_of
from questions.places.place_match import Match, PlaceAnswer


def with_names_typed(answer: PlaceAnswer, words: list[str]) -> PlaceAnswer:
    """The same answer; matches that the typed words name in another language say so in ``by_other_name``.

    Where names are only alike, the likest counts; where both stand in what was typed, the longer one, and of
    equally long ones the first name.
    """
    return replace(answer, matches=tuple(_named(match, words) for match in answer.matches))


def _named(match: Match, words: list[str]) -> Match:
    names = [match.name, *(name for _, name in match.others)]
    best = max(names, key=lambda name: _likeness(name, words)) if match.others else match.name
    return match if best == match.name else replace(match, by_other_name=best)


def _likeness(name: str, words: list[str]) -> tuple[float, int]:
    """How like a name the likest run of as many of the words is, 0 to 100; and the letters of the name."""
    own = words_of(name)
    spelling = spelled_out(own)
    runs = [words[start : start + len(own)] for start in range(max(len(words) - len(own), 0) + 1)]
    return max(fuzz.ratio(spelling, spelled_out(run)) for run in runs), len(spelling)
