"""`cli.py trend`: how have the wards fared on several days of the register, and through what?"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from actions.at_work import at_work
from geo.errors import WithinReachError
from geo.paces import DEFAULT_PACE, PACES
from geo.workers import Workers
from layers.area import AREAS_FOLDER, Area, open_area
from layers.assets.kinds import Kinds, load_kinds
from layers.register.importing.seeding import register_beside
from layers.register.read_only import open_to_read
from layers.register.settings import stale_after_days
from layers.register.store import Register
from layers.tables.cells import read_day
from presentation.printing.wards.trend_files import (
    trend_about_csv,
    trend_area_csv,
    trend_changes_csv,
    trend_csv,
)
from presentation.words import plain as words
from presentation.words.names import ward_names
from presentation.words.near.lines import printable
from presentation.words.wards import (
    own_areas as area_words,
    terminal as gap_terminal,
    trend as trend_words,
)
from presentation.words.wards.kinds import kinds_words
from questions.places.area_assets import AreaAssets, area_assets, end_of
from questions.places.of_area import began_on
from questions.wards.trend.model import RegisterDay, WardTrend, check_days, in_order
from questions.wards.trend.ward_trend import ward_trend
from questions.wards.ward_gaps import EVERYONE, WardGaps, WardQuestion, ward_gaps
from terminal.near import read_kinds, read_pace
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.wards.gaps import in_columns
from terminal.wards.zones_command import area_by_set

app = typer.Typer(pretty_exceptions_enable=False)


@app.command(help=trend_words.COMMAND)
def trend(
    on: Annotated[str, typer.Option("--on", help=trend_words.DAYS_HELP)],
    area: Annotated[str, typer.Option("--area", help=gap_terminal.AREA_HELP)] = "demo",
    kinds: Annotated[str, typer.Option("--kinds", help=gap_terminal.KINDS_HELP)] = "",
    group: Annotated[str, typer.Option("--group", help=gap_terminal.GROUP_HELP)] = EVERYONE,
    minutes: Annotated[int, typer.Option("--minutes", min=1, max=60, help=gap_terminal.MINUTES_HELP)] = 15,
    pace: Annotated[
        str, typer.Option("--pace", help=gap_terminal.pace_help(", ".join(PACES)))
    ] = DEFAULT_PACE,
    csv: Annotated[bool, typer.Option("--csv", help=trend_words.CSV_HELP)] = False,
    which: Annotated[str, typer.Option("--table", help=trend_words.TABLE_HELP)] = "wards",
    by_set: Annotated[str, typer.Option("--set", help=area_words.SET_HELP)] = "",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """How have the wards fared on several days of the register, and through what?"""
    with in_plain_words():
        opened, table, today = open_area(area, areas_folder=areas), load_kinds(), datetime.now(UTC).date()
        chosen = read_kinds(table, kinds)
        question = WardQuestion(
            chosen, read_pace(pace, speed_mps=None, step_free=False), minutes, today, group,
            stale_after_days=stale_after_days(),
        )  # fmt: skip
        days = in_order((*_days_of(on), today))
        with open_to_read(register_beside(areas)) as register, at_work() as workers:
            check_days(days, began=began_on(register, opened), today=today)
            opened = area_by_set(opened, by_set, areas)
            made = _trend_on(opened, register, question, days, workers=workers)
        if csv:
            typer.echo(_csv_of(opened, made, which), nl=False)
        else:
            print_lines(trend_lines(opened, made, table, what=kinds_words(chosen, table)))


def _days_of(typed: str) -> tuple[date, ...]:
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    for part in parts:
        if read_day(part) is None:
            raise WithinReachError('"{typed}" is no day.', "Write it like this: --on 2025-06-01", typed=part)
    return tuple(day for part in parts if (day := read_day(part)))


def _trend_on(
    area: Area,
    register: Register,
    question: WardQuestion,
    days: tuple[date, ...],
    *,
    workers: Workers,
) -> WardTrend:
    """The single question as of each day, and all of them beside one another."""

    def ask(assets: AreaAssets, as_of_day: WardQuestion) -> WardGaps:
        """The single question."""
        return ward_gaps(area, assets, as_of_day, workers=workers)

    dated = []
    for day in days:
        end = None if day == question.today else end_of(day)
        assets = area_assets(area, register, as_of=end)
        dated.append(RegisterDay(day, assets, ask(assets, replace(question, today=day))))
    return ward_trend(dated, ask)


def _csv_of(area: Area, made: WardTrend, table: str) -> str:
    tables: dict[str, Callable[[], str]] = {
        "wards": lambda: trend_csv(made),
        "area": lambda: trend_area_csv(made),
        "changes": lambda: trend_changes_csv(made),
        "about": lambda: trend_about_csv(area, made),
    }
    if table not in tables:
        raise WithinReachError(
            'There is no table called "{table}".',
            "Ask for one of: {tables}.",
            table=table,
            tables=", ".join(tables),
        )
    return tables[table]()


def trend_lines(area: Area, made: WardTrend, kinds: Kinds, *, what: str) -> Iterator[str]:
    """The whole area in a sentence, every ward, what is not known, and the places that changed."""
    if area.made_up:
        yield words.MADE_UP
    yield printable(trend_words.trend_sentence(made, what))
    yield from (printable(note) for note in area_words.areas_notes(area))
    yield ""
    yield from in_columns(trend_words.trend_heads(made), trend_words.trend_rows(made, ward_names(area.wards)))
    yield ""
    yield from (printable(each) for each in (*trend_words.unknown_sentences(made), trend_words.SAME_PEOPLE))
    yield f"\n{trend_words.PLACES_TITLE}"
    rows = trend_words.place_rows(made, kinds)
    yield from in_columns(trend_words.PLACE_HEADS, rows) if rows else [trend_words.NO_CHANGES]
