"""`cli.py inbox`: what waits for whoever looks after the register, to accept, to refuse or to undo."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from actions.acting import Acting
from actions.go_on_with_draft import ANSWERS, answered
from actions.steward.answer_inbox import accept_item, needs_the_form, refuse_item, take_answer_back
from actions.steward.club_form import bring_in_form
from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER, open_area
from layers.assets.kinds import load_kinds
from layers.register.importing.places import PlaceFinder, finder_for
from layers.register.importing.seeding import register_beside
from layers.register.inbox.club_answers import MOST_BYTES
from layers.register.model import Asset
from layers.register.read_only import open_to_read
from layers.register.store import Register
from presentation.printing.club_form.on_paper import form_pdf
from presentation.printing.club_form.one_file import form_file
from presentation.words.near.lines import printable
from presentation.words.register import inbox_lines as words
from questions.inbox.waiting import WaitingItem, settled_items, waiting_items
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.register.to_write import register_to_write

app = typer.Typer()
inbox = typer.Typer(help=words.HELP)
app.add_typer(inbox, name="inbox")

References = Annotated[list[str], typer.Argument(metavar="WHICH...", help=words.WHICH_HELP)]
By = Annotated[str, typer.Option("--by", help=words.BY_HELP)]
AreaName = Annotated[str, typer.Option("--area", help=words.AREA_HELP)]


class FormAs(StrEnum):
    """As what a club's form is written."""

    HTML = "html"
    PDF = "pdf"


@inbox.command("list")
def list_inbox(
    answered_too: Annotated[bool, typer.Option("--answered", help=words.ANSWERED_HELP)] = False,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """List what waits, what each would change, and by what it is answered."""
    with in_plain_words(), open_to_read(register_beside(areas)) as register:
        kinds = load_kinds()
        lines = (
            words.answered_lines(settled_items(register), register, kinds)
            if answered_too
            else words.waiting_lines(waiting_items(register), kinds)
        )
        print_lines(map(_safe, lines))


@inbox.command("accept")
def accept(
    references: References,
    fields: Annotated[str, typer.Option("--fields", help=words.FIELDS_HELP)] = "",
    when: Annotated[str, typer.Option("--when", help=words.WHEN_HELP)] = "",
    postcode: Annotated[str, typer.Option("--postcode", help=words.POSTCODE_HELP)] = "",
    phone: Annotated[str, typer.Option("--phone", help=words.PHONE_HELP)] = "",
    area: AreaName = "",
    by: By = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Do what is proposed; a message that something is wrong needs what is right."""
    with in_plain_words(), register_to_write(areas) as register:
        kinds = load_kinds()
        finder = finder_for(open_area(area, areas_folder=areas)) if area else PlaceFinder()
        right = dict(zip(("when", "postcode", "phone"), (when, postcode, phone), strict=True))
        chosen = [name.strip() for name in fields.split(",") if name.strip()] or None
        for waiting in _chosen(register, references):
            corrected = _corrected(waiting, right, finder)
            done = accept_item(register, waiting, acting=Acting(by), fields=chosen, corrected=corrected)
            typer.echo(printable(words.accepted(done.number, waiting, kinds)))


@inbox.command("refuse")
def refuse(references: References, by: By = "terminal", areas: AreasOption = AREAS_FOLDER) -> None:
    """Note that it is not to be done; the assets stay as they are."""
    with in_plain_words(), register_to_write(areas) as register:
        kinds = load_kinds()
        for waiting in _chosen(register, references):
            done = refuse_item(register, waiting, acting=Acting(by))
            typer.echo(printable(words.refused(done.number, waiting, kinds)))


@inbox.command("undo")
def undo(
    numbers: Annotated[list[int], typer.Argument(metavar="NUMBER...", help=words.NUMBERS_HELP)],
    by: By = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Let what was accepted or refused wait again; its asset is as it was before."""
    with in_plain_words(), register_to_write(areas) as register:
        for number in numbers:
            take_answer_back(register, number, acting=Acting(by))
            typer.echo(words.waits_again(number))


@inbox.command("form")
def form(
    asset_id: Annotated[str, typer.Argument(help=words.ASSET_HELP)],
    file: Annotated[Path, typer.Argument(help=words.FILE_HELP)],
    form_as: Annotated[FormAs, typer.Option("--as", help=words.AS_HELP)] = FormAs.HTML,
    reply_to: Annotated[str, typer.Option("--reply-to", help=words.REPLY_TO_HELP)] = "",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Write the form in which a club says itself what is right: a file for e-mail, or a page to print."""
    make = form_pdf if form_as is FormAs.PDF else form_file
    with in_plain_words(), open_to_read(register_beside(areas)) as register:
        entry = register.entry(asset_id)
        file.write_bytes(make(entry, today=datetime.now(UTC).date(), reply_to=reply_to))
        typer.echo(printable(words.form_written(entry.asset.name, file.name)))


@inbox.command("read")
def read(
    file: Annotated[Path, typer.Argument(help=words.BACK_HELP)],
    area: AreaName = "",
    by: By = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Read in a form that came back from a club: it waits until somebody has accepted it."""
    with in_plain_words(), register_to_write(areas) as register:
        finder = finder_for(open_area(area, areas_folder=areas)) if area else PlaceFinder()
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
        today = datetime.now(UTC).date()
        item = bring_in_form(register, data, finder=finder, today=today, acting=Acting(by))
        waiting = [each for each in waiting_items(register) if each.item == item.number]
        print_lines(map(_safe, words.waiting_lines(waiting, load_kinds())))


def _safe(line: str) -> str:
    """A line that does nothing to a terminal; what stands in stays in."""
    indent = len(line) - len(line.lstrip(" "))
    return line[:indent] + printable(line)


def _chosen(register: Register, references: list[str]) -> list[WaitingItem]:
    """What is meant. Raises ``WithinReachError`` before anything is done where something does not wait."""
    by_reference = {waiting.reference: waiting for waiting in waiting_items(register)}
    missing = [each for each in references if each not in by_reference]
    if missing:
        raise WithinReachError(
            "Nothing waits under {references}.", "See what does: cli.py inbox list", references=missing
        )
    return [by_reference[each] for each in dict.fromkeys(references)]


def _corrected(waiting: WaitingItem, right: dict[str, str], finder: PlaceFinder) -> Asset | None:
    """The asset with what was typed; None where nothing was, or nothing has to be."""
    values = {name: text for name, text in right.items() if name in ANSWERS and text}
    if not values or not needs_the_form(waiting) or waiting.entry is None:
        return None
    return answered(waiting.entry.asset, values, finder=finder)
