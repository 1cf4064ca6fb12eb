"""`cli.py areas`: the prepared areas, how old they are and what they hold. Opens none of them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import typer

from layers.packs.summaries import AREAS_FOLDER, AreaSummary, list_areas
from presentation.words.packs import NOT_VOUCHED_FOR
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def areas(areas: AreasOption = AREAS_FOLDER) -> None:
    """List the prepared areas: how old they are and what they hold."""
    with in_plain_words():
        print_lines(area_lines(list_areas(areas)))


def area_lines(summaries: list[AreaSummary]) -> Iterator[str]:
    """The prepared areas, each with its age, what it holds, and how old its sources are."""
    if not summaries:
        yield "No area has been prepared yet."
        yield 'Prepare one: .venv/bin/python cli.py prepare "Wigan" (a council by its name, from open data),'
        yield "or .venv/bin/python cli.py prepare recipes/NAME.toml --data FOLDER (a recipe, from its files)."
    for summary in summaries:
        if summary.label is None:
            yield f"{summary.name}: {summary.problem}"
            continue
        label = summary.label
        made_up = ", a made-up town" if label.made_up else ""
        yield f"{label.name}: {label.title}{made_up}, prepared {_age(label.made_at)}"
        shown = ("streets", "residents", "postcodes", "assets")
        words = {"streets": "stretches between junctions", "residents": "resident points"}
        yield "  " + ", ".join(f"{label.counts.get(key, 0):,} {words.get(key, key)}" for key in shown)
        dates = sorted({source.date for source in label.sources if source.date})
        for date in dates:
            titles = dict.fromkeys(source.title for source in label.sources if source.date == date)
            yield f"  {date}: {', '.join(titles)}"
        if not label.vouched_for:
            yield f"  {NOT_VOUCHED_FOR}"


def _age(made_at: str) -> str:
    days = (datetime.now(UTC) - datetime.fromisoformat(made_at)).days
    return "today" if days < 1 else "yesterday" if days == 1 else f"{days} days ago"
