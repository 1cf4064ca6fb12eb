"""How does a table with a row for each small area and category become one with a column for each category?

The Census offices' own tables come so: "Data Zone Code", "Age Label", "Count"; Nomis numbers its categories.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from layers.recognising.files import Passed, made_table
from layers.recognising.looks import Look, look_at, small_area_column, values_of
from layers.tables.delimited import TableFileError

Cells = Mapping[str, Sequence[str]]  # column -> its cells, a row each

_VALUE: Final = re.compile(r"obs[_ ]?value|observations?|count|value", re.IGNORECASE)
_OF_ALL: Final = re.compile(r"persons|all( .*)?|total( .*|:.*)?|both sexes", re.IGNORECASE)
_ABOUT: Final = re.compile(r"age|disab|car\b|cars|care|household|usual|restype|sex|measure", re.IGNORECASE)
_SEX: Final = re.compile(r"sex|gender", re.IGNORECASE)
_MOST_CATEGORIES: Final = 150
# Nomis's numbers of categories, where it was not asked for their names.
_SINGLE_YEAR, _OLDEST = 101, 90
_SPANS: Final[Mapping[str, str]] = {
    "200": "All ages",
    "201": "Aged 0 to 15",
    "203": "Aged 16 to 64",
    "209": "Aged 65+",
}
_BANDS: Final = 18  # of the Census, five years each, the last 85 and over


def widened(look: Look, folder: Path) -> Look | Passed:
    """The same table with a row for each small area; as it is where it has that, or cannot be told.

    A table that turns out damaged below its first rows is passed over.
    """
    try:
        return _widened(look, folder)
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
    origin = look.origin
    made = made_table(wide, file=f"{origin.in_folder}/wide", shown=look.shown, container=origin.in_folder)
    seen = look_at(made, folder)
    return seen if isinstance(seen, Look) else look


def _pivoted(cells: Cells, look: Look, code: str, value: str) -> list[list[str]]:
    """A header and a row for each small area."""
    others = [column for column in look.columns if column not in (code, value, *look.units)]
    varying = [column for column in others if _is_category(cells, code, column)]
    if not varying:
        return []
    main = max(
        varying, key=lambda column: (_named(column), bool(_ABOUT.search(column)), not _SEX.search(column))
    )
    others = [column for column in varying if column != main and not _same(cells, main, column)]
    counts: dict[str, dict[str, str]] = {}
    names: dict[str, None] = {}
    for own, category, number, *rest in zip(
        *(cells[name] for name in (code, main, value, *others)), strict=True
    ):
        if all(_OF_ALL.fullmatch(cell) for cell in rest) and own:
            name = _category(main, category)
            names.setdefault(name)
            counts.setdefault(own, {})[name] = number
    header = [code, *names]
    return [header, *([own, *(row.get(name, "") for name in names)] for own, row in counts.items())]


def _is_category(cells: Cells, code: str, column: str) -> bool:
    """Whether a column tells the rows of one small area apart."""
    first = cells[code][0]
    of_first = {cell for own, cell in zip(cells[code], cells[column], strict=True) if own == first}
    return len(of_first) > 1 and len(set(cells[column])) <= _MOST_CATEGORIES


def _named(column: str) -> bool:
    """Whether a column has words rather than numbers of categories, by its heading."""
    return not re.search(r"(code|cd|_id)$", column.strip(), re.IGNORECASE)


def _same(cells: Cells, main: str, column: str) -> bool:
    """Whether a column only numbers the categories that the other names."""
    pairs = set(zip(cells[main], cells[column], strict=True))
    return len(pairs) == len({first for first, _ in pairs}) == len({second for _, second in pairs})


def _category(column: str, category: str) -> str:
    """What a category is called: its own words, or those for Nomis's number."""
    plain = column.strip().casefold()
    if not category.isdigit():
        return category
    number = int(category)
    if plain == "c_age":
        single = number - _SINGLE_YEAR
        return _SPANS.get(category) or (f"Aged {single}+" if single == _OLDEST else f"Aged {single}")
    if plain == "c2021_age_19":
        if not number:
            return "All ages"
        first = 5 * (number - 1)
        return f"Aged {first}+" if number == _BANDS else f"Aged {first} to {first + 4}"
    return (
        "All usual residents" if plain.startswith("c2021_restype") and not number else f"{column} {category}"
    )


def _of_persons(rows: Sequence[Sequence[str]], columns: Sequence[str], sex: str) -> list[list[str]]:
    """Of a table with rows for women, men and all those of all."""
    at = list(columns).index(sex)
    persons = [list(row) for row in rows if _OF_ALL.fullmatch(row[at])]
    return [list(columns), *persons] if persons else []
