"""`cli.py near`: what can this person get to on foot from home, and what of it fits them?"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from geo.paces import DEFAULT_PACE
from layers.area import AREAS_FOLDER, open_area
from layers.assets.kinds import load_kinds
from presentation.words.near import command as words
from presentation.words.near.lines import way_lines
from questions.conversation.wishes import Wishes
from questions.walks.near_person import Question
from terminal.near import certain_match, origin_of, read_kinds, read_pace
from terminal.near_answer import PersonAnswer, ask_near
from terminal.near_danger import read_typed, whom_to_ring
from terminal.near_map import save_map
from terminal.near_sharing import save_calendar, save_shared
from terminal.near_sheet import save_sheet
from terminal.options import taking
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.sheet_options import SheetOptions
from terminal.suggestions import read_wishes

app = typer.Typer(pretty_exceptions_enable=False)


@dataclass(frozen=True)
class NearOptions(SheetOptions):
    """What was typed after `cli.py near`. What is of the person is hidden from ``repr``."""

    place: Annotated[str, typer.Argument(help=words.PLACE)] = field(default="", repr=False)
    area: Annotated[str, typer.Option("--area", help=words.AREA)] = "demo"
    minutes: Annotated[int, typer.Option("--minutes", min=1, max=120, help=words.MINUTES)] = 15
    pace: Annotated[str, typer.Option("--pace", help=words.PACE)] = DEFAULT_PACE
    speed: Annotated[float | None, typer.Option("--speed", help=words.SPEED)] = None
    step_free: Annotated[bool, typer.Option("--step-free", help=words.STEP_FREE)] = False
    kinds: Annotated[str, typer.Option("--kinds", help=words.KINDS)] = ""
    choose: Annotated[int | None, typer.Option("--choose", help=words.CHOOSE)] = None
    everything: Annotated[bool, typer.Option("--all", help=words.ALL)] = False
    way: Annotated[str, typer.Option("--way", help=words.WAY)] = ""
    json: Annotated[bool, typer.Option("--json", help=words.JSON)] = False
    csv: Annotated[bool, typer.Option("--csv", help=words.CSV)] = False
    map_file: Annotated[Path | None, typer.Option("--map", help=words.MAP)] = None
    enjoys: Annotated[str, typer.Option("--enjoys", help=words.ENJOYS)] = field(default="", repr=False)
    free: Annotated[str, typer.Option("--free", help=words.FREE)] = field(default="", repr=False)
    age: Annotated[int | None, typer.Option("--age", min=0, max=120, help=words.AGE)] = field(
        default=None, repr=False
    )
    at_most: Annotated[float | None, typer.Option("--at-most", min=0, help=words.AT_MOST)] = field(
        default=None, repr=False
    )
    areas: AreasOption = AREAS_FOLDER

    def question(self) -> Question:
        """The pace, the minutes and the kinds.

        Raises
        ------
        WithinReachError
            There is no such pace or kind.
        """
        pace = read_pace(self.pace, speed_mps=self.speed, step_free=self.step_free)
        return Question(pace, self.minutes, read_kinds(load_kinds(), self.kinds))

    def wishes(self, enjoys: str) -> Wishes:
        """What the person wishes for, with the words that they enjoy something by.

        Raises
        ------
        WithinReachError
            The free times cannot be read.
        """
        return read_wishes(
            enjoys, free=self.free, age=self.age, at_most=self.at_most, step_free=self.step_free
        )


@app.command(help=words.COMMAND)
@taking(NearOptions)
def near(options: NearOptions) -> None:
    """Answer for one person, and write the files that were asked for."""
    with in_plain_words():
        area = open_area(options.area, areas_folder=options.areas)
        place, enjoys = read_typed(options.place, options.enjoys)
        if whom := whom_to_ring(area, place, enjoys, as_json=options.json, as_csv=options.csv):
            typer.echo(whom)
            return
        question = options.question()
        match = certain_match(area, place, choose=options.choose, areas_folder=options.areas)
        wishes = options.wishes(enjoys)
        answer = ask_near(area, origin_of(match), question, wishes, areas=options.areas)
        typer.echo(_text(answer, options), nl=options.json or not options.csv)
        _write_more(answer, options)


def _text(answer: PersonAnswer, options: NearOptions) -> str:
    return answer.text(json=options.json, csv=options.csv, everything=options.everything)


def _write_more(answer: PersonAnswer, options: NearOptions) -> None:
    """The way to one place, the map and the sheet, as far as they were asked for."""
    if options.way and not (options.json or options.csv):
        print_lines(way_lines(answer.walk(options.way)))
    if options.map_file is not None:
        typer.echo(save_map(options.map_file, answer), err=True)
    if options.sheet is not None:
        typer.echo(save_sheet(options.sheet, answer, options), err=True)
    if options.calendar is not None:
        typer.echo(save_calendar(options.calendar, answer, places=options.places), err=True)
    if options.share is not None:
        typer.echo(save_shared(options.share, answer, places=options.places), err=True)
