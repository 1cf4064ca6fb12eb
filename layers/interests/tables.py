"""What do words for what people enjoy or need point to? The tables beside this file, read and checked.

Every one of them can be edited in a spreadsheet: nothing about words is written into the program.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.kinds import load_kinds
from layers.assets.tables import Rows, parts_of, read_table, read_text
from layers.interests.cues import NEGATIONS_CSV, Cue, load_cues
from layers.interests.row_faults import kind_faults, no_words_faults
from layers.tables.report import Fault

SYNONYMS_CSV: Final = Path(__file__).with_name("synonyms.csv")
KIND_WEIGHTS_CSV: Final = Path(__file__).with_name("kind_weights.csv")
STOP_WORDS: Final = Path(__file__).with_name("stop_words.txt")
ORDINARY_WORDS: Final = Path(__file__).with_name("ordinary_words.txt")
RELATIONS: Final = Path(__file__).with_name("relations.txt")
STREET_WORDS: Final = Path(__file__).with_name("street_words.txt")

URGENT: Final = "urgent"  # in the column ``need``


@dataclass(frozen=True)
class Pointer:
    """Words of one meaning, and what they point to."""

    words: tuple[str, ...]
    kinds: tuple[str, ...]  # keys of kinds
    interests: tuple[str, ...]  # words and phrases that an asset may say
    weight: float  # above 0, at most 1
    need: bool  # a trouble: who "hates being lonely" still wants company
    urgent: bool = False  # no food, no roof: what helps today comes before all else


@dataclass(frozen=True)
class InterestTables:
    """All three tables, as they stand."""

    pointers: tuple[Pointer, ...]
    kind_weights: Mapping[str, float]  # how surely an asset is meant by its kind alone; others: 1
    negations: Mapping[str, Cue]
    stop_words: frozenset[str]  # words that say nothing of what somebody enjoys or needs
    ordinary_words: frozenset[str]  # spelt right, though they look like a word of the table
    street_words: frozenset[str]  # what ends a street's name: Friars Walk
    relations: frozenset[str]  # who may be spoken of beside the person: "his wife knits"


def chief_pointers(pointers: Sequence[Pointer]) -> frozenset[Pointer]:
    """Those that count most: what words point to above all; what else they point to is common to many."""
    strongest = max((pointer.weight for pointer in pointers), default=0.0)
    return frozenset(pointer for pointer in pointers if pointer.weight == strongest)


def load_interests(synonyms_csv: Path = SYNONYMS_CSV, negations_csv: Path = NEGATIONS_CSV) -> InterestTables:
    """Read and check the tables.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    columns = ("words", "kinds", "interests", "weight", "need")
    rows = read_table(synonyms_csv, columns=columns, faults=_pointer_faults)
    weights = read_table(KIND_WEIGHTS_CSV, columns=("kind", "weight"), faults=_kind_weight_faults)
    return InterestTables(
        pointers=tuple(_pointer(row) for _, row in rows),
        kind_weights={row["kind"]: float(row["weight"]) for _, row in weights},
        negations=load_cues(negations_csv),
        stop_words=_words(STOP_WORDS),
        ordinary_words=_words(ORDINARY_WORDS),
        street_words=_words(STREET_WORDS),
        relations=_words(RELATIONS),
    )


def _words(path: Path) -> frozenset[str]:
    return frozenset(read_text(path).split())


def _pointer(row: Mapping[str, str]) -> Pointer:
    return Pointer(
        words=parts_of(row["words"]),
        kinds=parts_of(row["kinds"]),
        interests=parts_of(row["interests"]),
        weight=float(row["weight"]),
        need=bool(row["need"]),
        urgent=row["need"] == URGENT,
    )


def _pointer_faults(rows: Rows) -> Iterator[Fault]:
    kinds = load_kinds()
    for number, row in rows:
        yield from no_words_faults(number, row)
        if not parts_of(row["kinds"]) and not parts_of(row["interests"]):
            fix = worded("Fill in kinds, interests or both.")
            yield Fault(number, "interests", "", worded("This row points to nothing."), fix)
        for kind in parts_of(row["kinds"]):
            yield from kind_faults(number, "kinds", kind, kinds)
        yield from _weight_faults(number, row["weight"])
        if row["need"] not in ("", "yes", URGENT):
            fix = worded('Write "yes" or "urgent", or leave it empty.')
            yield Fault(
                number,
                "need",
                row["need"],
                worded('"{need}" is neither "yes", "urgent" nor empty.', need=row["need"]),
                fix,
            )


def _kind_weight_faults(rows: Rows) -> Iterator[Fault]:
    kinds = load_kinds()
    for number, row in rows:
        yield from kind_faults(number, "kind", row["kind"], kinds)
        yield from _weight_faults(number, row["weight"])


def _weight_faults(number: int, text: str) -> Iterator[Fault]:
    if not _is_weight(text):
        fix = worded("Write a number above 0 and at most 1, like 0.8.")
        yield Fault(
            number, "weight", text, worded('"{text}" is not a weight above 0, at most 1.', text=text), fix
        )


def _is_weight(text: str) -> bool:
    try:
        return 0 < float(text) <= 1
    except ValueError:
        return False
