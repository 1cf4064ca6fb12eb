"""`cli.py nation`: one question over many areas, by all cores or by a cluster."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from geo.paces import PACES
from layers.register.settings import stale_after_days
from presentation.words.nation import run_help as words
from presentation.words.wards import terminal as gap_terminal
from questions.funding.need import NeedWeights
from questions.funding.new_places import MOST_PLACES
from questions.nation.gaps import GapsAsk
from questions.nation.near_table import NearTableAsk
from questions.nation.needs import NeedsAsk
from questions.nation.sites import SitesAsk
from questions.wards.ward_gap_model import EVERYONE
from terminal.nation.compare_command import app as compare_app
from terminal.nation.crew_options import RunOptions
from terminal.nation.many_commands import app as many_app
from terminal.nation.run_and_tell import run_and_tell
from terminal.nation.typed import kinds_typed, minutes_typed, paces_typed, parts_of, weights_typed
from terminal.options import taking
from terminal.plain_words import in_plain_words

app = typer.Typer(help=words.HELP, no_args_is_help=True, pretty_exceptions_enable=False)
app.add_typer(compare_app)
app.add_typer(many_app)


@app.callback()
def nation() -> None:
    """One question over many prepared areas, by all cores or by a cluster."""


KindsOption = Annotated[str, typer.Option("--kinds", help=words.KINDS_HELP)]
PacesOption = Annotated[
    str, typer.Option("--paces", help=f"{words.PACES_HELP} {gap_terminal.pace_help(', '.join(PACES))}")
]
LongestOption = Annotated[int, typer.Option("--minutes", min=1, max=60, help=words.LONGEST_HELP)]
CheckedOption = Annotated[bool, typer.Option("--checked-only", help=words.CHECKED_HELP)]
WeightsOption = Annotated[str, typer.Option("--weights", help=words.WEIGHTS_HELP)]
EVERY_PACE = "planning,steady,older"


def today() -> date:
    """The day of the question, fixed for the whole run."""
    return datetime.now(UTC).date()


@dataclass(frozen=True, kw_only=True)
class GapsOptions(RunOptions):
    """What was typed after `cli.py nation gaps`."""

    kinds: KindsOption
    paces: PacesOption = EVERY_PACE
    minutes: Annotated[str, typer.Option("--minutes", help=words.MINUTES_HELP)] = "15"
    groups: Annotated[str, typer.Option("--groups", help=words.GROUPS_HELP)] = EVERYONE
    checked_only: CheckedOption = False

    def ask(self) -> GapsAsk:
        """The question. Raises ``WithinReachError`` where a word is not understood."""
        return GapsAsk(
            kinds_typed(self.kinds),
            paces_typed(self.paces),
            minutes_typed(self.minutes),
            today(),
            parts_of(self.groups) or (EVERYONE,),
            with_stale=not self.checked_only,
            stale_after_days=stale_after_days(),
        )


@app.command("gaps")
@taking(GapsOptions)
def gaps_of_many(options: GapsOptions) -> None:
    """Every ward of every area: who has what in reach, and why others have not."""
    with in_plain_words():
        run_and_tell(options.wish(options.ask()))


@dataclass(frozen=True, kw_only=True)
class NearTableOptions(RunOptions):
    """What was typed after `cli.py nation near-table`."""

    kinds: KindsOption
    paces: PacesOption = EVERY_PACE
    minutes: LongestOption = 15
    checked_only: CheckedOption = False

    def ask(self) -> NearTableAsk:
        """The question. Raises ``WithinReachError`` where a word is not understood."""
        return NearTableAsk(
            kinds_typed(self.kinds),
            paces_typed(self.paces),
            self.minutes,
            today(),
            with_stale=not self.checked_only,
            stale_after_days=stale_after_days(),
        )


@app.command("near-table")
@taking(NearTableOptions)
def near_table_of_many(options: NearTableOptions) -> None:
    """The nearest of each kind from every home of every area, and how far it is."""
    with in_plain_words():
        run_and_tell(options.wish(options.ask()))


@dataclass(frozen=True, kw_only=True)
class NeedsOptions(RunOptions):
    """What was typed after `cli.py nation needs`."""

    weights: WeightsOption = "deprivation=1"

    def ask(self) -> NeedsAsk:
        """The question. Raises ``WithinReachError`` where a weight is not understood."""
        return NeedsAsk(NeedWeights.of(weights_typed(self.weights)), today())


@app.command("needs")
@taking(NeedsOptions)
def needs_of_many(options: NeedsOptions) -> None:
    """How much each small area of every area counts under stated weights, and who lives there."""
    with in_plain_words():
        run_and_tell(options.wish(options.ask()))


@dataclass(frozen=True, kw_only=True)
class SitesOptions(RunOptions):
    """What was typed after `cli.py nation sites`."""

    kinds: KindsOption
    count: Annotated[int, typer.Option("--count", min=1, max=MOST_PLACES, help=words.COUNT_HELP)] = 3
    pace: Annotated[str, typer.Option("--pace", help=gap_terminal.pace_help(", ".join(PACES)))] = "older"
    minutes: LongestOption = 15
    weights: WeightsOption = "deprivation=1"

    def ask(self) -> SitesAsk:
        """The question. Raises ``WithinReachError`` where a word is not understood."""
        (pace,) = paces_typed(self.pace)[:1]
        weights = NeedWeights.of(weights_typed(self.weights))
        return SitesAsk(kinds_typed(self.kinds), self.count, pace, self.minutes, weights, today())


@app.command("sites")
@taking(SitesOptions)
def sites_of_many(options: SitesOptions) -> None:
    """Where new ones of each kind would reach the most people, in every area."""
    with in_plain_words():
        run_and_tell(options.wish(options.ask()))
