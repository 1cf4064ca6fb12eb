"""`cli.py nation compare`: how do councils stand beside one another in a run over many areas?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from actions.nation.read_run import CouncilChoice, CouncilsBeside, choices_of, councils_beside
from geo.errors import WithinReachError
from geo.paces import PACES
from layers.assets.kinds import load_kinds
from layers.nation.run_folder import RunFolder
from presentation.printing.nation_files import councils_csv
from presentation.words.nation import councils as words, run_help
from presentation.words.nation.run_lines import refused_line
from presentation.words.near.lines import printable
from presentation.words.plain import at_pace
from presentation.words.wards import terminal as gap_terminal
from presentation.words.wards.kinds import kinds_words
from terminal.near import read_kinds
from terminal.options import taking
from terminal.plain_words import in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@dataclass(frozen=True, kw_only=True)
class CompareOptions:
    """What was typed after `cli.py nation compare`."""

    run: Annotated[Path, typer.Option("--run", help=run_help.RUN_HELP)]
    kind: Annotated[str, typer.Option("--kind", help=run_help.ASKED_KIND_HELP)] = ""
    pace: Annotated[str, typer.Option("--pace", help=gap_terminal.pace_help(", ".join(PACES)))] = ""
    minutes: Annotated[int, typer.Option("--minutes", min=0, help=run_help.LONGEST_HELP)] = 0
    group: Annotated[str, typer.Option("--group", help=run_help.ASKED_GROUP_HELP)] = ""
    like: Annotated[str, typer.Option("--like", help=run_help.LIKE_HELP)] = ""
    csv: Annotated[bool, typer.Option("--csv", help=run_help.CSV_HELP)] = False

    def choice(self) -> CouncilChoice:
        """Which question of the run; what is not said is the run's first. Raises ``WithinReachError``."""
        offered = choices_of(RunFolder(self.run).record())
        first = CouncilChoice(*(offered[name][0] for name in ("kind", "pace", "minutes", "group")))
        kinds = read_kinds(load_kinds(), self.kind)
        if len(kinds) > 1:
            raise WithinReachError("Councils are compared for one kind.", "Name one with --kind.")
        return replace(
            first,
            kind=kinds[0] if kinds else first.kind,
            pace=self.pace or first.pace,
            minutes=self.minutes or first.minutes,
            group=self.group or first.group,
        )


@app.command("compare")
@taking(CompareOptions)
def compare(options: CompareOptions) -> None:
    """Councils side by side for one question of a run, all or those most like one of them."""
    with in_plain_words():
        beside = councils_beside(options.run, options.choice(), like=options.like.strip())
        if options.csv:
            typer.echo(councils_csv(beside), nl=False)
        else:
            print_lines(printable(line) for line in compare_lines(beside))


def compare_lines(beside: CouncilsBeside) -> Iterator[str]:
    """The answer, a line for each council, and what is missing."""
    choice = beside.choice
    what = kinds_words((choice.kind,), load_kinds())
    yield words.headline(beside, what=what, pace=at_pace(PACES[choice.pace]))
    yield ""
    rows = [words.HEADS, *words.council_rows(beside)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(words.HEADS))]
    for title, *cells in rows:
        numbers = "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths[1:], strict=True))
        yield f"{title:<{widths[0]}}  {numbers}".rstrip()
    yield ""
    yield words.NOT_COMPLETE
    yield words.RANK_NOTE
    if beside.like:
        yield words.LIKE_WITH_LIKE
        yield from words.lacking_sentences(beside)
    if beside.waiting or beside.refused:
        yield ""
    yield from filter(None, [words.waiting_sentence(beside), words.refused_sentence(beside)])
    yield from (refused_line(line) for line in beside.refused)
