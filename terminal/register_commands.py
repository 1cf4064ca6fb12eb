"""The commands of the register: import, export, imports, undo."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from actions.acting import Acting
from actions.bring_in_list import ImportDesk, commit
from actions.bring_in_pack import bring_in_pack
from actions.take_back import take_back
from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER, open_area
from layers.assets.kinds import load_kinds
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.importing.source import Source
from layers.register.read_only import open_to_read
from layers.register.settings import private_feeds
from layers.register.store import Register, open_register
from terminal import register as register_words
from terminal.incoming import ListReport, mapping_text, report_on
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer()


@app.command("import")
def import_list(
    file_or_address: Annotated[
        str,
        typer.Argument(
            metavar="FILE_OR_ADDRESS",
            help="CSV, Excel, GeoJSON, GeoPackage, zipped shapefile or Open Referral JSON; "
            "or the address of an Open Referral UK feed.",
        ),
    ],
    source: Annotated[str, typer.Option("--source", help="Title of the list, the same each time.")],
    by: Annotated[
        str, typer.Option("--by", help="Your role or initials, kept with the import.")
    ] = "terminal",
    area: Annotated[str, typer.Option("--area", help="The prepared area that it lies in.")] = "demo",
    licence: Annotated[str, typer.Option("--licence", help="Licence of the list.")] = "",
    attribution: Annotated[str, typer.Option("--attribution", help="Whom its licence asks to name.")] = "",
    date: Annotated[str, typer.Option("--date", help="Date of the list, like 2026-05-03.")] = "",
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="Which column is what, as --save-mapping writes it.")
    ] = None,
    save_mapping: Annotated[
        Path | None, typer.Option("--save-mapping", help="Write how the columns are understood to this file.")
    ] = None,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Bring in rows that lie outside the area too.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only the report; nothing is written.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Bring it in without asking.")] = False,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Bring a list into the register: first a report, then, if you agree, all of it at once.

    Ends with code 0 if all is in order, 1 if some rows have faults (the good ones come in all the same), and
    2 if nothing could be read or nothing was agreed to.
    """
    opening = open_to_read if dry_run else open_register
    with in_plain_words(), opening(register_beside(areas)) as register:
        desk = ImportDesk(
            open_area(area, areas_folder=areas),
            register,
            load_kinds(),
            Acting(by),
            everywhere=everywhere,
            private_feeds=private_feeds(folder=register_folder(areas)),
        )
        report = _reported(file_or_address, Source(source, licence, attribution, date), desk, mapping)
        print_lines(register_words.report_lines(report))
        if save_mapping is not None and report.incoming.mapping is not None:
            save_mapping.write_text(mapping_text(report.incoming.mapping), encoding="utf-8")
        if not (dry_run or report.plan.same_again):
            _bring_in(register, report, agreed=yes)
            bring_in_pack(register, desk.area)
        raise typer.Exit(register_words.exit_code(report))


def _reported(typed: str, source: Source, desk: ImportDesk, mapping_file: Path | None) -> ListReport:
    """The report, with a bar meanwhile where somebody watches."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Reading", total=None)

        def tell(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        return report_on(typed, source, desk=desk, mapping_file=mapping_file, tell=tell)


def _bring_in(register: Register, report: ListReport, *, agreed: bool) -> None:
    if not report.plan.accepted:
        raise WithinReachError(
            "Nothing in it can come in, so nothing was written.", "Put right what is listed, then try again."
        )
    if not agreed and not (sys.stdin.isatty() and typer.confirm("Bring this in?")):
        raise WithinReachError("Nothing was written.", "Add --yes to bring it in.")
    result = commit(report.incoming, register).result
    if result is not None:
        typer.echo(register_words.result_line(result))


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    form: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(register_words.FORMATS)}.")],
    area: Annotated[
        str, typer.Option("--area", help="Only what lies in this prepared area; left out: everything.")
    ] = "",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Give the register back as a file, with licences, attributions and dates; never a hidden address."""
    with in_plain_words(), open_to_read(register_beside(areas)) as register:
        done = register_words.export_register(
            register,
            file,
            form,
            kinds=load_kinds(),
            today=datetime.now(UTC).date(),
            area=open_area(area, areas_folder=areas) if area else None,
        )
        print_lines(register_words.export_lines(done, file))


@app.command()
def imports(areas: AreasOption = AREAS_FOLDER) -> None:
    """List what has come into the register, the newest first."""
    with in_plain_words(), open_to_read(register_beside(areas)) as register:
        print_lines(register_words.imports_lines(register.imports()))


@app.command()
def undo(
    number: Annotated[int, typer.Argument(help="The import's number, as `imports` lists it.")],
    by: Annotated[str, typer.Option("--by", help="Your role or initials.")] = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Take an import back whole; what somebody has changed since is kept and named."""
    with in_plain_words(), open_register(register_beside(areas)) as register:
        print_lines(register_words.undo_lines(take_back(register, number, acting=Acting(by))))
