"""How does a bench read in a terminal and as JSON?"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from bench.measuring.duels import Duel, Missing
from bench.measuring.figures import Figure, NotMeasured
from bench.measuring.machine import Machine

Finding = Duel | Missing | Figure | NotMeasured
DUEL_COLUMNS = ("asked", "beside", "it takes", "we, one core", "we, all", "×, one core", "×, all", "aim", "")
FIGURE_COLUMNS = ("measured", "figure", "aim", "")


@dataclass
class BenchReport:
    """All that one run found."""

    machine: Machine
    parts: dict[str, list[Finding]] = field(default_factory=dict)  # part of the bench -> what it found

    def add(self, part: str, finding: Finding) -> None:
        """Take in one finding."""
        self.parts.setdefault(part, []).append(finding)

    def of(self, *parts: str) -> "BenchReport":
        """Only these parts."""
        return BenchReport(self.machine, {part: self.parts[part] for part in parts})

    @property
    def duels(self) -> list[Duel]:
        """Ours beside others, in the order in which they were run."""
        return [finding for part in self.parts.values() for finding in part if isinstance(finding, Duel)]

    @property
    def figures(self) -> list[Figure]:
        """What was measured of ours alone."""
        return [finding for part in self.parts.values() for finding in part if isinstance(finding, Figure)]

    @property
    def left_out(self) -> list[Missing | NotMeasured]:
        """Who could not be compared, and what was not measured."""
        return [
            finding
            for part in self.parts.values()
            for finding in part
            if isinstance(finding, Missing | NotMeasured)
        ]

    def lines(self) -> Iterator[str]:
        """The tables, and in sentences what they leave out."""
        yield self.machine.sentence
        places = dict.fromkeys(duel.place for duel in self.duels)
        for place in places:
            duels = [duel for duel in self.duels if duel.place == place]
            yield ""
            yield f"{place}: ours beside others, medians of runs made in turn; their numbers are ours"
            yield from table(DUEL_COLUMNS, [duel_row(duel) for duel in duels])
            yield from _notes([(duel.peer, duel.note) for duel in duels])
        if self.figures:
            yield ""
            yield "By itself"
            yield from table(FIGURE_COLUMNS, [figure_row(figure) for figure in self.figures])
            yield from _notes([(figure.words, figure.note) for figure in self.figures])
        for sentence in dict.fromkeys(left.sentence for left in self.left_out):
            yield ""
            yield sentence

    def as_json(self) -> str:
        """The same, for a program; a figure that is not finite is null, for JSON has no word for it."""
        record = {
            "machine": asdict(self.machine),
            "duels": [{**asdict(duel), "met": duel.met} for duel in self.duels],
            "figures": [{**asdict(figure), "met": figure.met} for figure in self.figures],
            "left_out": [asdict(left) for left in self.left_out],
        }
        return json.dumps(_plain(record), ensure_ascii=False, indent=2, allow_nan=False)


def _plain(value: Any) -> Any:
    """The same data in the types that JSON knows: figures come out of NumPy as its own."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def duel_row(duel: Duel) -> list[str]:
    """One comparison as cells."""
    return [
        duel.task,
        duel.peer,
        f"{span(duel.peer_s)} ({duel.peer_cores:.1f} cores)",
        span(duel.ours_one_core_s),
        f"{span(duel.ours_s)} ({duel.ours_cores:.1f} cores)",
        times(duel.ratio_one_core),
        times(duel.ratio),
        "" if duel.target is None else f"{duel.target:g}×",
        verdict(duel.met),
    ]


def figure_row(figure: Figure) -> list[str]:
    """One figure as cells."""
    aim = "" if figure.target is None else f"≤ {figure.target:,g} {figure.unit}"
    return [figure.words, f"{number(figure.value)} {figure.unit}", aim, verdict(figure.met)]


def span(seconds: float) -> str:
    """A time with a unit that suits it."""
    return f"{number(seconds)} s" if seconds >= 1 else f"{number(seconds * 1e3)} ms"


def times(ratio: float) -> str:
    """How many times as long, with three figures at most."""
    return f"{number(ratio)}×"


def number(value: float) -> str:
    """Three figures, never more."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def verdict(met: bool | None) -> str:
    """Whether a target was met, in a word; nothing where there is none."""
    return "" if met is None else "met" if met else "not met"


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns as wide as they need to be."""
    widths = [max(len(row[at]) for row in (columns, *rows)) for at in range(len(columns))]
    for row in (columns, ["-" * width for width in widths], *rows):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _notes(noted: Sequence[tuple[str, str]]) -> Iterator[str]:
    for words, note in noted:
        if note:
            yield f"  {words}: {note}."
