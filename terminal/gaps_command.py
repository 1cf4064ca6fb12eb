"""`cli.py gaps`: which wards are short of what, for whom, and why?"""

from datetime import UTC, datetime
from typing import Annotated

import typer

from actions.at_work import at_work
from geo.paces import DEFAULT_PACE, PACES
from layers.area import AREAS_FOLDER, open_area
from layers.assets.kinds import load_kinds
from layers.register.importing.seeding import register_beside
from layers.register.read_only import open_to_read
from layers.register.settings import stale_after_days
from presentation.printing.gap_files import gaps_csv, gaps_json
from presentation.words.wards import terminal as gap_terminal
from presentation.words.wards.choices import QUESTION
from questions.places.area_assets import area_assets
from questions.wards.gap_ranks import rank_ranges
from questions.wards.ward_gaps import EVERYONE, WardQuestion, ward_gaps
from terminal.gaps import gap_lines, read_open, ward_lines
from terminal.near import read_kinds, read_pace
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command(help=QUESTION)
def gaps(
    area: Annotated[str, typer.Option("--area", help=gap_terminal.AREA_HELP)] = "demo",
    kinds: Annotated[str, typer.Option("--kinds", help=gap_terminal.KINDS_HELP)] = "",
    group: Annotated[str, typer.Option("--group", help=gap_terminal.GROUP_HELP)] = EVERYONE,
    minutes: Annotated[int, typer.Option("--minutes", min=1, max=60, help=gap_terminal.MINUTES_HELP)] = 15,
    pace: Annotated[
        str, typer.Option("--pace", help=gap_terminal.pace_help(", ".join(PACES)))
    ] = DEFAULT_PACE,
    open_then: Annotated[str, typer.Option("--open", help=gap_terminal.OPEN_HELP)] = "",
    checked_only: Annotated[bool, typer.Option("--checked-only", help=gap_terminal.CHECKED_HELP)] = False,
    ward: Annotated[str, typer.Option("--ward", help=gap_terminal.WARD_HELP)] = "",
    json: Annotated[bool, typer.Option("--json", help=gap_terminal.JSON_HELP)] = False,
    csv: Annotated[bool, typer.Option("--csv", help=gap_terminal.CSV_HELP)] = False,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Which wards are short of what, for whom, and why?"""
    with in_plain_words():
        opened, table = open_area(area, areas_folder=areas), load_kinds()
        with open_to_read(register_beside(areas)) as register:
            assets = area_assets(opened, register)
        question = WardQuestion(
            read_kinds(table, kinds),
            read_pace(pace, speed_mps=None, step_free=False),
            minutes,
            datetime.now(UTC).date(),
            group,
            read_open(open_then),
            with_stale=not checked_only,
            stale_after_days=stale_after_days(),
        )
        with at_work() as workers:
            answer = ward_gaps(opened, assets, question, workers=workers)
            ranks = rank_ranges(opened, assets, question, workers=workers)
        if json or csv:
            as_file = gaps_json if json else gaps_csv
            typer.echo(as_file(opened, answer, ranks), nl=json)
            return
        print_lines(gap_lines(opened, answer, ranks, kinds=table))
        if ward:
            print_lines(ward_lines(opened, assets, gaps=answer, ranks=ranks, ward=ward, kinds=table))
