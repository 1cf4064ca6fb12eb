"""`cli.py fetch`: all open data of a council, from the catalogue's sources into a folder."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from actions.place_plan import PlaceFolders
from layers.sources.cache import CACHE_FOLDER
from layers.sources.catalogue import OWN_FILE, load_catalogue
from layers.sources.client import SourcesClient
from layers.sources.fetch import FetchSettings, Progress as FetchProgress, fetch_council
from layers.sources.stand_in import stand_in_address
from presentation.words import fetching as words
from presentation.words.language import sentence
from terminal.open_data.named_council import council_of_name
from terminal.open_data.options import DownloadsOption, OwnSourcesOption
from terminal.open_data.stopped import stopped_in_words
from terminal.plain_words import in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def fetch(
    council: Annotated[str, typer.Argument(help=sentence("A council, by name or code: Wigan."))],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", help=sentence("Folder for the files; left out, places/CODE in the cache, by its code.")
        ),
    ] = None,
    downloads: DownloadsOption = CACHE_FOLDER,
    own_sources: OwnSourcesOption = OWN_FILE,
    again: Annotated[bool, typer.Option("--again", help=sentence("Ask for newer editions now."))] = False,
) -> None:
    """Fetch the open data of a council: once for all councils, and only what is newer than what is there."""
    with in_plain_words(), stopped_in_words():
        place = council_of_name(council)
        catalogue = load_catalogue(own=own_sources)
        folder = to or PlaceFolders(downloads).files_of(place)
        client = SourcesClient(catalogue.hosts, stand_in=stand_in_address())
        with closing(client), _bar() as tell:
            settings = FetchSettings(downloads, again=again)
            manifest = fetch_council(client, catalogue, place, folder=folder, settings=settings, tell=tell)
        print_lines(words.fetched_lines(manifest, folder, client.requests))
    if not manifest.is_enough:
        raise typer.Exit(2)


class _Bar:
    """A bar for the source that is being fetched."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None)

    def __call__(self, at: FetchProgress) -> None:
        title = sentence(
            "{number} of {count}: {title}", number=at.source_number, count=at.sources, title=at.title
        )
        self._progress.update(
            self._task, description=title, completed=at.bytes_come, total=at.bytes_in_all or None
        )


@contextmanager
def _bar() -> Iterator[_Bar]:
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress)
