"""Which counts does Nomis have for a council's small areas, whole and adding up to the council's own row?"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.wording import worded
from layers.councils.model import Council
from layers.sources.content import WrongContentError, check_columns, column_like, rows_of_csv
from layers.sources.errors import EditionError
from layers.sources.model import DataSource
from layers.sources.pages import Reader

_ROWS_AT_ONCE: Final = 25_000  # more are cut off without a word
_NEAR: Final = 0.02  # the census blurs small counts, so sums of them are near the council's own, not equal
_NEAR_PEOPLE: Final = 60


@dataclass(frozen=True)
class NomisTable:
    """Rows of a table as Nomis writes them, all pages in one."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, pattern: str) -> list[str]:
        """The cells of the column whose name fits."""
        place = self.header.index(str(column_like(pattern, self.header)))
        return [row[place] for row in self.rows]


def fetch_table(
    client: Reader, source: DataSource, council: Council, *, small_areas: Sequence[str]
) -> tuple[NomisTable, tuple[str, ...]]:
    """The table of a council's small areas, and notes on what could not be compared.

    Raises
    ------
    EditionError
        It is cut off, a small area lacks or is doubled, or the sum is not the council's own row.
    SourceError
        Nobody answers, or something else than a table comes.
    """
    table = NomisTable((), ())
    for code in council.codes:
        table = _pages(client, source, f"{code}{source.areas}")
        if table.rows:
            break
    if not table.rows:
        raise EditionError(
            "{title}: Nomis has no rows of {council} ({code}).",
            "Look at {page} under which code it has the council.",
            title=source.title,
            council=council.name,
            code=council.code,
            page=source.page,
        )
    _check_areas(table, source, small_areas)
    own = _pages(client, source, code) if source.sums else NomisTable((), ())
    if source.sums and not own.rows:
        note = worded(
            "{title}: Nomis has no row of the council itself to compare the sum with.", title=source.title
        )
        return table, (note,)
    if source.sums:
        _check_sums(table, own, source, council)
    return table, ()


def address_of(source: DataSource, areas: str) -> str:
    """The address of a table for places."""
    return source.address.replace("{areas}", areas)


def _pages(client: Reader, source: DataSource, areas: str) -> NomisTable:
    header: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    while True:
        url = f"{address_of(source, areas)}&RecordOffset={len(rows)}&RecordLimit={_ROWS_AT_ONCE}"
        content = client.read(
            url, source, most_bytes=source.most_bytes, page=lambda content: _table(content, source)
        )
        page = _table(content, source)
        header = header or page.header
        if page.rows and page.header != header:
            raise _cut_off(source, len(rows), "other columns")
        rows += page.rows
        table = NomisTable(header, tuple(rows))
        count = _stated(table, source)
        if not page.rows or len(rows) >= count:
            break
    if rows and len(rows) != count:
        raise _cut_off(source, len(rows), f"{count:,}")
    return table


def _table(content: bytes, source: DataSource) -> NomisTable:
    """A page; where it is asked too often, Nomis sends a sentence in place of a table."""
    if not content.strip():
        return NomisTable((), ())
    head = content[:2_000].decode("utf-8-sig", errors="replace").lstrip()
    if head.startswith("<"):
        raise WrongContentError(
            "{title}: a table was expected, and Nomis sends a page of its website.",
            "Nomis limits how much one may ask for in a while: run it again in an hour.",
            title=source.title,
        )
    lines = [tuple(line) for line in rows_of_csv(content) if line]
    if len(lines[0]) < len(source.columns):
        raise WrongContentError(
            '{title}: a table was expected, and Nomis sends "{words}".',
            "Nomis limits how much one may ask for in a while: run it again in an hour.",
            title=source.title,
            words=" ".join(head.split())[:100],
        )
    check_columns([list(lines[0])], source)
    if any(len(line) != len(lines[0]) for line in lines):
        raise _cut_off(source, len(lines) - 1, "whole rows")
    return NomisTable(lines[0], tuple(lines[1:]))


def _stated(table: NomisTable, source: DataSource) -> int:
    """How many rows Nomis says there are."""
    counts = table.column(source.columns["count"]) if table.rows else []
    return int(counts[0]) if counts and counts[0].isdecimal() else len(table.rows)


def _cut_off(source: DataSource, came: int, expected: str) -> EditionError:
    return EditionError(
        "{title}: Nomis has {expected} rows, and {came:,} came."
        if expected[0].isdecimal()
        else "{title}: after {came:,} rows Nomis sends something else than {expected}.",
        "Run it again later; Nomis cuts long answers off.",
        title=source.title,
        expected=expected,
        came=came,
    )


def _check_areas(table: NomisTable, source: DataSource, small_areas: Sequence[str]) -> None:
    codes = table.column(source.columns["code"])
    categories = _categories(table, source)
    double = [pair for pair, times in Counter(zip(codes, categories, strict=True)).items() if times > 1]
    if double:
        raise EditionError(
            "{title}: {count:,} rows stand twice, such as that of {code}.",
            "Run it again later. If it stays so, one more thing is told apart in it now: look at {page}.",
            title=source.title,
            count=len(double),
            code=double[0][0],
            page=source.page,
        )
    of_area: dict[str, set[str]] = defaultdict(set)
    for code, category in zip(codes, categories, strict=True):
        of_area[code].add(category)
    whole = set(categories)
    lacking = sorted(code for code in set(small_areas) | set(codes) if of_area[code] != whole)
    strange = sorted(set(codes) - set(small_areas)) if small_areas else []
    if lacking or strange:
        raise EditionError(
            "{title}: {lacking:,} of {count:,} small areas lack rows and {strange:,} are not the "
            "council's, such as "
            "{examples}.",
            "Run it again later. If it stays so, boundaries and counts are of different years: look at "
            "{page}.",
            title=source.title,
            lacking=len(lacking),
            count=len(set(small_areas) or set(codes)),
            strange=len(strange),
            examples=", ".join([*lacking, *strange][:3]),
            page=source.page,
        )


def _check_sums(table: NomisTable, own: NomisTable, source: DataSource, council: Council) -> None:
    """The small areas together are the council's own row, in each category."""
    sums, totals = _sums(table, source), _sums(own, source)
    for category, total in totals.items():
        added = sums.get(category, 0.0)
        apart = abs(added - total)
        allowed = 0.5 if source.sums == "exact" else max(total * _NEAR, _NEAR_PEOPLE)
        if apart > allowed:
            raise EditionError(
                "{title}: the small areas of {council} add up to {added:,.0f}, and its own row is "
                "{total:,.0f}.",
                "Run it again later. If it stays so, they are of different years: look at {page}.",
                title=source.title,
                council=council.name,
                added=added,
                total=total,
                page=source.page,
            )


def _sums(table: NomisTable, source: DataSource) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for category, value in zip(
        _categories(table, source), table.column(source.columns["value"]), strict=True
    ):
        try:
            sums[category] += float(value)
        except ValueError:
            sums[category] += 0.0  # suppressed: not compared beyond what is allowed
    return sums


def _categories(table: NomisTable, source: DataSource) -> list[str]:
    pattern = source.columns.get("category")
    if pattern is None:
        return [""] * len(table.rows)
    return table.column(pattern)
