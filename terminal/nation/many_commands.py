"""`cli.py nation prepare` and `refresh`: many councils prepared, many feeds read, several at once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from actions.acting import Acting
from actions.nation.prepare_many import CouncilOutcome, CouncilTask, councils_named, prepare_many
from actions.nation.refresh_many import refresh_many
from actions.place_plan import PlaceFolders
from layers.area import AREAS_FOLDER
from layers.councils.table import load_councils
from layers.register.feed_model import FeedOutcome
from layers.sources.cache import CACHE_FOLDER
from layers.sources.catalogue import OWN_FILE
from presentation.words.nation import run_help as words, run_lines
from presentation.words.near.lines import printable
from presentation.words.register import feed_lines
from terminal.nation.crew_options import CrewOptions
from terminal.nation.run_and_tell import NOT_ALL, tell_crew
from terminal.nation.typed import parts_of
from terminal.open_data.options import DownloadsOption, OwnSourcesOption
from terminal.options import taking
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.stopping import stopped_as_by_hand

app = typer.Typer(pretty_exceptions_enable=False)


@dataclass(frozen=True, kw_only=True)
class PrepareManyOptions(CrewOptions):
    """What was typed after `cli.py nation prepare`."""

    councils: Annotated[str, typer.Option("--councils", help=words.COUNCILS_HELP)]
    again: Annotated[bool, typer.Option("--again", help=words.AGAIN_HELP)] = False
    areas: AreasOption = AREAS_FOLDER
    downloads: DownloadsOption = CACHE_FOLDER
    own_sources: OwnSourcesOption = OWN_FILE

    def tasks(self) -> list[CouncilTask]:
        """One for each council. Raises ``UnknownCouncilError``."""
        folders = PlaceFolders(*(each.absolute() for each in (self.downloads, self.areas, self.own_sources)))
        named = councils_named(self.councils, load_councils())
        return [CouncilTask(council, folders, self.again) for council in named]


@app.command("prepare")
@taking(PrepareManyOptions)
def prepare_councils(options: PrepareManyOptions) -> None:
    """Prepare many councils from open data: fetched one after another into one cache, prepared side by side.

    Ends with code 1 where one cannot be prepared; the others are.
    """
    with in_plain_words(), stopped_as_by_hand():
        outcomes = prepare_many(options.tasks(), options.crew(), tell=_say_council, tell_crew=tell_crew)
    if any(each.reason for each in outcomes.values()):
        raise typer.Exit(NOT_ALL)


def _say_council(outcome: CouncilOutcome, number: int, of: int) -> None:
    print_lines([printable(run_lines.council_line(outcome, number, of))])


@dataclass(frozen=True, kw_only=True)
class RefreshManyOptions(CrewOptions):
    """What was typed after `cli.py nation refresh`."""

    only: Annotated[str, typer.Option("--only", help=words.ONLY_HELP)] = ""
    by: Annotated[str, typer.Option("--by", help=words.BY_HELP)] = "feeds"
    areas: Annotated[Path, typer.Option("--areas", help=words.AREAS_HELP)] = AREAS_FOLDER


@app.command("refresh")
@taking(RefreshManyOptions)
def refresh_feeds_of_many(options: RefreshManyOptions) -> None:
    """Bring the register up to date with the feeds of many areas, several at once.

    Ends with code 1 where a feed failed or is held; the others come.
    """
    with in_plain_words(), stopped_as_by_hand():
        done = refresh_many(
            options.areas,
            options.crew(),
            names=parts_of(options.only),
            tell=lambda came, _number, _of: print_lines(feed_lines.refreshed_lines(came)),
            tell_crew=tell_crew,
            acting=Acting(options.by),
        )
    if not done:
        print_lines([feed_lines.NO_FEEDS])
    if any(each.outcome is not FeedOutcome.CAME for each in done.values()):
        raise typer.Exit(NOT_ALL)
