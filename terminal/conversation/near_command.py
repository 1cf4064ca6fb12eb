"""`cli.py near`: what can this person get to on foot from home, and what of it fits them?"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import typer

from geo.paces import DEFAULT_PACE
from layers.area import AREAS_FOLDER, open_area
from layers.assets.kinds import load_kinds
from layers.interests.circumstances import Topic
from presentation.printing.handout.asking import Form
from presentation.words.near import command as words
from presentation.words.near.lines import way_lines
from presentation.words.near.two.whose import PEOPLE, of_whom_words
from questions.circumstances.settings import PersonSettings
from questions.conversation.wishes import Wishes
from questions.walks.near_person import Question
from terminal.conversation.bus_options import BusOptions, by_bus_lines, chosen_by_bus
from terminal.conversation.near_answer import PersonAnswer, ask_near
from terminal.conversation.near_danger import read_typed, whom_to_ring
from terminal.conversation.near_files import check_folders, check_ids
from terminal.conversation.near_map import save_map
from terminal.conversation.near_sharing import save_calendar, save_shared
from terminal.conversation.near_sheet import chosen_ids, save_sheet
from terminal.conversation.near_two import answer_for_two
from terminal.conversation.ride_lines import ride_lines, ride_to_lines
from terminal.from_words import FromWords, from_words
from terminal.near import certain_match, origin_of, read_kinds, read_pace
from terminal.options import taking
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.suggestions import local_now, read_wishes

DEFAULT_MINUTES: Final = 15

app = typer.Typer(pretty_exceptions_enable=False)


@dataclass(frozen=True)
class NearOptions(BusOptions):
    """What was typed after `cli.py near`. What is of the person is hidden from ``repr``."""

    place: Annotated[str, typer.Argument(help=words.PLACE)] = field(default="", repr=False)
    area: Annotated[str, typer.Option("--area", help=words.AREA)] = "demo"
    minutes: Annotated[int | None, typer.Option("--minutes", min=1, max=120, help=words.MINUTES)] = None
    pace: Annotated[str | None, typer.Option("--pace", help=words.PACE)] = None
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

    @property
    def spoken_for(self) -> frozenset[Topic]:
        """Of what an option speaks, so that words do not set it."""
        options = {
            Topic.PACE: self.pace is not None or self.speed is not None or self.step_free,
            Topic.MINUTES: self.minutes is not None,
            Topic.DAYS: bool(self.free),
            Topic.PART: bool(self.free),
            Topic.HOURS: bool(self.free),
            Topic.AGE: self.age is not None,
            Topic.PAY: self.at_most is not None,
        }
        return frozenset(topic for topic, is_set in options.items() if is_set)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files to be written."""
        paths = (self.map_file, self.sheet, self.calendar, self.share)
        return tuple(path for path in paths if path is not None)

    @property
    def asset_ids(self) -> tuple[str, ...]:
        """The places that were named, by their ids."""
        way = [self.way] if self.way and not (self.json or self.csv) else []
        of_places = (self.sheet, self.calendar, self.share)
        wants_places = any(path is not None for path in of_places)
        return (*way, *(chosen_ids(self.places) if wants_places else ()))

    def question(self, read: PersonSettings) -> Question:
        """The pace, the minutes and the kinds, with what was read of the words.

        Raises
        ------
        WithinReachError
            There is no such pace or kind.
        """
        key = self.pace or read.pace or DEFAULT_PACE
        pace = read_pace(key, speed_mps=self.speed, step_free=self.step_free, flat=self.flat)
        minutes = self.minutes or read.minutes or DEFAULT_MINUTES
        return Question(pace, minutes, read_kinds(load_kinds(), self.kinds))

    def wishes(self, enjoys: str, read: FromWords) -> Wishes:
        """What the person wishes for, with the words that they enjoy something by and what was read of them.

        Raises
        ------
        WithinReachError
            The free times cannot be read.
        """
        wishes = read_wishes(
            enjoys, free=self.free, age=self.age, at_most=self.at_most, step_free=self.step_free
        )
        return read.completing(wishes)


@app.command(help=words.COMMAND)
@taking(NearOptions)
def near(options: NearOptions) -> None:
    """Answer for one person, and write the files that were asked for."""
    with in_plain_words():
        options.check_by_bus(as_file=options.json or options.csv)
        check_folders(options.files)
        area = open_area(options.area, areas_folder=options.areas)
        typed = read_typed(options.place, options.enjoys, options.second_enjoys)
        if whom := whom_to_ring(area, *typed, as_json=options.json, as_csv=options.csv):
            typer.echo(whom)
            return
        place, enjoys, second_enjoys = typed
        read = from_words(enjoys, now=local_now(), without=options.spoken_for)
        question = options.question(read.settings)
        match = certain_match(area, place, choose=options.choose, areas_folder=options.areas)
        wishes = options.wishes(enjoys, read)
        answer = ask_near(area, origin_of(match), question, wishes, areas=options.areas)
        check_ids(options.asset_ids, answer.assets.table["asset_id"].tolist())
        if read.circumstances and not (options.json or options.csv):
            typer.echo(read.line())
        if options.has_second:
            answer = _with_second(answer, options, second_enjoys)
        typer.echo(_text(answer, options), nl=options.json or not options.csv)
        _write_more(answer, options)


def _with_second(answer: PersonAnswer, options: NearOptions, enjoys: str) -> PersonAnswer:
    """The answer for both, with what was read of the second person's words."""
    read = options.read_second(enjoys)
    if read.circumstances and not (options.json or options.csv):
        typer.echo(of_whom_words(PEOPLE[1], read.line()))
    question = options.second_question(read, answer.question.kinds)
    wishes = options.second_wishes(enjoys, read)
    second = ask_near(answer.area, answer.origin, question, wishes, areas=options.areas)
    return answer_for_two(answer, second)


def _text(answer: PersonAnswer, options: NearOptions) -> str:
    return answer.text(json=options.json, csv=options.csv, everything=options.everything)


def _write_more(answer: PersonAnswer, options: NearOptions) -> None:
    """The way to one place, the map and the sheet, as far as they were asked for."""
    is_text = not (options.json or options.csv)
    if is_text:
        rides = ride_lines(answer, now=local_now(), by_bus=options.by_bus, everything=options.everything)
        print_lines(rides)
    if options.by_bus:
        print_lines(by_bus_lines(answer, options, everything=options.everything))
    if options.way and is_text:
        print_lines(ride_to_lines(answer, options.way, now=local_now()))
        print_lines(way_lines(answer.walk(options.way)))
    if options.map_file is not None:
        typer.echo(save_map(options.map_file, answer), err=True)
    if options.sheet is not None:
        trips = chosen_by_bus(answer, options, weekly=options.form == Form.WEEK)
        typer.echo(save_sheet(options.sheet, answer, options, trips), err=True)
    if options.calendar is not None:
        typer.echo(save_calendar(options.calendar, answer, places=options.places), err=True)
    if options.share is not None:
        typer.echo(save_shared(options.share, answer, places=options.places), err=True)
