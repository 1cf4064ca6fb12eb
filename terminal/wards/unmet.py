"""How do the counts of conversations that ended with nothing suitable read in a terminal?"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated

import pandas as pd
import typer

from geo.rows import rows_of
from layers.area import AREAS_FOLDER, Area, open_area
from layers.assets.kinds import Kinds, load_kinds
from layers.register.importing.seeding import register_folder
from layers.unmet.counts import Reason
from layers.unmet.place import counts_beside
from layers.unmet.settings import shown_from
from presentation.words.kinds import kind_label
from presentation.words.names import ward_names
from presentation.words.plain import one_line
from presentation.words.wards import unmet as unmet_words
from questions.wards.nothing_suitable import KIND, REASON, TOTAL, shown_counts
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command(help=unmet_words.COMMAND)
def unmet(
    area: Annotated[str, typer.Option("--area", help=unmet_words.AREA_HELP)] = "demo",
    year: Annotated[
        int | None, typer.Option("--year", min=2000, max=9000, help=unmet_words.YEAR_HELP)
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
        shown_year, least = year or today.year - 1, shown_from(folder)
        shown = shown_counts(counts_beside(areas), opened, year=shown_year, today=today, at_least=least)
        print_lines(unmet_lines(opened, shown, load_kinds(), year=shown_year, least=least))


def unmet_lines(area: Area, shown: pd.DataFrame, kinds: Kinds, *, year: int, least: int) -> Iterator[str]:
    """A line for each ward that may be shown, then its reasons and kinds, then the rule."""
    totals = shown[shown["part"] == TOTAL].sort_values(["at_least", "ward_code"], ascending=[False, True])
    if totals.empty:
        yield unmet_words.none_shown(area.title, year, least)
        return
    names = ward_names(area.wards)
    yield unmet_words.year_title(area.title, year)
    for total in rows_of(totals):
        name = one_line(str(names.get(total.ward_code, total.ward_code)))
        yield f"  {unmet_words.counted_line(name, total.at_least)}"
        for part in rows_of(shown[shown["ward_code"] == total.ward_code]):
            if part.part == REASON:
                reason = unmet_words.REASONS[Reason(part.value)]
                yield f"    {unmet_words.counted_line(reason, part.at_least)}"
            elif part.part == KIND and part.value:
                yield f"    {unmet_words.counted_line(kind_label(kinds, part.value), part.at_least)}"
    yield unmet_words.rounding(least)
