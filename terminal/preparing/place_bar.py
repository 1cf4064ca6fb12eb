"""How is the making of a place watched: by a bar for people, or lines of JSON for another process?"""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from actions.place_messages import PlaceFailure, PlaceStopped, failure_of, message_line
from actions.place_progress import PlaceProgress, TellPlace
from geo.errors import WithinReachError
from geo.wording import worded
from presentation.words.adding_places import amount_line, progress_line
from terminal.open_data.stopped import STOPPED_CODE
from terminal.stopping import stopped_as_by_hand


@contextmanager
def place_bar() -> Iterator[TellPlace]:
    """A bar with what is done now, how much has come and how long the rest may take."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[amount]}", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, amount="")

        def tell(at: PlaceProgress) -> None:
            """Show one moment of it."""
            progress.update(
                task,
                description=progress_line(at),
                completed=at.done,
                total=at.total or None,
                amount=amount_line(at),
            )

        yield tell


@contextmanager
def as_messages() -> Iterator[TellPlace]:
    """Write a line of JSON for each step, and one for how it ended, also where somebody stopped it."""
    with stopped_as_by_hand():
        try:
            yield lambda at: typer.echo(message_line(at))
        except WithinReachError as error:
            typer.echo(message_line(failure_of(error)))
            raise typer.Exit(2) from None
        except BrokenPipeError:
            raise
        except OSError as error:
            typer.echo(message_line(_of_disk(error)))
            raise typer.Exit(2) from None
        except KeyboardInterrupt:
            typer.echo(message_line(PlaceStopped()))
            raise typer.Exit(STOPPED_CODE) from None


def _of_disk(error: OSError) -> PlaceFailure:
    return PlaceFailure(
        worded("A file cannot be read or written: {trouble}.", trouble=str(error.strerror or error)),
        worded("Check that the disk has room and that you may write there, then try again."),
    )
