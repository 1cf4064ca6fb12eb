"""Which faults of a list are one and the same, so that each is told once with its rows?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from layers.tables.report import Fault

_MOST_OF_A_SORT: Final = 12  # faults of one sort with other values; with more they are told together


@dataclass(frozen=True)
class EqualFaults:
    """Faults of one sort in one column: the first, all their rows, and the cells that they concern."""

    first: Fault
    rows: tuple[int, ...]  # in order, each once
    values: tuple[str, ...] = field(repr=False)  # the different cells, in the order of the rows
    count: int = 1


def equal_faults(faults: Iterable[Fault]) -> tuple[EqualFaults, ...]:
    """Faults that say the same together, those of most rows first.

    Faults that differ only in a value, such as the postcode, are told apart while there are few of them, and
    together where there are many.
    """
    sorts: dict[tuple[str, ...], dict[tuple[str, ...], list[Fault]]] = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        sort = (fault.column or "", _template(fault.what), _template(fault.fix))
        sorts[sort][str(fault.what), str(fault.fix)].append(fault)
    groups = [
        group
        for by_words in sorts.values()
        for group in (
            by_words.values()
            if len(by_words) <= _MOST_OF_A_SORT
            else [[fault for same in by_words.values() for fault in same]]
        )
    ]
    return tuple(sorted(map(_group, groups), key=lambda equal: (-equal.count, equal.rows[:1])))


def row_spans(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows as runs, first and last of each: 3, 4, 5, 9 are (3, 5) and (9, 9)."""
    spans: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if spans and row == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    return spans


def _template(text: str) -> str:
    return str(getattr(text, "template", text))


def _group(same: Sequence[Fault]) -> EqualFaults:
    rows = dict.fromkeys(sorted(fault.row for fault in same if fault.row is not None))
    values = dict.fromkeys(fault.value for fault in same)
    return EqualFaults(same[0], tuple(rows), tuple(values), len(same))
