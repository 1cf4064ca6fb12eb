"""How is a heading compared with others, as small words without signs, and by which is each field known?"""

import csv
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT: Final = re.compile(r"[^a-z0-9]+")

FieldHeadings = dict[str, tuple[str, ...]]  # field -> headings in plain words, the surest first


def plain_heading(heading: str) -> str:
    """A heading as small words: "ContactEmail_1" as "contact email 1"; one of signs alone stays."""
    plain = without_accents(_CAMEL.sub(" ", heading)).casefold()
    words = " ".join(_SPLIT.split(plain)).strip()
    return words or heading.strip()


def without_accents(text: str) -> str:
    """A text as it is compared: "Ffôn" as "Ffon"."""
    parted = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


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
