"""The commands of lists that keep themselves: feeds add, list, refresh, remove."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from actions.acting import Acting
from actions.bring_in_list import ImportDesk
from actions.feeds.refresh import AnotherRefreshError, DeskOf, refresh, refreshing
from actions.feeds.set_up import kind_named, kind_words, recognised
from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER, open_area
from layers.assets.kinds import load_kinds
from layers.register.feed_model import FeedForm, FeedOutcome, KeptFeed, ListFeed
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.read_only import open_to_read
from layers.register.settings import private_feeds
from layers.register.store import Register, open_register
from presentation.words.errors import both_of
from presentation.words.register import feed_lines as lines
from terminal.plain_words import AreasOption, in_plain_words, print_lines

NOT_ALL_CAME = 1  # the exit code where a feed failed or is held

app = typer.Typer(help="Lists with an address and a rhythm, which keep themselves.", no_args_is_help=True)


@app.callback()
def feeds() -> None:
    """Lists with an address and a rhythm, which keep themselves."""


@app.command()
def add(
    address: Annotated[
        list[str],
        typer.Argument(
            metavar="ADDRESS...",
            help="Where the list is: an OpenActive feed or data set, an Open Referral UK directory, or a "
            "file. Several for one OpenActive data set: series first, then their sessions.",
        ),
    ],
    name: Annotated[str, typer.Option("--name", help="What to call it; the title of its source.")],
    area: Annotated[str, typer.Option("--area", help="The prepared area whose entries are kept.")] = "demo",
    form: Annotated[
        FeedForm | None, typer.Option("--form", help="What answers there; left out: it is asked.")
    ] = None,
    every: Annotated[int, typer.Option("--every", min=1, max=366, help="Its rhythm, in days.")] = 7,
    licence: Annotated[str, typer.Option("--licence", help="Its licence; left out: what it says.")] = "",
    credit: Annotated[str, typer.Option("--credit", help="Whom its licence asks to name.")] = "",
    kind: Annotated[str, typer.Option("--kind", help="The kind of all its entries.")] = "",
    word: Annotated[
        list[str] | None,
        typer.Option("--word", help="A word of its own and our kind, like Aqua=sports centre."),
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Your role or initials.")] = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Add a feed; nothing of it comes in before it is refreshed.

    Ends with code 2, and a ``WithinReachError`` in plain words, where it is none that can be read.
    """
    with in_plain_words(), open_register(register_beside(areas)) as register:
        open_area(area, areas_folder=areas)
        kinds = load_kinds()
        words, all_kind = kind_words(word or [], kinds), kind_named(kind, kinds)
        allowed = private_feeds(folder=register_folder(areas))
        addresses = tuple(each.strip() for each in address)
        if form is None:
            form, first = recognised(addresses[0], allow_private=allowed)
            addresses = (*first, *addresses[1:])
        if len(addresses) > 1 and form is not FeedForm.OPENACTIVE:
            raise WithinReachError(
                "Only a data set of OpenActive has several addresses.", "Add each list as a feed of its own."
            )
        feed = ListFeed(
            name.strip(),
            form,
            addresses,
            area,
            every_days=every,
            licence=licence,
            credit=credit,
            kind_words=words,
            all_kind=all_kind,
        )
        register.feeds.add(feed, by=by)
        print_lines([lines.added(register.feeds.one(feed.name))])


@app.command("list")
def list_feeds(areas: AreasOption = AREAS_FOLDER) -> None:
    """List the feeds: when each was last read, what came, what failed."""
    with in_plain_words(), open_to_read(register_beside(areas)) as register:
        entries = register.feeds.all()
        print_lines(
            [lines.NO_FEEDS] if not entries else (line for each in entries for line in lines.feed_lines(each))
        )


@app.command("refresh")
def refresh_feeds(
    name: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME...]", help="Which; left out: all of them.")
    ] = None,
    due: Annotated[
        bool, typer.Option("--due", help="Only those whose rhythm asks for it: for a timer.")
    ] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="NAME", help="This feed may lose as many entries as it does."),
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Who is named in the history.")] = "feeds",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Bring the register up to date with its feeds; safe to run at any time and any number of times.

    Ends with code 0 if all came, 1 if one failed or is held for a person; the others come all the same.
    """
    with in_plain_words():
        folder = register_folder(areas)
        folder.mkdir(parents=True, exist_ok=True)
        with _or_leave_it(), refreshing(folder), open_register(register_beside(areas)) as register:
            now = datetime.now(UTC)
            named = [*(name or []), *(accept or [])]
            entries = [register.feeds.one(each) for each in dict.fromkeys(named)] or register.feeds.all()
            desk_of = _desks(register, areas, Acting(by))
            done = []
            for each in entries:
                if due and not each.is_due(now):
                    continue
                is_accepted = each.feed.name in (accept or [])
                done.append(refresh(each, register, desk_of, now=datetime.now(UTC), accept=is_accepted))
                print_lines(lines.refreshed_lines(done[-1]))
        if not entries:
            print_lines([lines.NO_FEEDS])
    if any(each.outcome is not FeedOutcome.CAME for each in done):
        raise typer.Exit(NOT_ALL_CAME)


@contextmanager
def _or_leave_it() -> Iterator[None]:
    """Where another refresh is at work, say so and end well: a timer is no cause for alarm."""
    try:
        yield
    except AnotherRefreshError as busy:
        print_lines([both_of(busy)])
        raise typer.Exit(0) from None


def _desks(register: Register, areas: Path, acting: Acting) -> DeskOf:
    """Makes the desk of a feed's area."""
    kinds, allowed = load_kinds(), private_feeds(folder=register_folder(areas))

    def desk_of(entry: KeptFeed) -> ImportDesk:
        """The desk of its own area."""
        area = open_area(entry.feed.area, areas_folder=areas)
        return ImportDesk(area, register, kinds, acting, private_feeds=allowed)

    return desk_of


@app.command()
def remove(
    name: Annotated[str, typer.Argument(help="The feed's name, as `feeds list` has it.")],
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Remove a feed; what it brought stays in the register."""
    with in_plain_words(), open_register(register_beside(areas)) as register:
        register.feeds.remove(name)
        print_lines([lines.removed(name)])
