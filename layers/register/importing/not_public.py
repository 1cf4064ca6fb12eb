"""Is a row something that nobody can walk into, like a prison's library? By a table, to be edited."""

from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.kinds import plain_word
from layers.register.importing.draft import Draft
from layers.register.importing.mapping.column_words import HEADINGS
from layers.tables.cells import shown
from layers.tables.looks.column_guess import EXACT, likeness
from layers.tables.looks.word_tables import read_words_of
from layers.tables.row_reasons import NOT_PUBLIC

NOT_PUBLIC_CSV: Final = Path(__file__).with_name("words") / "not_public.csv"

_KINDS: Final = frozenset(read_words_of(NOT_PUBLIC_CSV, "column", "kind"))
_NAMES: Final = read_words_of(NOT_PUBLIC_CSV, "column", "name")


def words_for_kind(draft: Draft) -> str:
    """What a row says of its kind, also where the list is of one kind and its own words are not needed."""
    beside = (cell for column, cell in draft.more if likeness(column, HEADINGS["kind"]) >= EXACT)
    return draft.cell("kind") or next(beside, "")


def refuse_not_public(draft: Draft) -> bool:
    """Refuse a row whose kind, or the beginning of whose name, says that the public cannot go in.

    Returns whether it is one.
    """
    words = words_for_kind(draft)
    kind, name = plain_word(words), plain_word(draft.cell("name"))
    field = "kind" if kind in _KINDS else "name" if name.startswith(tuple(f"{n} " for n in _NAMES)) else ""
    if not field:
        return False
    cell = words if field == "kind" else draft.cell("name")
    what = worded("“{words}”: the public cannot go in.", words=shown(cell))
    fix = worded("If people can join it there all the same, change that cell.")
    draft.refuse(NOT_PUBLIC, field, what, fix)
    draft.known["kind"] = ""
    return True
