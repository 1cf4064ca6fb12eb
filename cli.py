"""The terminal's front door: prepare areas, list them, and ask the same questions as the pages."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bench import MADE_UP_NODES, PARTS
from geo.paces import DEFAULT_PACE, PACES
from layers.area import AREAS_FOLDER, list_areas, open_area
from layers.assets.kinds import load_kinds
from layers.drivers import check_drivers
from layers.preparing.prepare import prepare as prepare_area
from layers.register.importing.seeding import register_beside
from layers.register.settings import stale_after_days
from layers.register.store import open_register
from questions.places.area_assets import area_assets
from questions.walks.near_person import Question
from questions.walks.route_sheet import route_sheet
from questions.wards.gap_ranks import rank_ranges
from questions.wards.ward_gaps import EVERYONE, Asked, ward_gaps
from terminal import gaps as gap_words
from terminal import near as near_words
from terminal import suggestions as suggestion_words
from terminal.fund_command import fund
from terminal.gap_files import as_csv, as_json
from terminal.near_asked import ask_near
from terminal.near_map import save_map
from terminal.near_sheet import save_sheet
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.prepare import area_lines, preparation_lines
from terminal.register_commands import app as register_commands
from terminal.unmet import unmet

app = typer.Typer(
    help="Within Reach: what can this person get to on foot from home, that they would enjoy?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its tracebacks print local variables, and these may hold an address
)


@app.callback()
def main() -> None:
    with in_plain_words():
        check_drivers()


@app.command()
def prepare(
    recipe: Annotated[Path, typer.Argument(help="The recipe, like recipes/newport.toml.")],
    data: Annotated[Path, typer.Option("--data", help="Folder with the files that the recipe names.")],
    areas: AreasOption = AREAS_FOLDER,
    again: Annotated[bool, typer.Option("--again", help="Prepare even if nothing has changed.")] = False,
    accept_fewer: Annotated[
        bool, typer.Option("--accept-fewer", help="Accept far fewer streets or assets than before.")
    ] = False,
) -> None:
    """Prepare an area from a recipe and the files it names, then report on every source."""
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=Console(stderr=True)
    )
    with in_plain_words():
        with bar:
            task = bar.add_task("Reading the recipe", total=None)
            prepared = prepare_area(
                recipe,
                data,
                areas_folder=areas,
                progress=lambda step, done, steps: bar.update(
                    task, description=step, completed=done, total=steps
                ),
                again=again,
                accept_fewer=accept_fewer,
            )
            bar.update(task, description="Done", completed=1, total=1)
        for line in preparation_lines(prepared):
            typer.echo(line)


@app.command()
def areas(areas: AreasOption = AREAS_FOLDER) -> None:
    """List the prepared areas: how old they are and what they hold."""
    with in_plain_words():
        for line in area_lines(list_areas(areas)):
            typer.echo(line)


@app.command()
def near(
    place: Annotated[
        str, typer.Argument(help="A postcode, an address or a street. Left out, it is asked for: see below.")
    ] = "",
    area: Annotated[str, typer.Option("--area", help="The prepared area to look in.")] = "demo",
    minutes: Annotated[
        int, typer.Option("--minutes", min=1, max=120, help="The longest walk, one way.")
    ] = 15,
    pace: Annotated[str, typer.Option("--pace", help=f"One of: {', '.join(PACES)}.")] = DEFAULT_PACE,
    speed: Annotated[
        float | None, typer.Option("--speed", help="Or the person's own, metres a second.")
    ] = None,
    step_free: Annotated[bool, typer.Option("--step-free", help="Avoid steps and raised kerbs.")] = False,
    kinds: Annotated[
        str, typer.Option("--kinds", help="Only these, between commas: lunch_club,library")
    ] = "",
    choose: Annotated[int | None, typer.Option("--choose", help="Which of several matches is meant.")] = None,
    way: Annotated[
        str, typer.Option("--way", help="Show the way there and back to the place of this id.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print what is in reach as CSV.")] = False,
    map_file: Annotated[
        Path | None, typer.Option("--map", help="Also write a map that shows the start: an HTML file.")
    ] = None,
    sheet: Annotated[Path | None, typer.Option("--sheet", help="Also write a page to print: a PDF.")] = None,
    places: Annotated[str, typer.Option("--places", help="Ids of up to five places for the sheet.")] = "",
    enjoys: Annotated[
        str, typer.Option("--enjoys", help='What they enjoy: "rugby, company at lunch"; - to be asked.')
    ] = "",
    free: Annotated[str, typer.Option("--free", help='When they are free: "Tue 11:00-15:00".')] = "",
    age: Annotated[int | None, typer.Option("--age", min=0, max=120, help="Their age in years.")] = None,
    at_most: Annotated[
        float | None, typer.Option("--at-most", min=0, help="The most they can pay each time, in pounds.")
    ] = None,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """What can this person get to on foot from home, and what of it fits them?

    A place typed after the command stays in the shell's history. Leave it out to be asked for it instead.
    """
    with in_plain_words():
        opened = open_area(area, areas_folder=areas)
        question = Question(
            near_words.read_pace(pace, speed_mps=speed, step_free=step_free),
            minutes,
            near_words.read_kinds(load_kinds(), kinds),
        )
        match = near_words.certain_match(opened, near_words.read_place(place), choose=choose)
        wishes = suggestion_words.read_wishes(
            enjoys, free=free, age=age, at_most=at_most, step_free=step_free
        )
        asked = ask_near(opened, near_words.origin_of(match), question, wishes, areas=areas)
        typer.echo(asked.text(json=json, csv=csv), nl=json or not csv)
        if way and not (json or csv):
            sheet_there = route_sheet(opened, asked.assets, asked.origin, question, way)
            print_lines(near_words.way_lines(sheet_there))
        if map_file is not None:
            typer.echo(save_map(map_file, asked), err=True)
        if sheet is not None:
            typer.echo(save_sheet(sheet, asked, places=places), err=True)


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
        with open_register(register_beside(areas)) as register:
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
        found, ranks = ward_gaps(opened, assets, asked), rank_ranges(opened, assets, asked)
        if json or csv:
            as_file = as_json if json else as_csv
            typer.echo(as_file(opened, found, ranks), nl=json)
            return
        print_lines(gap_words.gap_lines(opened, found, ranks, kinds=table))
        if ward:
            print_lines(gap_words.ward_lines(opened, assets, found, ranks, ward, kinds=table))


app.command()(fund)
app.command()(unmet)
app.add_typer(register_commands)


@app.command()
def bench(
    area: Annotated[str, typer.Option("--area", help="The prepared area to measure on.")] = "demo",
    made_up_nodes: Annotated[
        int, typer.Option("--made-up-nodes", min=0, help="Also on a made-up town this large; 0: none.")
    ] = MADE_UP_NODES,
    only: Annotated[str, typer.Option("--only", help=f"One of: {', '.join(PARTS)}.")] = "",
    data: Annotated[
        Path | None, typer.Option("--data", help="Folder of the area's source files, to time preparing.")
    ] = None,
    plot: Annotated[
        Path | None, typer.Option("--plot", help="Write the growth as a picture (SVG) to this file.")
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write", help="Put the figures into this document, docs/speed.md.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """How fast is it on this machine, beside what people would use instead?"""
    from bench.command import run_bench  # here, because what it measures beside takes seconds to load
    from bench.document import write_figures

    with in_plain_words():
        report = run_bench(
            area,
            areas_folder=areas,
            made_up_nodes=made_up_nodes,
            only=only,
            data=data,
            plot=plot,
            told=lambda words: typer.echo(words, err=True),
        )
        print_lines(iter([report.as_json()]) if json else report.lines())
        if write is not None:
            write_figures(write, report, plot=plot)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows terminal may not know "°"
    app()
