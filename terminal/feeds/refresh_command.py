"""`cli.py feeds refresh`: how does the register come up to date with its feeds, for a timer or the page?"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

import typer

from actions.acting import Acting
from actions.feeds.desks import desks_of
from actions.feeds.feed_messages import FeedMessage, FeedProgress, failure_of, message_line
from actions.feeds.refresh import AnotherRefreshError, DeskOf, Refreshed, refresh, refreshing
from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER
from layers.register.feed_model import FeedOutcome, KeptFeed
from layers.register.importing.seeding import register_folder
from layers.register.store import Register
from presentation.words.errors import both_of
from presentation.words.register import feed_help as words, feed_lines as lines
from terminal.options import taking
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.register.to_write import register_to_write
from terminal.stopping import stopped_as_by_hand

NOT_ALL_CAME = 1  # the exit code where a feed failed or is held

app = typer.Typer()
Say = Callable[[FeedMessage], None]


@dataclass(frozen=True)
class RefreshOptions:
    """What was typed after `cli.py feeds refresh`."""

    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME...]", help=words.REFRESH_WHICH_HELP)] = (
        None
    )
    due: Annotated[bool, typer.Option("--due", help=words.DUE_HELP)] = False
    accept: Annotated[list[str] | None, typer.Option("--accept", metavar="NAME", help=words.ACCEPT_HELP)] = (
        None
    )
    by: Annotated[str, typer.Option("--by", help=words.BY_HELP)] = "feeds"
    json_progress: Annotated[bool, typer.Option("--json-progress", help=words.JSON_HELP)] = False
    areas: AreasOption = AREAS_FOLDER

    def entries(self, register: Register, now: datetime) -> list[KeptFeed]:
        """Which feeds are read: those named, else all; with ``due``, of these those that are."""
        named = [*(self.name or []), *(self.accept or [])]
        entries = [register.feeds.one(each) for each in dict.fromkeys(named)] or register.feeds.all()
        return [each for each in entries if not self.due or each.is_due(now)]


@app.command("refresh")
@taking(RefreshOptions)
def refresh_feeds(options: RefreshOptions) -> None:
    """Bring the register up to date with its feeds; safe to run at any time and any number of times.

    Ends with code 0 if all came, 1 if one failed or is held for a person; the others come all the same.
    """
    if options.json_progress:
        with _as_messages() as say:
            done = _refresh_all(options, say)
    else:
        with in_plain_words(), _or_leave_it():
            done = _refresh_all(options, _print)
    if any(each.outcome is not FeedOutcome.CAME for each in done):
        raise typer.Exit(NOT_ALL_CAME)


def _refresh_all(options: RefreshOptions, say: Say) -> list[Refreshed]:
    """Each feed in turn; what came of one is said before the next begins."""
    folder = register_folder(options.areas)
    folder.mkdir(parents=True, exist_ok=True)
    with refreshing(folder), register_to_write(options.areas) as register:
        if not register.feeds.all() and not options.json_progress:
            print_lines([lines.NO_FEEDS])
        desk_of = desks_of(register, options.areas, Acting(options.by))
        done = []
        for entry in options.entries(register, datetime.now(UTC)):
            done.append(_refresh_one(entry, register, desk_of, options.accept or (), say))
            say(done[-1])
    return done


def _refresh_one(
    entry: KeptFeed, register: Register, desk_of: DeskOf, accept: Sequence[str], say: Say
) -> Refreshed:
    name = entry.feed.name
    say(FeedProgress(name))
    return refresh(
        entry,
        register,
        desk_of,
        now=datetime.now(UTC),
        accept=name in accept,
        tell=lambda read, of: say(FeedProgress(name, read, of)),
    )


def _print(message: FeedMessage) -> None:
    """To a person only what came of each feed is said: a timer's mail is no place for a bar."""
    if isinstance(message, Refreshed):
        print_lines(lines.refreshed_lines(message))


@contextmanager
def _as_messages() -> Iterator[Say]:
    """Write a line of JSON for each message; a wish to stop ends all of it, and what was read is kept."""
    with stopped_as_by_hand():
        try:
            yield lambda message: typer.echo(message_line(message))
        except WithinReachError as error:
            typer.echo(message_line(failure_of(error)))
            raise typer.Exit(2) from None
        except KeyboardInterrupt:
            raise typer.Exit(2) from None


@contextmanager
def _or_leave_it() -> Iterator[None]:
    """Where another refresh is at work, say so and end well: a timer is no cause for alarm."""
    try:
        yield
    except AnotherRefreshError as busy:
        print_lines([both_of(busy)])
        raise typer.Exit(0) from None
