"""How does a run over many areas go in a terminal: a bar, who works, and at the end what came of it?"""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from actions.nation.ask_many import NationProgress, NationReport, NationWish, ask_many
from actions.nation.crew import CrewAtWork
from presentation.words.nation import run_lines as words
from terminal.plain_words import print_lines
from terminal.stopping import stopped_as_by_hand

NOT_ALL = 1  # the exit code where an area has no answer


def run_and_tell(wish: NationWish) -> None:
    """Run, and end with code 1 where an area has no answer; what was done before a stop is kept."""
    with stopped_as_by_hand(), run_bar() as bar:
        report = ask_many(wish, tell=bar, tell_crew=tell_crew)
    print_lines(report_lines(report))
    if report.refused:
        raise typer.Exit(NOT_ALL)


def tell_crew(crew: CrewAtWork) -> None:
    """Who works, and where that can be watched: beside the answer, so that a file stays a file."""
    typer.echo(words.crew_line(crew.workers, crew.memory_gb), err=True)
    typer.echo(words.page_line(crew.page), err=True)


def report_lines(report: NationReport) -> Iterator[str]:
    """What came of the run."""
    done = sum(line.done for line in report.lines.values())
    yield from words.end_lines(done, report.answered_now, list(report.refused), seconds=report.seconds)


class RunBar:
    """A bar of the areas that are done."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None)

    def __call__(self, at: NationProgress) -> None:
        """Show how far it is."""
        described = words.progress_words(at.done, at.refused, at.of, at.seconds_left)
        self._progress.update(self._task, description=described, completed=at.done + at.refused, total=at.of)


@contextmanager
def run_bar() -> Iterator[RunBar]:
    """A bar on the terminal's own stream, gone at the end."""
    columns = (BarColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield RunBar(progress)
