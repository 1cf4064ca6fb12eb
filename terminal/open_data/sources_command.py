"""`cli.py sources`: which open data there is, how old it is here, and whether each source still answers."""

from contextlib import closing
from typing import Annotated

import typer

from layers.sources.cache import CACHE_FOLDER, newest_fetch, room_of, utc_now
from layers.sources.catalogue import OWN_FILE, load_catalogue
from layers.sources.checking import check_sources
from layers.sources.client import SourcesClient
from layers.sources.model import Catalogue
from layers.sources.stand_in import stand_in_address
from presentation.words import fetching as words
from presentation.words.language import sentence
from terminal.open_data.options import DownloadsOption, OwnSourcesOption
from terminal.plain_words import in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def sources(
    check: Annotated[
        bool, typer.Option("--check", help=sentence("Ask each source whether it answers as it should."))
    ] = False,
    downloads: DownloadsOption = CACHE_FOLDER,
    own_sources: OwnSourcesOption = OWN_FILE,
) -> None:
    """List the sources of open data: their editions, and how old what has been fetched of them is."""
    with in_plain_words():
        catalogue = load_catalogue(own=own_sources)
        stand_in = stand_in_address()
        if check:
            _check(catalogue, stand_in)
            return
        room = room_of(downloads, stand_in)
        last_fetched = {source.id: newest_fetch(room, source.id) for source in catalogue.sources}
        print_lines(words.catalogue_lines(catalogue, last_fetched, utc_now()))


def _check(catalogue: Catalogue, stand_in: str) -> None:
    """Ask each source, and end with code 2 if any does not answer as it should."""
    if stand_in:
        print_lines([words.stand_in_line(stand_in)])
    checks = []
    with closing(SourcesClient(catalogue.hosts, stand_in=stand_in)) as client:
        for check in check_sources(client, catalogue):
            checks.append(check)
            print_lines([words.check_line(check)])
    print_lines([words.check_summary(checks)])
    if any(check.error for check in checks):
        raise typer.Exit(2)
