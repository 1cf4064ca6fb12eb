"""Which words, and which headings of fields, does a table hold that an office can edit?"""

import csv
from collections.abc import Iterable
from pathlib import Path

FieldHeadings = dict[str, tuple[str, ...]]  # field -> headings in plain words, the surest first


def read_words(path: Path) -> frozenset[str]:
    """The words of a CSV of one column, ``words``, in small letters."""
    with path.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["words"].strip().casefold() for row in csv.DictReader(lines))


def read_words_of(path: Path, column: str, value: str) -> tuple[str, ...]:
    """The ``words`` of those rows of a CSV of which a further column has a value, as they are written."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(row["words"] for row in csv.DictReader(lines) if row[column] == value)


def read_headings(path: Path, fields: Iterable[str]) -> tuple[FieldHeadings, FieldHeadings]:
    """The headings of each field in a table to be edited, and those that count as a part of one too.

    ``path``: CSV of ``field``, ``heading`` and ``whole``, which is filled where a heading counts only whole.
    """
    every: dict[str, list[str]] = {field: [] for field in fields}
    in_part: dict[str, list[str]] = {field: [] for field in every}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            every[row["field"]].append(row["heading"])
            if not row["whole"]:
                in_part[row["field"]].append(row["heading"])
    return _settled(every), _settled(in_part)


def _settled(headings: dict[str, list[str]]) -> FieldHeadings:
    return {field: tuple(words) for field, words in headings.items()}
