"""How do the counts of conversations that ended with nothing suitable read in a terminal?"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from geo.errors import WithinReachError
from geo.rows import rows_of
from layers.area import AREAS_FOLDER, Area, open_area
from layers.assets.kinds import Kinds, load_kinds
from layers.register.importing.seeding import register_folder
from layers.unmet.counts import Reason
from layers.unmet.place import counts_beside
from layers.unmet.settings import shown_from
from layers.wards.names import second_names_by_code, ward_called
from presentation.printing.wards.call import call_pdf
from presentation.words.kinds import kind_label
from presentation.words.names import ward_names
from presentation.words.near.lines import printable
from presentation.words.plain import one_line
from presentation.words.wards import loop as loop_words, unmet as unmet_words
from questions.loop.award_effect import award_effect
from questions.loop.call import call_wards
from questions.loop.released import released_of
from questions.wards.nothing_suitable import KIND, REASON, TOTAL, shown_counts, threshold
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command(help=unmet_words.COMMAND)
def unmet(
    area: Annotated[str, typer.Option("--area", help=unmet_words.AREA_HELP)] = "demo",
    year: Annotated[
        int | None, typer.Option("--year", min=2000, max=9000, help=unmet_words.YEAR_HELP)
    ] = None,
    call: Annotated[Path | None, typer.Option("--call", help=loop_words.COMMAND_CALL)] = None,
    award_wards: Annotated[str, typer.Option("--award-wards", help=loop_words.COMMAND_WARDS)] = "",
    award_year: Annotated[
        int | None, typer.Option("--award-year", min=2000, max=9000, help=loop_words.COMMAND_YEAR)
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
        if award_wards.strip():
            print_lines(_award_lines(opened, areas, award_wards, award_year or today.year - 2, least=least))
            return
        shown = shown_counts(counts_beside(areas), opened, year=shown_year, today=today, at_least=least)
        print_lines(unmet_lines(opened, shown, load_kinds(), year=shown_year, least=least))

        if call is not None:
            _write_call(opened, shown, call, year=shown_year, least=least)


def _write_call(area: Area, shown: pd.DataFrame, file: Path, *, year: int, least: int) -> None:
    """The call as a file; nothing where nothing may be told."""
    wards = call_wards(shown)
    if not wards:
        return
    today = datetime.now(UTC).date()
    content = call_pdf(area, wards, load_kinds(), year=year, least=threshold(least), today=today)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise WithinReachError(
            "{file} cannot be written.", "Name a file in a folder that can be written to.", file=file.name
        ) from error
    typer.echo(loop_words.call_written(file.name, len(wards)))


def _award_lines(area: Area, areas: Path, typed: str, year: int, *, least: int) -> list[str]:
    """What became of an award, from released figures alone."""
    names, today = ward_names(area.wards), datetime.now(UTC).date()
    by_code = dict(zip(area.wards["ward_code"], area.wards["ward_name"], strict=True))
    second = second_names_by_code(area.wards)
    codes = [ward_called(part, by_code, second=second) for part in typed.split(",") if part.strip()]
    counts = counts_beside(areas)
    before, after = (
        released_of(counts, area, each, today=today, at_least=least) for each in (year - 1, year + 1)
    )
    effect = award_effect(before, after, award_wards=codes, every_ward=list(by_code))
    return [printable(each) for each in loop_words.effect_sentences(effect, names)]


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
