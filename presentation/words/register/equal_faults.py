"""How are faults that say the same told once: how many, in which rows, of which cells?"""

from collections.abc import Iterable, Sequence
from typing import Final

from layers.tables.equal_faults import EqualFaults, row_spans
from presentation.words import plain
from presentation.words.language import plural, sentence, worded

MOST_SPANS: Final = 4
_MOST_VALUES: Final = 3


def rows_in_words(rows: Iterable[int], *, most: int = MOST_SPANS) -> str:
    """ "row 4", "7 rows (3–7, 9 and 12)", "47 rows (3–7, 12 and 41 more)"; "" without any."""
    numbers = sorted(set(rows))
    if len(numbers) < 2:
        return sentence("row {row}", row=numbers[0]) if numbers else ""
    spans = [span for first, last in row_spans(numbers) for span in _apart(first, last)]
    shown = [f"{first}" if first == last else f"{first}–{last}" for first, last in spans[:most]]
    more = sum(last - first + 1 for first, last in spans[most:])
    last_shown = sentence("{more:,} more", more=more) if more else shown.pop() if len(shown) > 1 else ""
    listed = ", ".join(shown)
    if last_shown:
        listed = sentence("{listed} and {last}", listed=listed, last=last_shown)
    return plural("{count:,} row ({listed})", "{count:,} rows ({listed})", len(numbers), listed=listed)


def _apart(first: int, last: int) -> list[tuple[int, int]]:
    """Two rows side by side are no run."""
    return [(first, first), (last, last)] if last == first + 1 else [(first, last)]


def where(equal: EqualFaults) -> str:
    """In which rows and which column: "6 rows (3–7 and 9), column Type"."""
    rows, column = rows_in_words(equal.rows), equal.first.column
    if rows and column:
        return sentence("{rows}, column {column}", rows=rows, column=column)
    return rows or (sentence("column {column}", column=column) if column else "")


def what_is_wrong(equal: EqualFaults) -> str:
    """What is wrong, and of which other cells the same is to be said."""
    wrong = worded(equal.first.what)
    others = [value for value in equal.values if value != equal.first.value]
    if not others or equal.first.value not in str(equal.first.what):
        return wrong  # it does not name the cell, so it holds of all
    return f"{wrong} {_same_of(others)}"


def fault_line(equal: EqualFaults) -> str:
    """One line of a report: where, what is wrong and what to do."""
    text = f"{what_is_wrong(equal)} {worded(equal.first.fix)}"
    place = where(equal)
    return f"{place}: {text}" if place else text


def _same_of(values: Sequence[str]) -> str:
    listed = ", ".join(f"“{plain.one_line(value)}”" for value in values[:_MOST_VALUES])
    more = len(values) - _MOST_VALUES
    if more > 0:
        return sentence("The same of {listed} and {more:,} more.", listed=listed, more=more)
    return sentence("The same of {listed}.", listed=listed)
