"""Does a column tell of a person? People are not listings, and stay out.

Names and private contacts of leaders come in only where the list says that they are public: by the heading of
their column ("Public contact name"), or row by row in a column of its own ("Contact is public": yes).
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from geo.wording import Wording, worded
from layers.assets.kinds import plain_word
from layers.tables.looks.heading_words import plain_heading
from layers.tables.looks.word_tables import read_words_of

PERSON_WORDS_CSV: Final = Path(__file__).parents[1] / "words" / "person_words.csv"
HEADINGS_READ: Final = 256  # every row of a list asks for the same few
_YES: Final = frozenset({"yes", "y", "true", "1", "ok", "ydy", "ie"})


def _listed(how: str) -> frozenset[str]:
    """Words that count in one way."""
    return frozenset(read_words_of(PERSON_WORDS_CSV, "how", how))


_WHOLE, _PERSON, _BESIDE = _listed("whole"), _listed("person"), _listed("beside")
_PUBLIC, _SAYS = _listed("public"), _listed("says")
OFFICE_WORDS: Final = _listed("office")  # in the name of a contact that is no person


@lru_cache(maxsize=HEADINGS_READ)
def is_of_a_person(heading: str) -> bool:
    """Whether a column tells who somebody is or how to reach them, and its heading calls it not public."""
    plain = plain_heading(heading)
    if any(f" {words} " in f" {plain} " for words in _PUBLIC):
        return False
    if plain in _WHOLE:
        return True
    rest = f" {plain} "
    for words in _PERSON:
        rest = rest.replace(f" {words} ", "  ")
    return rest.strip() != plain and set(rest.split()) <= _BESIDE


@lru_cache(maxsize=HEADINGS_READ)
def says_public(heading: str) -> bool:
    """Whether a column says, row by row, that the contacts beside it are public."""
    return plain_heading(heading) in _SAYS


def private_places(columns: Sequence[str], row: Sequence[str]) -> frozenset[int]:
    """Which cells of a row tell of a person and are not public."""
    answers = (cell for column, cell in zip(columns, row, strict=False) if says_public(column))
    if any(plain_word(cell) in _YES for cell in answers):
        return frozenset()
    return frozenset(place for place, column in enumerate(columns) if is_of_a_person(column))


def left_out_note(columns: Iterable[str]) -> Wording | None:
    """That columns stay out because they tell of people; None where there are none."""
    names = [column for column in columns if is_of_a_person(column)]
    if not names:
        return None
    return worded(
        "{names}: who leads a group and how to reach them at home stays out. If the list says that it is "
        "public, write “public” into the heading.",
        names=names,
    )
