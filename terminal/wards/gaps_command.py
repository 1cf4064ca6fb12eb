"""`cli.py gaps`: which wards are short of what, for whom, and why?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from actions.acting import Acting
from actions.at_work import at_work
from actions.keeping.analyses import keep_analysis
from geo.errors import WithinReachError
from geo.paces import DEFAULT_PACE, PACES
from layers.analyses.kept_analyses import analyses_beside
from layers.analyses.model import AnalysisContent
from layers.area import AREAS_FOLDER, Area, open_area
from layers.assets.kinds import Kinds, load_kinds
from layers.register.importing.seeding import register_beside
from layers.register.read_only import open_to_read
from layers.register.settings import stale_after_days
from presentation.printing.gap_files import Answer, gaps_json
from presentation.words.area_noun import WARD
from presentation.words.buses import wards as bus_words
from presentation.words.buses.wards import old_line
from presentation.words.hills import wards as hill_words
from presentation.words.near.lines import printable
from presentation.words.wards import own_areas as area_words, terminal as gap_terminal
from presentation.words.wards.analyses import BY_HELP, KEEP_HELP, kept_line
from presentation.words.wards.choices import QUESTION
from presentation.words.wards.kinds import kinds_words
from questions.places.area_assets import AreaAssets
from questions.wards.by_bus import BusDays, wards_by_bus
from questions.wards.gap_ranks import rank_ranges
from questions.wards.matrix.model import GapMatrix
from questions.wards.ward_gaps import EVERYONE, WardGaps, WardQuestion, ward_gaps
from terminal.bus_days import check_by_bus, days_by_bus
from terminal.near import read_kinds, read_pace
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.wards.baskets import basket_called
from terminal.wards.by_bus import by_bus_file, by_bus_lines
from terminal.wards.gap_matrix import print_matrix
from terminal.wards.gaps import csv_of, gap_lines, read_open, ward_lines
from terminal.wards.hills import hill_lines
from terminal.wards.kept_analyses import PlaceToAsk, kept_gaps, kept_matrix, place_of
from terminal.wards.zones_command import area_by_set

app = typer.Typer(pretty_exceptions_enable=False)


@app.command(help=QUESTION.of(WARD))
def gaps(
    area: Annotated[str, typer.Option("--area", help=gap_terminal.AREA_HELP)] = "demo",
    kinds: Annotated[str, typer.Option("--kinds", help=gap_terminal.KINDS_HELP)] = "",
    basket: Annotated[str, typer.Option("--basket", help=gap_terminal.BASKET_HELP)] = "",
    group: Annotated[str, typer.Option("--group", help=gap_terminal.GROUP_HELP)] = EVERYONE,
    minutes: Annotated[int, typer.Option("--minutes", min=1, max=60, help=gap_terminal.MINUTES_HELP)] = 15,
    pace: Annotated[
        str, typer.Option("--pace", help=gap_terminal.pace_help(", ".join(PACES)))
    ] = DEFAULT_PACE,
    flat: Annotated[bool, typer.Option("--flat", help=hill_words.FLAT_HELP)] = False,
    hills: Annotated[bool, typer.Option("--hills", help=hill_words.BESIDE_HELP)] = False,
    by_bus: Annotated[bool, typer.Option("--by-bus", help=bus_words.BY_BUS_HELP)] = False,
    bus_day: Annotated[str, typer.Option("--bus-day", help=bus_words.BUS_DAY_HELP)] = "",
    bus_week: Annotated[bool, typer.Option("--bus-week", help=bus_words.BUS_WEEK_HELP)] = False,
    open_then: Annotated[str, typer.Option("--open", help=gap_terminal.OPEN_HELP)] = "",
    checked_only: Annotated[bool, typer.Option("--checked-only", help=gap_terminal.CHECKED_HELP)] = False,
    standard: Annotated[int, typer.Option("--standard", min=0, max=100, help=gap_terminal.STANDARD_HELP)] = 0,
    ward: Annotated[str, typer.Option("--ward", help=gap_terminal.WARD_HELP)] = "",
    matrix: Annotated[str, typer.Option("--matrix", help=gap_terminal.MATRIX_HELP)] = "",
    json: Annotated[bool, typer.Option("--json", help=gap_terminal.JSON_HELP)] = False,
    csv: Annotated[bool, typer.Option("--csv", help=gap_terminal.CSV_HELP)] = False,
    keep: Annotated[str, typer.Option("--keep", help=KEEP_HELP)] = "",
    by: Annotated[str, typer.Option("--by", help=BY_HELP)] = "",
    by_set: Annotated[str, typer.Option("--set", help=area_words.SET_HELP)] = "",
    which: Annotated[str, typer.Option("--table", help=gap_terminal.TABLE_HELP)] = "wards",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Which wards are short of what, for whom, and why?"""
    with in_plain_words():
        check_by_bus(by_bus=by_bus, with_days=bool(bus_day) or bus_week, matrix=bool(matrix))
        opened, table = open_area(area, areas_folder=areas), load_kinds()
        where = register_beside(areas)
        with open_to_read(where) as register:
            place = place_of(opened, register, areas, place=where)
        opened = area_by_set(opened, by_set, areas)
        place = replace(place, area=opened)
        groups = _groups(group, several=bool(matrix))
        what, chosen = _sought(table, kinds, basket, areas)
        question = WardQuestion(
            chosen,
            read_pace(pace, speed_mps=None, step_free=False, flat=flat),
            minutes,
            datetime.now(UTC).date(),
            groups[0],
            read_open(open_then),
            with_stale=not checked_only,
            stale_after_days=stale_after_days(),
        )
        share = standard / 100 if standard else None
        in_store = partial(_keep, place, keep, by)
        if matrix:
            sought = [_sought(table, part, part, areas, either=True) for part in matrix.split(";")]
            print_matrix(opened, place.assets, question, sought=sought, groups=groups,
                         table=which if csv else "", standard=share,
                         keep=partial(in_store, partial(kept_matrix, place, standard=share)))  # fmt: skip
            return
        _one(opened, place.assets, question, what=what, share=share,
             ward=ward, json=json, table=which if csv else "", hills=hills,
             bus_days=_bus_days(place, question, bus_day, week=bus_week) if by_bus else None,
             keep=partial(in_store, partial(kept_gaps, place, standard=share)))  # fmt: skip


def _bus_days(place: PlaceToAsk, question: WardQuestion, typed: str, *, week: bool) -> BusDays:
    """On which days buses are looked at; refused before anything is worked out."""
    nation = place.assets.nation
    return days_by_bus(place.area, typed, week=week, today=question.today, nation=nation)


def _keep(
    place: PlaceToAsk,
    name: str,
    by: str,
    content: Callable[..., AnalysisContent],
    answer: WardGaps | GapMatrix,
) -> None:
    """Keep the answer under a name, if one is given; said beside the answer, so that a file stays a file."""
    if name:
        store, acting = analyses_beside(place.areas), Acting(by)
        entry = keep_analysis(store, place.area.name, name, content(answer), acting=acting)
        typer.echo(printable(kept_line(entry)), err=True)


def _groups(typed: str, *, several: bool) -> tuple[str, ...]:
    groups = tuple(part.strip() for part in typed.split(",") if part.strip()) or (EVERYONE,)
    if len(groups) > 1 and not several:
        raise WithinReachError("One question is of one group.", "Name one, or ask with --matrix.")
    return groups


def _sought(
    table: Kinds, kinds: str, basket: str, areas: Path, *, either: bool = False
) -> tuple[str, tuple[str, ...]]:
    """What is asked for in a sentence, and its kinds; ``either``: a basket of that name, else kinds."""
    called = basket_called(basket, areas) if basket.strip() else None
    if called is not None:
        return called
    if basket.strip() and not either:
        raise WithinReachError(
            'There is no basket called "{basket}".',
            "Keep one on the page of ward gaps, or name kinds with --kinds.",
            basket=basket,
        )
    chosen = read_kinds(table, kinds)
    return kinds_words(chosen, table), chosen


def _one(
    area: Area,
    assets: AreaAssets,
    question: WardQuestion,
    *,
    what: str,
    share: float | None,
    ward: str,
    json: bool,
    table: str,
    hills: bool,
    bus_days: BusDays | None,
    keep: Callable[[WardGaps], None],
) -> None:
    """One question, in words or as a file; ``keep`` is called before: whoever reads may stop half-way."""
    with at_work() as workers:
        answer = ward_gaps(area, assets, question, workers=workers)
        ranks = rank_ranges(area, assets, question, workers=workers)
    keep(answer)
    by_bus = wards_by_bus(area, assets, answer, bus_days) if bus_days is not None else None
    if by_bus is not None and (json or table):
        typer.echo(by_bus_file(area, by_bus, "" if json else table), nl=json)
        typer.echo(printable(old_line(by_bus, today=question.today)), err=True)
    elif json:
        typer.echo(gaps_json(area, answer, ranks, share))
    elif table:
        typer.echo(csv_of(area, Answer(answer, ranks, share), table), nl=False)
    else:
        kinds = load_kinds()
        print_lines(gap_lines(area, answer, ranks, what=what, standard=share))
        if hills:
            print_lines(hill_lines(area, assets, answer))
        if by_bus is not None:
            print_lines(by_bus_lines(area, by_bus, what=what))
        if ward:
            print_lines(ward_lines(area, assets, gaps=answer, ranks=ranks, ward=ward, kinds=kinds, what=what))
