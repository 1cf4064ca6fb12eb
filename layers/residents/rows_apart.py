"""Does a table of counts have several rows for a small area, and by which column are they told apart?

Tables by sex, age or year have a row for each. Which of them is meant is the recipe's to say: a first row
that happens to be that of the females would halve a town.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from geo.errors import WithinReachError
from geo.wording import counted

_OF_EVERYBODY: Final = ("persons", "all persons", "people", "all people", "both", "all", "total", "everyone")
_MOST_SHOWN: Final = 8
_MOST_COLUMNS: Final = 30  # that are tried as pairs
_OFTEN: Final = 0.5  # of the codes: fewer that repeat are slips, unless a column tells their rows apart

Cells = Sequence[str]


class SeveralRowsError(WithinReachError, ValueError):
    """A small area has several rows, and nothing says which of them is meant; or none is the one meant."""


@dataclass(frozen=True)
class CountColumns:
    """Which columns of a table hold what, by their place in its header."""

    file: str
    header: Sequence[str]
    code: int
    counts: frozenset[int]


class ChosenRows:
    """The rows that a recipe means: ``rows = { Sex = "Persons" }``."""

    def __init__(self, places: Mapping[int, str], *, columns: CountColumns) -> None:
        self._columns = columns
        self._wanted = {place: _plain(value) for place, value in places.items()}
        self._values = dict(places)
        self._seen: dict[int, dict[str, None]] = {place: {} for place in places}
        self._met = not places

    def has(self, row: Cells) -> bool:
        """Whether this row is one of them."""
        values = {place: row[place].strip() if place < len(row) else "" for place in self._wanted}
        for place, value in values.items():
            self._seen[place].setdefault(value)
        fits = all(_plain(values[place]) == value for place, value in self._wanted.items())
        self._met = self._met or fits
        return fits

    def check(self) -> None:
        """Once all rows have been seen: raises ``SeveralRowsError`` if none of them was meant."""
        if self._met or not any(self._seen.values()):
            return
        place = next((at for at in self._wanted if not self._has_value(at)), next(iter(self._wanted)))
        raise SeveralRowsError(
            'No row of {file} that is wanted has "{value}" under {column}; it has {values}.',
            "Correct rows in that [[counts]] of the recipe.",
            file=self._columns.file,
            value=self._values[place],
            column=self._columns.header[place],
            values=_listed(list(self._seen[place])),
        )

    def _has_value(self, place: int) -> bool:
        return any(_plain(value) == self._wanted[place] for value in self._seen[place])


def check_one_row_each(rows: Sequence[Cells], columns: CountColumns) -> None:
    """Refuse rows of which several say different things of one small area.

    A row that is there twice, or here and there one too many, is no reason: the first is used, and told.

    Raises
    ------
    SeveralRowsError
        At least half of the codes have several rows, or a column tells those of several codes apart.
    """
    by_code: dict[str, list[Cells]] = defaultdict(list)
    for row in rows:
        by_code[_cell(row, columns.code)].append(row)
    by_code.pop("", None)
    several = {code: same for code, same in by_code.items() if _differ(same, columns.counts)}
    if not several:
        return
    apart = _told_apart_by(list(several.values()), columns)
    if len(several) >= _OFTEN * len(by_code) or (len(several) > 1 and apart):
        raise _several(several, apart, columns)


def _several(
    several: Mapping[str, Sequence[Cells]], apart: Sequence[int], columns: CountColumns
) -> SeveralRowsError:
    code = next(iter(several))
    what = counted(
        "{file} has several rows for {count} small area: {code} stands {times} times{how}.",
        "{file} has several rows for each of {count} small areas: {code} stands {times} times{how}.",
        len(several),
        file=columns.file,
        code=code,
        times=len(several[code]),
        how="".join(_how(place, several, columns) for place in apart),
    )
    if not apart:
        return SeveralRowsError(what, "Keep one row for each small area in that file.")
    meant = ", ".join(f'"{columns.header[place]}" = "{_likely(place, several)}"' for place in apart)
    return SeveralRowsError(
        what, "Say in that [[counts]] which is meant, like rows = {{ {meant} }}.", meant=meant
    )


def _how(place: int, several: Mapping[str, Sequence[Cells]], columns: CountColumns) -> str:
    return f", with {_listed(_values(place, several.values()))} under {columns.header[place]}"


def _told_apart_by(groups: Collection[Sequence[Cells]], columns: CountColumns) -> tuple[int, ...]:
    """The column, or the two, whose values differ between the rows of every code; of several, the fewest."""
    taken = {columns.code, *columns.counts}
    free = [place for place, name in enumerate(columns.header) if name and place not in taken]
    free = [place for place in free if _recurs(place, groups)]
    for choices in ([(place,) for place in free], combinations(free[:_MOST_COLUMNS], 2)):
        telling = [places for places in choices if all(_all_differ(rows, places) for rows in groups)]
        if telling:
            return min(telling, key=lambda places: sum(len(_values(place, groups)) for place in places))
    return ()


def _recurs(place: int, groups: Collection[Sequence[Cells]]) -> bool:
    """Whether a column names sorts of rows, such as sexes: words, the same for one code as for another."""
    values = _values(place, groups)
    rows = sum(len(group) for group in groups)
    return len(values) > 1 and (len(groups) == 1 or len(values) <= rows / 2)


def _all_differ(rows: Sequence[Cells], places: tuple[int, ...]) -> bool:
    return len({tuple(_cell(row, place) for place in places) for row in rows}) == len(rows)


def _differ(rows: Sequence[Cells], counts: frozenset[int]) -> bool:
    return len({tuple(_cell(row, place) for place in sorted(counts)) for row in rows}) > 1


def _values(place: int, groups: Collection[Sequence[Cells]]) -> list[str]:
    return list(dict.fromkeys(_cell(row, place) for rows in groups for row in rows))


def _likely(place: int, several: Mapping[str, Sequence[Cells]]) -> str:
    """The value that most likely means everybody; else the first."""
    values = _values(place, several.values())
    return next((value for word in _OF_EVERYBODY for value in values if _plain(value) == word), values[0])


def _listed(values: Sequence[str]) -> str:
    shown = [f'"{value[:40]}"' for value in values[:_MOST_SHOWN]]
    more = [f"{len(values) - _MOST_SHOWN} more"] if len(values) > _MOST_SHOWN else []
    return ", ".join([*shown, *more])


def _cell(row: Cells, place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
