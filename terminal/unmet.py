"""How do the counts of conversations that ended with nothing suitable read in a terminal?"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated

import pandas as pd
import typer

from layers.area import AREAS_FOLDER, Area, open_area
from layers.assets.kinds import Kinds, load_kinds
from layers.register.importing.seeding import register_folder
from layers.unmet.counts import Reason
from layers.unmet.place import counts_beside
from layers.unmet.settings import shown_from
from presentation.words.unmet import REASONS
from questions.wards.nothing_suitable import KIND, REASON, TOTAL, shown_counts
from terminal.plain_words import AreasOption, in_plain_words, print_lines

NONE = "No ward of {title} has {least} or more of them in {year}, so nothing is shown."
NOTE = "Rounded down to fives; a ward, a reason or a kind is shown from {least} on."


app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def unmet(
    area: Annotated[str, typer.Option("--area", help="The prepared area to look in.")] = "demo",
    year: Annotated[
        int | None, typer.Option("--year", min=2000, max=9000, help="A year that is over; else the last.")
    ] = None,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Where did conversations end with nothing suitable, and why?"""
    with in_plain_words():
        opened, folder, today = (
            open_area(area, areas_folder=areas),
            register_folder(areas),
            datetime.now(UTC).date(),
        )
        asked, least = year or today.year - 1, shown_from(folder)
        shown = shown_counts(counts_beside(areas), opened, year=asked, today=today, at_least=least)
        print_lines(unmet_lines(opened, shown, load_kinds(), year=asked, least=least))


def unmet_lines(area: Area, shown: pd.DataFrame, kinds: Kinds, *, year: int, least: int) -> Iterator[str]:
    """A line for each ward that may be shown, then its reasons and kinds, then the rule."""
    totals = shown[shown["part"] == TOTAL].sort_values(["at_least", "ward_code"], ascending=[False, True])
    if totals.empty:
        yield NONE.format(title=area.title, least=least, year=year)
        return
    names = dict(zip(area.wards["ward_code"], area.wards["ward_name"], strict=True))
    yield f"{area.title}, {year}: conversations that ended with nothing suitable"
    for total in totals.itertuples():
        name = " ".join(str(names.get(total.ward_code, total.ward_code)).split())
        yield f"  {name}: {total.at_least} or more"
        for part in shown[shown["ward_code"] == total.ward_code].itertuples():
            if part.part == REASON:
                yield f"    {REASONS[Reason(str(part.value))]}: {part.at_least} or more"
            elif part.part == KIND and part.value:
                yield f"    {kinds.label(str(part.value))}: {part.at_least} or more"
    yield NOTE.format(least=least)
