"""How do the figures get into docs/speed.md? Between two marks in it, so that nobody copies one by hand."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.report import DUEL_COLUMNS, FIGURE_COLUMNS, Report, duel_row, figure_row
from geo.errors import WithinReachError

BEGIN, END = "<!-- figures: begin, written by the bench -->", "<!-- figures: end -->"


def write_figures(document: Path, report: Report, *, plot: Path | None) -> None:
    """Put this run's figures into the document in place of the last run's.

    Raises
    ------
    WithinReachError
        The document is not there or has lost its marks.
    """
    text = document.read_text(encoding="utf-8") if document.is_file() else ""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise WithinReachError(
            f"{document.name} has no place for the figures.",
            f'It needs two lines of their own, "{BEGIN}" and "{END}".',
        )
    figures = "\n".join(markdown(report, plot=plot))
    document.write_text(f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}", encoding="utf-8")


def markdown(report: Report, *, plot: Path | None) -> Iterator[str]:
    """The figures as Markdown."""
    yield f"Measured on {datetime.now(UTC).date().isoformat()} on this machine: {report.machine.sentence}"
    for place in dict.fromkeys(duel.place for duel in report.duels):
        duels = [duel for duel in report.duels if duel.place == place]
        yield from ("", f"### {place}", "")
        yield from _table(DUEL_COLUMNS, [duel_row(duel) for duel in duels])
        yield from _notes([(duel.peer, duel.note) for duel in duels])
    own = [figure for figure in report.figures if figure.group != "growth"]
    if own:
        yield from ("", "### By itself", "")
        yield from _table(FIGURE_COLUMNS, [figure_row(figure) for figure in own])
        yield from _notes([(figure.words, figure.note) for figure in own])
    growth = [figure for figure in report.figures if figure.group == "growth"]
    if growth:
        yield from ("", "### Growth", "")
        if plot is not None:
            yield from (f"![Time and memory as the streets and the origins grow]({plot.name})", "")
        yield from _table(("measured", "figure"), [figure_row(figure)[:2] for figure in growth])
    for sentence in dict.fromkeys(left.sentence for left in report.left_out):
        yield from ("", sentence)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (columns, ["---"] * len(columns), *rows):
        yield f"| {' | '.join(row)} |"


def _notes(noted: Sequence[tuple[str, str]]) -> Iterator[str]:
    said = [f"- {words}: {note}." for words, note in noted if note]
    if said:
        yield from ("", *said)
