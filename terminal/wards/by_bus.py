"""Who gets to one by bus, ward by ward, as lines of the terminal?"""

from collections.abc import Callable, Iterator

from geo.errors import WithinReachError
from layers.area import Area
from presentation.printing.bus_tables import (
    about_by_bus_csv,
    area_by_bus_csv,
    bus_cause_rows,
    by_bus_csv,
    by_bus_json,
    by_bus_rows,
)
from presentation.words.area_noun import noun_of
from presentation.words.buses import wards as words
from presentation.words.wards.heads import CAUSE_HEADS
from questions.wards.by_bus import WardsByBus
from terminal.wards.gaps import in_columns


def by_bus_lines(area: Area, answer: WardsByBus, *, what: str) -> Iterator[str]:
    """Every ward on foot and by bus, why not, and each day of a week; ``what`` is sought: "a lunch club"."""
    yield f"\n{words.by_bus_title(answer.days)}"
    old = words.old_line(answer, today=answer.on_foot.question.today)
    if old:
        yield old
    yield words.headline(area, answer, what)
    if words.range_sentence(answer):
        yield words.range_sentence(answer)
    yield from words.notes(answer)
    yield from in_columns(words.by_bus_heads(noun_of(area).title), by_bus_rows(answer))
    causes = bus_cause_rows(answer)
    if causes:
        yield f"\n{words.WHY_CAPTION}"
        yield from in_columns(CAUSE_HEADS, causes)
    if answer.days.count > 1:
        yield f"\n{words.DAYS_CAPTION}"
        yield from in_columns(words.day_heads(), words.day_rows(answer))
    if old:
        yield old


def by_bus_file(area: Area, answer: WardsByBus, table: str) -> str:
    """The answer as JSON (``table`` is "") or one of its tables as CSV: "wards", "area" or "about".

    Raises
    ------
    WithinReachError
        There is no such table.
    """
    today = answer.on_foot.question.today
    made: dict[str, Callable[[], str]] = {
        "": lambda: by_bus_json(area, answer, today=today),
        "wards": lambda: by_bus_csv(answer),
        "area": lambda: area_by_bus_csv(answer),
        "about": lambda: about_by_bus_csv(area, answer, today=today),
    }
    if table not in made:
        raise WithinReachError(
            'There is no table called "{table}".',
            "Ask for one of: {tables}.",
            table=table,
            tables=", ".join(name for name in made if name),
        )
    return made[table]()
