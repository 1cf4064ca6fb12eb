"""What may be wrong in a row of any table of words: no words, or a kind that there is not?"""

from collections.abc import Iterator, Mapping

from geo.wording import worded
from layers.assets.kinds import Kinds
from layers.assets.tables import parts_of
from layers.tables.report import Fault


def no_words_faults(number: int, row: Mapping[str, str]) -> Iterator[Fault]:
    """That the row has nothing in the column ``words``."""
    if not parts_of(row["words"]):
        fix = worded("Write what people say, or delete it.")
        yield Fault(number, "words", "", worded("This row has no words."), fix)


def kind_faults(number: int, column: str, kind: str, kinds: Kinds) -> Iterator[Fault]:
    """That what a column names is not the key of a kind."""
    if kind not in kinds.by_key:
        fix = worded("Use a key of layers/assets/kinds.csv, like lunch_club.")
        yield Fault(number, column, kind, worded('"{kind}" is not the key of a kind.', kind=kind), fix)
