"""Which columns say from when and until when a weekday is open? Two such columns become one of that day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.wording import counted
from layers.register.importing.mapping.column_words import WEEKDAYS, weekday_named
from layers.tables.looks.heading_words import plain_heading
from layers.tables.looks.placeholders import known_cell
from layers.tables.source_table import SourceTable

_OPENS: Final = frozenset({"open", "opens", "opening", "start", "starts", "from", "begin", "begins"})
_CLOSES: Final = frozenset({"close", "closes", "closing", "end", "ends", "to", "until", "finish", "finishes"})
_Pairs = dict[int, list[tuple[int, int]]]  # weekday -> places of its columns, opening and closing


def with_whole_days(table: SourceTable) -> SourceTable:
    """The table with "Mon Opens" and "Mon Closes" as one column "Monday"; as it was where it has none such.

    Only days whose columns come in pairs are joined; a day with two pairs is open twice.
    """
    pairs = {day: pairs for day, pairs in _pairs(table.columns).items() if _name(day) not in table.columns}
    joined = {place for of_day in pairs.values() for pair in of_day for place in pair}
    if not joined:
        return table
    stay = [place for place in range(len(table.columns)) if place not in joined]
    days = sorted(pairs)
    rows = [
        (
            *(row[place] for place in stay),
            *(_of_day(row, pairs[day]) for day in days),
            *row[len(table.columns) :],
        )
        for row in table.rows
    ]
    note = counted(
        "{count:,} weekday has its opening and its closing in columns of their own; they were read together.",
        "{count:,} weekdays have their opening and closing in columns of their own; they were read together.",
        len(days),
    )
    columns = (*(table.columns[place] for place in stay), *map(_name, days))
    return replace(table, columns=columns, rows=rows, notes=(*table.notes, note))


def _name(day: int) -> str:
    return WEEKDAYS[day].capitalize()


def _pairs(columns: Sequence[str]) -> _Pairs:
    """The places of the columns of each weekday, opening beside closing, in their order."""
    opens: dict[int, list[int]] = defaultdict(list)
    closes: dict[int, list[int]] = defaultdict(list)
    for place, column in enumerate(columns):
        words, day = set(plain_heading(column).split()), weekday_named(column)
        if day is None or bool(words & _OPENS) == bool(words & _CLOSES):
            continue
        (opens if words & _OPENS else closes)[day].append(place)
    return {
        day: list(zip(places, closes[day], strict=True))
        for day, places in opens.items()
        if len(places) == len(closes[day])
    }


def _of_day(row: Sequence[str], pairs: Sequence[tuple[int, int]]) -> str:
    spans = (_span(known_cell(row[first]).strip(), known_cell(row[last]).strip()) for first, last in pairs)
    return " and ".join(dict.fromkeys(filter(None, spans)))


def _span(opens: str, closes: str) -> str:
    """ "10:00-12:00"; what stands alone, or twice ("Closed"), as it stands."""
    if not opens or not closes or opens == closes:
        return opens or closes
    return f"{opens}-{closes}"
