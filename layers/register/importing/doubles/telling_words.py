"""Which words of a name tell things apart, and which may be left out? By a table, to be edited."""

from pathlib import Path
from typing import Final

from layers.tables.looks.word_tables import read_words_of

TELLING_WORDS_CSV: Final = Path(__file__).parents[1] / "words" / "telling_words.csv"


def _of_sort(sort: str) -> frozenset[str]:
    return frozenset(read_words_of(TELLING_WORDS_CSV, "sort", sort))


NOISE: Final = _of_sort("noise")  # "the", "Ltd"
LIGHT: Final = _of_sort("light")  # a name may have or lack them and still be the name of the same thing
TELLING: Final = _of_sort("telling")  # of two names of one thing both have them, or neither
SPORTS: Final = _of_sort("sport")  # have clubs that go by two letters: "B.C."
KINDS: Final = _of_sort("kind")
CENTRES: Final = _of_sort("centre_of")  # what a centre is for
IN_PLACE_NAMES: Final = _of_sort("in_place_names")  # tell things apart, but not where an address has them
CHURCHES: Final = _of_sort("denomination")  # often left out
LEVELS: Final = _of_sort("level")  # of a school
GROUNDS: Final = _of_sort("ground")  # of the place where something is, unless the name ends so
PLAYING_GROUNDS: Final = _of_sort("playing_ground")  # may be left out where a name ends so, too
CLUB_NAMES: Final = _of_sort("club_name")  # "Cregagh Wanderers" is a football club
HALLS: Final = _of_sort("of_a_hall")  # "Holmfirth Civic" is its civic hall
# Of these one name may have one that the other lacks; where each has its own, they are two things.
WHEN: Final = (_of_sort("day"), _of_sort("part_of_day"))
RIVALS: Final = (*WHEN, _of_sort("code"), CHURCHES)


def tells(word: str) -> bool:
    """Whether a word tells one thing from its neighbour, in the singular or the plural."""
    return word in TELLING or word.rstrip("s") in TELLING or f"{word}s" in TELLING
