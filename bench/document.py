"""How do the figures get into docs/speed.md? Between marks in it, a pair for each part; nobody copies one."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.report import DUEL_COLUMNS, FIGURE_COLUMNS, BenchReport, duel_row, figure_row
from geo.errors import WithinReachError


def write_figures(document: Path, report: BenchReport, *, plot: Path | None) -> None:
    """Put the parts that were measured into the document, in place of what stood there of them.

    Raises
    ------
    WithinReachError
        The document is not there or has no marks for a part.
    """
    text = document.read_text(encoding="utf-8") if document.is_file() else ""
    for part in report.parts:
        begin, end = marks(part)
        before, current, rest = text.partition(begin)
        _, found_end, after = rest.partition(end)
        if not current or not found_end:
            raise WithinReachError(
                "{document_name} has no place for the figures of {part}.",
                'It needs two lines of their own, "{begin}" and "{end}".',
                document_name=document.name,
                part=part,
                begin=begin,
                end=end,
            )
        figures = "\n".join(markdown(report.of(part), plot=plot))
        text = f"{before}{begin}\n\n{figures}\n\n{end}{after}"
    document.write_text(text, encoding="utf-8")


def marks(part: str) -> tuple[str, str]:
    """Where the figures of a part begin and end."""
    return f"<!-- {part}: begin, written by the bench -->", f"<!-- {part}: end -->"


def markdown(report: BenchReport, *, plot: Path | None) -> Iterator[str]:
    """The figures as Markdown."""
    day = datetime.now(UTC).date().isoformat()
    busy = report.machine.busy_words
    yield f"Measured on {day} on {report.machine.name}.{' ' if busy else ''}{busy}"
    for place in dict.fromkeys(duel.place for duel in report.duels):
        duels = [duel for duel in report.duels if duel.place == place]
        yield from ("", f"{place}; {report.machine.versions_words}:", "")
        yield from _table(DUEL_COLUMNS, [duel_row(duel) for duel in duels])
        yield from _notes([(duel.peer, duel.note) for duel in duels])
    growth = any(figure.group == "growth" for figure in report.figures)
    if growth and plot is not None:
        yield from ("", f"![Time and memory as the streets and the origins grow]({plot.name})")
    if report.figures:
        yield ""
        yield from _table(FIGURE_COLUMNS, [figure_row(figure) for figure in report.figures])
        yield from _notes([(figure.words, figure.note) for figure in report.figures])
    for sentence in dict.fromkeys(left.sentence for left in report.left_out):
        yield from ("", sentence)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (columns, ["---"] * len(columns), *rows):
        yield f"| {' | '.join(row)} |"


def _notes(noted: Sequence[tuple[str, str]]) -> Iterator[str]:
    lines = [f"- {words}: {note}." for words, note in noted if note]
    if lines:
        yield from ("", *lines)
