"""`cli.py drafts`: the rows that a list could not bring in, to go on with, to leave, or to take up again."""

from pathlib import Path
from typing import Annotated

import typer

from actions.acting import Acting
from actions.go_on_with_draft import (
    answered,
    finish_draft,
    set_drafts_aside,
    take_draft_up,
    waiting_drafts,
)
from actions.kind_named import kind_named
from layers.area import AREAS_FOLDER, open_area
from layers.assets.kinds import load_kinds
from layers.register.importing.places import PlaceFinder, finder_for
from layers.register.importing.seeding import register_beside
from layers.register.read_only import open_to_read
from layers.register.refused_rows import RowEnd, WaitingRow
from layers.register.store import Register
from presentation.words.near.lines import printable
from presentation.words.register import drafts as words
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.register.to_write import register_to_write

app = typer.Typer()
drafts = typer.Typer(help=words.HELP)
app.add_typer(drafts, name="drafts")

Numbers = Annotated[list[int], typer.Argument(metavar="NUMBER...", help=words.NUMBERS_HELP)]
By = Annotated[str, typer.Option("--by", help=words.BY_HELP)]


@drafts.command("list")
def list_drafts(
    source: Annotated[str, typer.Option("--source", help=words.SOURCE_HELP)] = "",
    ended: Annotated[bool, typer.Option("--ended", help=words.ENDED_HELP)] = False,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """List the rows that wait, with what is wrong with each."""
    with in_plain_words(), open_to_read(register_beside(areas)) as register:
        rows = [
            row
            for row in register.waiting_rows()
            if (row.ended is not RowEnd.WAITS) == ended and source in ("", row.source)
        ]
        print_lines(printable(line) for line in words.lines(rows))


@drafts.command("finish")
def finish(
    numbers: Numbers,
    kind: Annotated[str, typer.Option("--kind", help=words.KIND_HELP)] = "",
    name: Annotated[str, typer.Option("--name", help=words.NAME_HELP)] = "",
    postcode: Annotated[str, typer.Option("--postcode", help=words.POSTCODE_HELP)] = "",
    when: Annotated[str, typer.Option("--when", help=words.WHEN_HELP)] = "",
    area: Annotated[str, typer.Option("--area", help=words.AREA_HELP)] = "",
    by: By = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Make assets of drafts, with what was missing: one kind may be given to many."""
    with in_plain_words(), register_to_write(areas) as register:
        kinds = load_kinds()
        answers = {"kind": kind_named(kind, kinds) if kind else "", "name": name}
        answers |= {"postcode": postcode, "when": when}
        finder = finder_for(open_area(area, areas_folder=areas)) if area else PlaceFinder()
        chosen = _chosen(register, numbers)
        made = [(row, answered(row.row.asset, answers, finder=finder)) for row in chosen]
        for row, asset in made:
            finish_draft(register, row.waiting_id, asset, acting=Acting(by))
            typer.echo(printable(words.is_asset(row.waiting_id, asset.name)))


@drafts.command("leave")
def leave(numbers: Numbers, by: By = "terminal", areas: AreasOption = AREAS_FOLDER) -> None:
    """Set drafts aside: the same row is not asked about again."""
    with in_plain_words(), register_to_write(areas) as register:
        set_drafts_aside(register, numbers, acting=Acting(by))
        typer.echo(words.set_aside(len(numbers)))


@drafts.command("undo")
def undo(numbers: Numbers, by: By = "terminal", areas: AreasOption = AREAS_FOLDER) -> None:
    """Let drafts wait again that were finished or set aside; an asset that was changed since stays."""
    with in_plain_words(), register_to_write(areas) as register:
        for number in numbers:
            take_draft_up(register, number, acting=Acting(by))
        typer.echo(words.waits_again(len(numbers)))


@drafts.command("write")
def write(
    file: Annotated[Path, typer.Argument(help=words.FILE_HELP)], areas: AreasOption = AREAS_FOLDER
) -> None:
    """Write the rows that wait to a CSV file, as they stood in their lists, for whoever keeps these."""
    with in_plain_words(), open_to_read(register_beside(areas)) as register:
        rows = waiting_drafts(register)
        file.write_text(words.drafts_csv(rows), encoding="utf-8", newline="")
        typer.echo(words.written(len(rows), file.name))


def _chosen(register: Register, numbers: list[int]) -> list[WaitingRow]:
    """The drafts of those numbers. Raises ``NoSuchAssetError`` before any is made if one does not wait."""
    by_number = {row.waiting_id: row for row in waiting_drafts(register)}
    missing = [number for number in numbers if number not in by_number]
    if missing:
        raise words.no_such_draft(missing)
    return [by_number[number] for number in dict.fromkeys(numbers)]
