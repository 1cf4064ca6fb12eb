"""What is a place called in the other languages of its country: Welsh, Gaelic, Irish, or English beside them?

A table keeps such a name in a column of its own beside the name: ``name_cy`` beside ``name``,
``ward_name_cy`` beside ``ward_name``. It has the columns in which anything is named; a table without them
knows no second names.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from layers.places.names import key_of, words_of

LANGUAGES: Final = ("cy", "gd", "ga", "en")  # Welsh, Scottish Gaelic, Irish, English; codes of ISO 639
NAME_COLUMNS: Final = tuple(f"name_{language}" for language in LANGUAGES)

OtherNames = tuple[tuple[str, str], ...]  # (language, name)

# How a list from outside heads such a column.
_HEADINGS: Final = {
    "name_cy": ("welsh name", "name welsh", "name in welsh", "enw cymraeg", "enw"),
    "name_gd": ("gaelic name", "name gaelic", "name in gaelic", "scottish gaelic name"),
    "name_ga": ("irish name", "name irish", "name in irish"),
    "name_en": ("english name", "name english", "name in english"),
}
_BY_HEADING: Final = {heading: column for column, headings in _HEADINGS.items() for heading in headings}


def names_in_tags(tags: Mapping[str, str]) -> dict[str, str]:
    """The ``NAME_COLUMNS`` of a thing in OpenStreetMap from ``name:cy`` and the like; "" where it has none.

    The English name counts only where the thing's own name is in one of the other languages: elsewhere
    ``name:en`` is another spelling of one and the same name.
    """
    by_language = {language: _first_part(tags.get(f"name:{language}", "")) for language in LANGUAGES}
    own = key_of(words_of(tags.get("name", "")))
    others = {key_of(words_of(name)) for language, name in by_language.items() if language != "en"}
    if own not in others - {""}:
        by_language["en"] = ""
    return {f"name_{language}": name for language, name in by_language.items()}


def column_headed(heading: str) -> str:
    """The column of ``NAME_COLUMNS`` that a heading of a list means: "Welsh name", "name:cy"; "" for none."""
    words = words_of(heading)
    column = "_".join(words_of(heading.replace("_", " ")))
    return column if column in NAME_COLUMNS else _BY_HEADING.get(" ".join(words), "")


def second_columns(columns: Iterable[str], *, of: str = "name") -> list[str]:
    """Those of a table's columns that hold second names of ``of``, in the order of ``LANGUAGES``."""
    there = set(columns)
    return [column for language in LANGUAGES if (column := column_of(of, language)) in there]


def with_second_columns(columns: Sequence[str], there: Iterable[str], *, of: str = "name") -> tuple[str, ...]:
    """``columns`` with those of ``there`` that hold second names of ``of`` beside it."""
    place = columns.index(of) + 1
    return (*columns[:place], *second_columns(there, of=of), *columns[place:])


def other_names(row: Any, *, of: str = "name") -> OtherNames:
    """The names of one row, a mapping or a tuple with names, that say something else than its first name.

    Languages come in the order of ``LANGUAGES``; one that writes the name alike is left out.
    """
    names = [(language, name) for language in LANGUAGES if (name := _cell(row, column_of(of, language)))]
    if not names:  # most have none, and a list of thousands asks for each
        return ()
    own = key_of(words_of(_cell(row, of)))
    return tuple((language, name) for language, name in names if key_of(words_of(name)) not in ("", own))


def column_of(of: str, language: str) -> str:
    """The column that holds the names in a language beside the column ``of``."""
    return f"{of}_{language}"


def _cell(row: Any, column: str) -> str:
    value = row.get(column, "") if hasattr(row, "get") else getattr(row, column, "")
    return value if isinstance(value, str) else ""


def _first_part(text: str) -> str:
    """A tag may hold several spellings between semicolons: the first is meant to be shown."""
    parts = (" ".join(part.split()) for part in text.split(";"))
    return next((part for part in parts if part), "")
