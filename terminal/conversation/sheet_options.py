"""What can be said after `cli.py near` of what is taken home or passed on?"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from presentation.words.near import command_sheet as words


@dataclass(frozen=True)
class SheetOptions:
    """Which files to write of which places, and how. What is of a person is hidden from ``repr``."""

    sheet: Annotated[Path | None, typer.Option("--sheet", help=words.SHEET)] = None
    places: Annotated[str, typer.Option("--places", help=words.PLACES)] = ""
    form: Annotated[str, typer.Option("--form", help=words.FORM)] = "page"
    language: Annotated[str, typer.Option("--language", help=words.LANGUAGE)] = ""
    whole_way: Annotated[bool, typer.Option("--whole-way", help=words.WHOLE_WAY)] = False
    money: Annotated[float | None, typer.Option("--money", min=0, help=words.MONEY)] = field(
        default=None, repr=False
    )
    worker: Annotated[str, typer.Option("--worker", help=words.WORKER)] = field(default="", repr=False)
    calendar: Annotated[Path | None, typer.Option("--calendar", help=words.CALENDAR)] = None
    share: Annotated[Path | None, typer.Option("--share", help=words.SHARE)] = None
