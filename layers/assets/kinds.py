"""Which kinds of assets are there, what are they called, and to which family does each belong?"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from geo.wording import Wording, worded
from layers.assets.tables import Rows, read_table, state_of
from layers.tables.report import Fault

KINDS_CSV: Final = Path(__file__).with_name("kinds.csv")
FAMILIES_CSV: Final = Path(__file__).with_name("families.csv")
SYMBOLS: Final = ("circle", "triangle", "star", "cross", "diamond", "hexagon", "square")

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Family:
    """A group of kinds that share a colour and a symbol."""

    key: str
    label: str
    colour: str  # "#D55E00"
    symbol: str  # one of SYMBOLS


@dataclass(frozen=True)
class Kind:
    """One kind of asset: ``lunch_club``, "Lunch club", "lunch clubs", "food"."""

    key: str
    label: str
    plural: str
    family: str


@dataclass(frozen=True)
class Kinds:
    """Every kind and family, in the order of the tables."""

    kinds: tuple[Kind, ...]
    families: tuple[Family, ...]

    @cached_property
    def by_key(self) -> dict[str, Kind]:
        """Each kind by its key."""
        return {kind.key: kind for kind in self.kinds}

    @cached_property
    def family_by_key(self) -> dict[str, Family]:
        """Each family by its key."""
        return {family.key: family for family in self.families}

    @cached_property
    def _key_by_word(self) -> dict[str, str]:
        words = {}
        for kind in self.kinds:
            for word in (kind.plural, kind.label, kind.key.replace("_", " "), kind.key):
                words[plain_word(word)] = kind.key
        return words

    @property
    def words(self) -> tuple[str, ...]:
        """Every word by which ``find`` knows a kind, in plain form."""
        return tuple(self._key_by_word)

    def find(self, word: str) -> str | None:
        """Give the key of the kind that goes by this key, label or plural, in any case, or None."""
        return self._key_by_word.get(plain_word(word))

    def label(self, key: str) -> str:
        """Give the label of a kind; a key that is not in the table comes back as words."""
        kind = self.by_key.get(key)
        return kind.label if kind else key.replace("_", " ").capitalize()

    def plural(self, key: str) -> str:
        """Give the plural of a kind; a key that is not in the table comes back as words."""
        kind = self.by_key.get(key)
        return kind.plural if kind else key.replace("_", " ")

    def family_of(self, key: str) -> Family | None:
        """Give the family of a kind, or None if the kind is not in the table."""
        kind = self.by_key.get(key)
        return self.family_by_key[kind.family] if kind else None

    def in_family(self, family: str) -> tuple[Kind, ...]:
        """Give the kinds of one family, in the order of the table."""
        return tuple(kind for kind in self.kinds if kind.family == family)


def plain_word(word: str) -> str:
    """Bring a word to the form in which kinds are compared: lower case, plain apostrophes, single spaces."""
    return " ".join(word.replace("’", "'").replace("_", " ").replace("-", " ").casefold().split())


def load_kinds(kinds_csv: Path = KINDS_CSV, families_csv: Path = FAMILIES_CSV) -> Kinds:
    """Load the two tables and check every row; read again only when a file has changed.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    return _read_kinds(kinds_csv, families_csv, (state_of(kinds_csv), state_of(families_csv)))


@lru_cache(maxsize=4)
def _read_kinds(kinds_csv: Path, families_csv: Path, _states: Hashable) -> Kinds:
    columns = ("key", "label", "colour", "symbol")
    family_rows = read_table(families_csv, columns=columns, faults=families_table_faults)
    families = tuple(Family(r["key"], r["label"], r["colour"], r["symbol"]) for _, r in family_rows)
    kind_rows = read_table(
        kinds_csv,
        columns=("key", "label", "plural", "family"),
        faults=lambda rows: kinds_table_faults(rows, families=[family.key for family in families]),
    )
    kinds = tuple(Kind(r["key"], r["label"], r["plural"], r["family"]) for _, r in kind_rows)
    return Kinds(kinds, families)


def families_table_faults(rows: Rows) -> list[Fault]:
    """List what is wrong in rows of ``families.csv``."""
    faults = _key_faults(rows) + _empty_cells(rows, ("label",))
    for number, row in rows:
        if not _COLOUR.fullmatch(row["colour"]):
            fix = worded("Write it as # and six digits or letters, like #D55E00.")
            faults.append(
                Fault(
                    number,
                    "colour",
                    row["colour"],
                    worded('"{colour}" is not a colour.', colour=row["colour"]),
                    fix,
                )
            )
        if row["symbol"] not in SYMBOLS:
            fix = worded("Use one of {symbols}.", symbols=", ".join(SYMBOLS))
            faults.append(
                Fault(
                    number,
                    "symbol",
                    row["symbol"],
                    worded('"{symbol}" is not a symbol.', symbol=row["symbol"]),
                    fix,
                )
            )
    return faults


def kinds_table_faults(rows: Rows, *, families: Sequence[str]) -> list[Fault]:
    """List what is wrong in rows of ``kinds.csv``, given the keys of the families there are."""
    faults = _key_faults(rows) + _empty_cells(rows, ("label", "plural"))
    for number, row in rows:
        if row["family"] not in families:
            fix = worded("Use one of {families}.", families=", ".join(families))
            faults.append(
                Fault(
                    number,
                    "family",
                    row["family"],
                    worded('"{family}" is not a family.', family=row["family"]),
                    fix,
                )
            )
    return faults


def _key_faults(rows: Rows) -> list[Fault]:
    faults, first_row = [], dict[str, int]()
    for number, row in rows:
        key = row["key"]
        if not _KEY.fullmatch(key):
            fix = worded("Use small letters, digits and underscores, beginning with a letter.")
            faults.append(Fault(number, "key", key, worded('"{key}" cannot be a key.', key=key), fix))
        elif key in first_row:
            what = worded(
                'The key "{key}" is already used in row {first_row}.', key=key, first_row=first_row[key]
            )
            faults.append(Fault(number, "key", key, what, worded("Give this row a key of its own.")))
        first_row.setdefault(key, number)
    return faults


def _empty_cells(rows: Rows, columns: Sequence[str]) -> list[Fault]:
    return [
        Fault(
            number,
            column,
            "",
            worded("This cell is empty."),
            worded("Write the words that people should read."),
        )
        for number, row in rows
        for column in columns
        if not row[column]
    ]


def either(labels: list[str]) -> Wording | str:
    """ "Lunch club or Café" of up to three labels; "" of none."""
    if len(labels) < 2:
        return "".join(labels)
    if len(labels) == 2:
        return worded("{a} or {b}", a=labels[0], b=labels[1])
    return worded("{a} or {b} or {c}", a=labels[0], b=labels[1], c=labels[2])
