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
from questions.places.area_assets import area_assets
from questions.wards.gap_ranks import rank_ranges
from questions.wards.ward_gaps import EVERYONE, Asked, ward_gaps
from terminal import gaps as gap_words, near as near_words
from terminal.gap_files import as_csv, as_json
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def gaps(
    area: Annotated[str, typer.Option("--area", help="The prepared area to look in.")] = "demo",
    kinds: Annotated[
        str, typer.Option("--kinds", help="Any of these will do, between commas; else every kind.")
    ] = "",
    group: Annotated[str, typer.Option("--group", help="Whose: a group that the area counts.")] = EVERYONE,
    minutes: Annotated[int, typer.Option("--minutes", min=1, max=60, help="The longest walk, one way.")] = 15,
    pace: Annotated[str, typer.Option("--pace", help=f"One of: {', '.join(PACES)}.")] = DEFAULT_PACE,
    open_then: Annotated[str, typer.Option("--open", help='Open then: "tue 12:00-14:00".')] = "",
    checked_only: Annotated[
        bool, typer.Option("--checked-only", help="Leave out what nobody has checked for long.")
    ] = False,
    ward: Annotated[str, typer.Option("--ward", help="Also open this ward: its causes.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print every ward as CSV.")] = False,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Which wards are short of what, for whom, and why?"""
    with in_plain_words():
        opened, table = open_area(area, areas_folder=areas), load_kinds()
        with open_to_read(register_beside(areas)) as register:
            assets = area_assets(opened, register)
        asked = Asked(
            near_words.read_kinds(table, kinds),
            near_words.read_pace(pace, speed_mps=None, step_free=False),
            minutes,
            datetime.now(UTC).date(),
            group,
            gap_words.read_open(open_then),
            with_stale=not checked_only,
            stale_after_days=stale_after_days(),
        )
        with at_work() as workers:
            found = ward_gaps(opened, assets, asked, workers=workers)
            ranks = rank_ranges(opened, assets, asked, workers=workers)
        if json or csv:
            as_file = as_json if json else as_csv
            typer.echo(as_file(opened, found, ranks), nl=json)
            return
        print_lines(gap_words.gap_lines(opened, found, ranks, kinds=table))
        if ward:
            print_lines(gap_words.ward_lines(opened, assets, found, ranks, ward, kinds=table))
