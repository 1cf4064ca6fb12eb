"""What does a run say of the councils side by side? Read from its index and parts, also while it grows."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa

from geo.errors import WithinReachError
from layers.nation.model import AreaLine, RunRecord
from layers.nation.parts import read_figures
from layers.nation.run_folder import RunFolder
from questions.nation.gaps import EVERY_GROUP, GAPS
from questions.nation.like_councils import LikeCouncil, like_councils
from questions.nation.measures import AreaMeasures
from questions.nation.side_by_side import ADDED_UP, side_by_side
from questions.wards.ward_gap_model import EVERYONE

_TEXTS: Final = ("deprivation_of",)


class NoComparisonError(WithinReachError, ValueError):
    """A run cannot be read as councils side by side."""


@dataclass(frozen=True)
class CouncilChoice:
    """For which of the questions of a run councils are compared."""

    kind: str
    pace: str
    minutes: int
    group: str = EVERYONE


@dataclass(frozen=True, eq=False)
class CouncilsBeside:
    """The councils of a run for one question."""

    record: RunRecord
    choice: CouncilChoice
    table: pd.DataFrame  # COUNCIL_COLUMNS, ``title``, AreaMeasures; the smallest share first
    refused: tuple[AreaLine, ...]  # areas without an answer, each with its reason
    waiting: int  # areas that the run has not come to yet
    like: tuple[LikeCouncil, ...] = ()  # beside the one that was chosen, the most alike first


def choices_of(record: RunRecord) -> dict[str, tuple[Any, ...]]:
    """What may be chosen in a run: ``kind``, ``pace``, ``minutes``, ``group``.

    Raises
    ------
    NoComparisonError
        The run is of a question that has no councils side by side.
    """
    if record.question != GAPS:
        raise NoComparisonError(
            "This run is of another question ({question}), which does not compare councils.",
            "Make one with cli.py nation gaps.",
            question=record.question,
        )
    ask = record.ask
    groups = tuple(ask["groups"])
    return {
        "kind": tuple(ask["kinds"]),
        "pace": tuple(ask["paces"]),
        "minutes": tuple(ask["minutes"]),
        "group": (EVERYONE,) if groups == (EVERY_GROUP,) else groups,
    }


def councils_beside(folder: Path, choice: CouncilChoice, *, like: str = "") -> CouncilsBeside:
    """The councils of a run for one of its questions; with ``like`` that one first and those most like it.

    Raises
    ------
    RunFolderError
        There is no run here.
    NoComparisonError
        The run has no such question, or a part is damaged.
    NotComparableError
        There is no council ``like``, or too little is known of it.
    """
    run = RunFolder(folder)
    record, lines = run.record(), run.lines()
    _check(choice, choices_of(record))
    done = [name for name, line in lines.items() if line.done]
    alike = like_councils(like, {name: measures_in(lines[name]) for name in done}) if like else ()
    names = [like, *(each.name for each in alike)] if like else sorted(done)
    try:
        figures = read_figures(folder, names, where=_where(choice), columns=list(ADDED_UP))
    except (OSError, pa.ArrowException) as error:
        raise NoComparisonError(
            "A part of the run in {folder} cannot be read ({sort}).", "Run again: what is damaged is redone.",
            folder=folder.name, sort=type(error).__name__,
        ) from error  # fmt: skip
    table = side_by_side(figures, names).join(_beside(lines, names))
    if not like:
        table = table.sort_values(["share_one", "title"], kind="stable", ignore_index=True)
    refused = tuple(line for line in lines.values() if not line.done)
    return CouncilsBeside(record, choice, table, refused, len(record.areas) - len(lines), alike)


def measures_in(line: AreaLine) -> AreaMeasures:
    """The measures of an area as the index has them; what it lacks is not known."""
    given: dict[str, Any] = {}
    for each in fields(AreaMeasures):
        value = line.measures.get(each.name, "" if each.name in _TEXTS else float("nan"))
        given[each.name] = str(value) if each.name in _TEXTS else _number(value)
    return AreaMeasures(**given)


def _number(value: float | str) -> float:
    return float("nan") if isinstance(value, str) else float(value)


def _beside(lines: Mapping[str, AreaLine], names: list[str]) -> pd.DataFrame:
    """What stands beside the figures: title and measures, a row for each name."""
    measures = [measures_in(lines[name]) for name in names]
    columns: dict[str, Any] = {"title": [lines[name].title for name in names]}
    for each in fields(AreaMeasures):
        if each.name != "residents":  # the figures have that of their group
            columns[each.name] = [getattr(values, each.name) for values in measures]
    return pd.DataFrame(columns)


def _where(choice: CouncilChoice) -> dict[str, Any]:
    names = ("kind", "pace", "minutes", "group")
    return {name: getattr(choice, name) for name in names}


def _check(choice: CouncilChoice, choices: Mapping[str, tuple[Any, ...]]) -> None:
    for name, value in _where(choice).items():
        if value not in choices[name]:
            raise NoComparisonError(
                '"{value}" was not asked in this run.', "Choose one of: {values}.",
                value=value, values=", ".join(str(each) for each in choices[name]),
            )  # fmt: skip
