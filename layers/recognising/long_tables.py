"""How does a table with a row for each small area and category become one with a column for each category?

The Census offices' own tables come so: "Data Zone Code", "Age Label", "Count"; Nomis numbers its categories,
and writes beside number and words a dozen columns that say nothing more.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from layers.recognising.census_notes import without_notes
from layers.recognising.files import Passed, remade_table
from layers.recognising.looks import Look, look_at, small_area_column, values_of
from layers.recognising.words.census_numbers import category_words
from layers.recognising.words.headings import all_ages
from layers.tables.delimited import TableFileError

Cells = Mapping[str, Sequence[str]]  # column -> its cells, a row each

_VALUE: Final = re.compile(r"obs[_ ]?value|observations?|count|value", re.IGNORECASE)
_OF_ALL: Final = re.compile(r"persons|all( .*)?|total( .*|:.*)?|both sexes", re.IGNORECASE)
_ABOUT: Final = re.compile(
    r"age|disab|limit|health|car\b|cars|care|household|hhcomp|usual|restype|sex|measure", re.IGNORECASE
)
_SEX: Final = re.compile(r"sex|gender", re.IGNORECASE)
_MOST_CATEGORIES: Final = 150
_ROW_NUMBER: Final = re.compile(r"urn|record_(offset|count)|obs_.*", re.IGNORECASE)
_DATE: Final = re.compile(r"(date|year)(_name)?", re.IGNORECASE)
_YEAR: Final = re.compile(r"(19|20)\d\d")
ALL_AGES: Final = "All ages"  # the sum of all ages, where a table of them has no total


def widened(look: Look, folder: Path) -> Look | Passed:
    """The same table with a row for each small area; as it is where it has that, or cannot be told.

    A table that turns out damaged below its first rows is passed over.
    """
    try:
        return without_notes(_widened(look, folder), folder)
    except TableFileError as error:
        return Passed(look.shown, error.what, error.fix)


def _widened(look: Look, folder: Path) -> Look:
    code = small_area_column(look)
    value = next((column for column in look.columns if _VALUE.fullmatch(column.strip())), None)
    sex = next((column for column in look.columns if _SEX.fullmatch(column.strip())), None)
    if code is None or look.shapes or (value is None and sex is None):
        return look
    rows = list(values_of(look, folder, look.columns))
    cells = dict(zip(look.columns, zip(*rows, strict=True), strict=True))
    if len(set(cells[code])) == len(cells[code]):
        return look
    wide = _pivoted(cells, look, code, value) if value else _of_persons(rows, look.columns, str(sex))
    if not wide:
        return look
    seen = look_at(remade_table(look.origin, wide, ending="wide"), folder)
    titles = (*look.titles, *_years(cells))  # they say of when it is
    return replace(seen, titles=titles) if isinstance(seen, Look) else look


def _years(cells: Cells) -> list[str]:
    """The year that all rows of a table are of, where a column of dates says so."""
    dates = [set(column) for name, column in cells.items() if _DATE.fullmatch(name.strip())]
    return sorted({each for (each, *more) in dates if not more and _YEAR.fullmatch(each)})


def _pivoted(cells: Cells, look: Look, code: str, value: str) -> list[list[str]]:
    """A header and a row for each small area."""
    others = [column for column in look.columns if column not in (code, value, *look.units)]
    varying = [column for column in others if _is_category(cells, code, column)]
    if not varying:
        return []
    main = max(varying, key=lambda column: _telling(cells, column))
    others = [column for column in varying if column != main and not _follows(cells, main, column)]
    counts: dict[str, dict[str, str]] = {}
    names: dict[str, None] = {}
    for own, category, number, *rest in zip(
        *(cells[name] for name in (code, main, value, *others)), strict=True
    ):
        if all(_OF_ALL.fullmatch(cell) for cell in rest) and own:
            name = category_words(main, category)
            names.setdefault(name)
            counts.setdefault(own, {})[name] = number
    header = [code, *names]
    rows = [[own, *(row.get(name, "") for name in names)] for own, row in counts.items()]
    return _with_all_ages([header, *rows])


def _is_category(cells: Cells, code: str, column: str) -> bool:
    """Whether a column tells the rows of one small area apart, and those of each in the same words."""
    of_area: dict[str, set[str]] = defaultdict(set)
    for own, cell in zip(cells[code], cells[column], strict=True):
        of_area[own].add(cell)
    most = max(map(len, of_area.values()))
    alike = len(set(cells[column])) <= most + most // 10  # a row's own number is another in every area
    return 1 < most <= _MOST_CATEGORIES and alike and not _ROW_NUMBER.fullmatch(column.strip())


def _telling(cells: Cells, column: str) -> tuple[bool, bool, bool, int]:
    """How well a column tells of what each row is: in words, by its heading, and into how many things."""
    of_what = bool(_ABOUT.search(column)) and not _SEX.search(column)
    in_words = any(not cell.isdecimal() for cell in cells[column])
    return of_what, _named(column), in_words, len(set(cells[column]))


def _named(column: str) -> bool:
    """Whether a column has words rather than numbers of categories, by its heading."""
    return not re.search(r"(code|cd|_id|_sortorder)$", column.strip(), re.IGNORECASE)


def _follows(cells: Cells, main: str, column: str) -> bool:
    """Whether a column says nothing that the other does not say: it numbers, orders or groups the same."""
    pairs = set(zip(cells[main], cells[column], strict=True))
    return len(pairs) == len({first for first, _ in pairs})


def _with_all_ages(table: list[list[str]]) -> list[list[str]]:
    """The same with a column of everybody, where a table has every age and no total."""
    header, *rows = table
    ages = all_ages(header[1:])
    if not ages:
        return table
    at = [header.index(age) for age in ages]
    return [[*header, ALL_AGES], *([*row, _sum([row[place] for place in at])] for row in rows)]


def _sum(cells: Sequence[str]) -> str:
    """Whole numbers added up; "" where one of them is none."""
    return str(sum(map(int, cells))) if all(cell.isdecimal() for cell in cells) else ""


def _of_persons(rows: Sequence[Sequence[str]], columns: Sequence[str], sex: str) -> list[list[str]]:
    """Of a table with rows for women, men and all those of all."""
    at = list(columns).index(sex)
    persons = [list(row) for row in rows if _OF_ALL.fullmatch(row[at])]
    return [list(columns), *persons] if persons else []
