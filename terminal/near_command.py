"""`cli.py near`: what can this person get to on foot from home, and what of it fits them?"""

from pathlib import Path
from typing import Annotated

import typer

from geo.paces import DEFAULT_PACE, PACES
from layers.area import AREAS_FOLDER, open_area
from layers.assets.kinds import load_kinds
from questions.walks.near_person import Question
from questions.walks.route_sheet import route_sheet
from terminal import near as near_words, suggestions as suggestion_words
from terminal.near_asked import ask_near
from terminal.near_danger import read_typed, whom_to_ring
from terminal.near_map import save_map
from terminal.near_sheet import save_sheet
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


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
        typed_place, typed_words = read_typed(place, enjoys)
        if whom := whom_to_ring(opened, typed_place, typed_words, as_json=json, as_csv=csv):
            typer.echo(whom)
            return
        question = Question(
            near_words.read_pace(pace, speed_mps=speed, step_free=step_free),
            minutes,
            near_words.read_kinds(load_kinds(), kinds),
        )
        match = near_words.certain_match(opened, typed_place, choose=choose)
        wishes = suggestion_words.read_wishes(
            typed_words, free=free, age=age, at_most=at_most, step_free=step_free
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
