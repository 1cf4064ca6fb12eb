"""`cli.py import`: how does a list come in? First a report, then, if you agree, all of it at once."""

import sys
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from actions.acting import Acting
from actions.bring_in_list import ImportDesk, commit
from actions.bring_in_pack import bring_in_pack
from actions.kind_named import kind_named
from actions.list_part import TablePart
from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER, open_area
from layers.assets.kinds import load_kinds
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.importing.source import Source
from layers.register.read_only import open_to_read
from layers.register.settings import private_feeds
from layers.register.store import Register
from presentation.printing.fault_file import faults_csv
from presentation.words.register import list_lines as words
from terminal.options import taking
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.register import lines as register_words
from terminal.register.incoming import ListReport, Understanding, report_on
from terminal.register.to_write import register_to_write

app = typer.Typer()


class Outside(StrEnum):
    """What becomes of rows that lie outside the area and its margin."""

    LEAVE_OUT = "leave-out"
    KEEP = "keep"


@dataclass(frozen=True)
class ImportOptions:
    """What was typed after `cli.py import`."""

    file_or_address: Annotated[str, typer.Argument(metavar="FILE_OR_ADDRESS", help=words.FILE_HELP)]
    source: Annotated[str, typer.Option("--source", help=words.SOURCE_HELP)]
    by: Annotated[str, typer.Option("--by", help=words.BY_HELP)] = "terminal"
    area: Annotated[str, typer.Option("--area", help=words.AREA_HELP)] = "demo"
    licence: Annotated[str, typer.Option("--licence", help=words.LICENCE_HELP)] = ""
    attribution: Annotated[str, typer.Option("--attribution", help=words.ATTRIBUTION_HELP)] = ""
    date: Annotated[str, typer.Option("--date", help=words.DATE_HELP)] = ""
    kind: Annotated[str, typer.Option("--kind", help=words.KIND_HELP)] = ""
    sheet: Annotated[str, typer.Option("--sheet", help=words.SHEET_HELP)] = ""
    heading_row: Annotated[int | None, typer.Option("--heading-row", min=0, help=words.HEADING_ROW_HELP)] = (
        None
    )
    encoding: Annotated[str, typer.Option("--encoding", help=words.ENCODING_HELP)] = ""
    outside: Annotated[Outside, typer.Option("--outside", help=words.OUTSIDE_HELP)] = Outside.LEAVE_OUT
    everywhere: Annotated[bool, typer.Option("--everywhere", help=words.EVERYWHERE_HELP)] = False
    mapping: Annotated[Path | None, typer.Option("--mapping", help=words.MAPPING_HELP)] = None
    save_mapping: Annotated[Path | None, typer.Option("--save-mapping", help=words.SAVE_MAPPING_HELP)] = None
    report: Annotated[Path | None, typer.Option("--report", help=words.REPORT_HELP)] = None
    dry_run: Annotated[bool, typer.Option("--dry-run", help=words.DRY_RUN_HELP)] = False
    yes: Annotated[bool, typer.Option("--yes", help=words.YES_HELP)] = False
    areas: AreasOption = AREAS_FOLDER

    def list_source(self) -> Source:
        """What is said of the list as a whole."""
        return Source(self.source, self.licence, self.attribution, self.date)

    def desk(self, register: Register) -> ImportDesk:
        """Where the list comes in."""
        return ImportDesk(
            open_area(self.area, areas_folder=self.areas),
            register,
            load_kinds(),
            Acting(self.by),
            everywhere=self.everywhere or self.outside is Outside.KEEP,
            private_feeds=private_feeds(folder=register_folder(self.areas)),
        )


@app.command("import")
@taking(ImportOptions)
def import_list(options: ImportOptions) -> None:
    """Bring a list into the register: first a report, then, if you agree, all of it at once.

    Ends with code 0 if all is in order, 1 if some rows have faults (the good ones come in all the same), and
    2 if nothing could be read or nothing was agreed to.
    """
    with in_plain_words(), _opened(options) as register:
        desk = options.desk(register)
        report = _reported(options, desk)
        print_lines(register_words.report_lines(report))
        if options.report is not None:
            options.report.write_text(faults_csv(report.imported.faults), encoding="utf-8", newline="")
        if not (options.dry_run or report.plan.same_again):
            _bring_in(register, report, agreed=options.yes)
            bring_in_pack(register, desk.area)
        raise typer.Exit(register_words.exit_code(report))


def _opened(options: ImportOptions) -> AbstractContextManager[Register]:
    """The register, to be changed, or only to be asked."""
    if options.dry_run:
        return open_to_read(register_beside(options.areas))
    return register_to_write(options.areas)


def _reported(options: ImportOptions, desk: ImportDesk) -> ListReport:
    """The report, with a bar meanwhile where somebody watches."""
    kind = kind_named(options.kind, desk.kinds) if options.kind else ""
    part = TablePart(options.sheet, options.heading_row, options.encoding)
    understanding = Understanding(options.mapping, kind, options.save_mapping, part)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Reading", total=None)

        def tell(done: int, of: int) -> None:
            """Move the bar on."""
            bar.update(task, completed=done, total=of)

        source = options.list_source()
        return report_on(options.file_or_address, source, desk=desk, understanding=understanding, tell=tell)


def _bring_in(register: Register, report: ListReport, *, agreed: bool) -> None:
    if not report.plan.accepted and not report.plan.waiting.changes:
        raise WithinReachError(
            "Nothing in it can come in, so nothing was written.", "Put right what is listed, then try again."
        )
    if not agreed and not (sys.stdin.isatty() and typer.confirm("Bring this in?")):
        raise WithinReachError("Nothing was written.", "Add --yes to bring it in.")
    result = commit(report.incoming, register).result
    if result is not None:
        typer.echo(register_words.result_line(result))
