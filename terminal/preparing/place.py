"""How is a council's area made in a terminal, from its name alone?"""

from collections.abc import Iterator

import typer

from actions.add_place import PlaceReport, PlaceWish, add_place
from actions.place_messages import message_line
from actions.place_plan import PlaceFolders, place_plan
from layers.councils.find import the_council
from layers.councils.model import Council
from layers.councils.table import load_councils
from presentation.words.adding_places import plan_lines, plan_summary, report_lines
from terminal.open_data.stopped import stopped_in_words
from terminal.plain_words import print_lines
from terminal.preparing.place_bar import as_messages, place_bar
from terminal.preparing.prepared_lines import brought_in_lines, preparation_lines


def show_plan(council: Council, folders: PlaceFolders, *, again: bool) -> None:
    """Say what would be fetched, and fetch nothing."""
    print_lines(plan_lines(place_plan(council, folders, again=again)))


def prepare_place(wish: PlaceWish) -> None:
    """Make a council's area, and report on all of it."""
    plan = place_plan(wish.council, wish.folders, again=wish.again)
    typer.echo(plan_summary(plan), err=True)
    with stopped_in_words():
        with place_bar() as tell:
            report = add_place(wish, tell=tell, plan=plan)
        print_lines(_lines(report, wish))


def prepare_place_for_a_process(name: str, folders: PlaceFolders, *, again: bool, accept_fewer: bool) -> None:
    """Make a council's area, and write what happens as lines of JSON; nothing else is written."""
    with as_messages() as tell:
        council = the_council(name, load_councils())
        wish = PlaceWish(council, folders, again, accept_fewer)
        report = add_place(wish, tell=tell)
        if report.prepared is not None:
            for _ in brought_in_lines(report.prepared.area, areas_folder=folders.areas):
                pass  # the app brings in what could not be brought in now
        typer.echo(message_line(report))


def _lines(report: PlaceReport, wish: PlaceWish) -> Iterator[str]:
    yield from report_lines(report)
    if report.prepared is not None:
        yield ""
        yield from preparation_lines(report.prepared)
        yield from brought_in_lines(report.prepared.area, areas_folder=wish.folders.areas)
