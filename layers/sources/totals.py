"""Does a nation's table add up? Its small areas together are what the same publisher says of its councils.

A row for each small area and category: each once, every small area in each category; and the sum of a
category is that of a second, far smaller table, which has the same of whole councils.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from layers.sources.content import check_columns, column_like, rows_of_csv
from layers.sources.errors import EditionError
from layers.sources.model import DataSource

_NEAR: Final = 0.02  # small counts are blurred, each table by itself
_NEAR_PEOPLE: Final = 60
_Row = tuple[str, str, float]  # code, category, count


def check_totals(path: Path, totals: bytes, source: DataSource) -> None:
    """Refuse a table that is not whole.

    Parameters
    ----------
    path
        The nation's table.
    totals
        The table of its councils; b"" where it could not be had: then only the first is looked at.

    Raises
    ------
    EditionError
        A row stands twice, a small area lacks a category, or a sum is not that of the councils.
    """
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        rows = _rows(csv.reader(lines), source)
    _check_rows(rows, source)
    if not totals:
        return
    listed = list(rows_of_csv(totals))
    check_columns(listed[:1], source.model_copy(update={"columns": _beside_code(source)}))
    sums, own = _sums(rows), _sums(_rows(iter(listed), source))
    for category, total in own.items():
        if abs(sums[category] - total) > max(total * _NEAR, _NEAR_PEOPLE):
            raise EditionError(
                "{title}: its small areas add up to {added:,.0f}, and those of the same publisher's table of "
                "councils to {total:,.0f}.",
                "Run it again later. If it stays so, they are of different years: look at {page}.",
                title=source.title,
                added=sums[category],
                total=total,
                page=source.page,
            )


def _beside_code(source: DataSource) -> dict[str, str]:
    """The patterns of the columns that both tables have: codes are of other places in each."""
    return {key: pattern for key, pattern in source.columns.items() if key != "code"}


def _rows(lines: Iterable[list[str]], source: DataSource) -> list[_Row]:
    header, *rows = [line for line in lines if line]
    code = column_like(source.columns["code"], header) or header[0]
    names = (code, *(column_like(source.columns[key], header) or "" for key in ("category", "value")))
    at = [header.index(name) if name in header else -1 for name in names]
    return [(row[at[0]], row[at[1]], _number(row[at[2]])) for row in rows if len(row) == len(header)]


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return 0.0  # left out: not compared beyond what is allowed


def _sums(rows: list[_Row]) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for _, category, count in rows:
        sums[category] += count
    return sums


def _check_rows(rows: list[_Row], source: DataSource) -> None:
    times = Counter((code, category) for code, category, _ in rows)
    double = next((pair for pair, number in times.items() if number > 1), None)
    categories = {category for _, category in times}
    of_code = Counter(code for code, _ in times)
    lacking = sorted(code for code, number in of_code.items() if number < len(categories))
    if double or lacking:
        raise EditionError(
            "{title}: it has rows twice, such as that of {code}."
            if double
            else "{title}: {count:,} small areas lack rows, such as {code}.",
            "Run it again later. If it stays so, one more thing is told apart in it now: look at {page}.",
            title=source.title,
            count=len(lacking),
            code=double[0] if double else lacking[0],
            page=source.page,
        )
