"""What is known of a run over many areas, and of each area in it?"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from geo.wording import Wording, as_record, from_record

FORMAT: Final = 1


@dataclass(frozen=True)
class RunRecord:
    """What was fixed when a run began: the question, the areas in which revision, the assets as of when."""

    run_id: str
    question: str  # "gaps", "near-table", …
    ask: Mapping[str, Any]  # what is asked, as JSON has it
    moment: str  # ISO date and time, UTC: of this moment are the assets
    program: str  # which version of the program began it
    register: str  # the state of the register that was copied then; "" where each pack has its own assets
    areas: Mapping[str, str]  # the name of each area, and which revision of it; "" where it had none

    def as_table(self) -> dict[str, Any]:
        """For JSON."""
        names = ("run_id", "question", "ask", "moment", "program", "register", "areas")
        return {"format": FORMAT, **{name: getattr(self, name) for name in names}}

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "RunRecord":
        """From what ``as_table`` made. Raises ``LookupError``, ``TypeError`` or ``ValueError`` for others."""
        if table["format"] != FORMAT:
            raise ValueError("another format")
        texts = ("run_id", "question", "moment", "program", "register")
        plain = {name: _text(table[name]) for name in texts}
        areas = {_text(name): _text(revision) for name, revision in table["areas"].items()}
        return cls(**plain, ask=dict(table["ask"]), areas=areas)


@dataclass(frozen=True)
class AreaReason:
    """Why an area has no part: what is wrong, and what to do."""

    what: Wording
    fix: Wording


@dataclass(frozen=True)
class AreaLine:
    """One area in the index of a run: done, or named with its reason."""

    name: str
    title: str
    revision: str
    rows: int = 0
    sums: Mapping[str, str] = field(default_factory=dict)  # of each part: ``layers.packs.format.sum_of``
    measures: Mapping[str, float | str] = field(default_factory=dict)  # NaN: not known
    processor_s: float = 0.0
    reason: AreaReason | None = None  # None: it is done

    @property
    def done(self) -> bool:
        """Whether its parts are there."""
        return self.reason is None

    def as_table(self) -> dict[str, Any]:
        """For a line of JSON; what is not known is null."""
        measures = {name: _or_null(value) for name, value in self.measures.items()}
        plain = {"name": self.name, "title": self.title, "revision": self.revision, "rows": self.rows}
        table: dict[str, Any] = {**plain, "sums": dict(self.sums), "measures": measures,
                                 "processor_s": round(self.processor_s, 3)}  # fmt: skip
        if self.reason is not None:
            table |= {"what": as_record(self.reason.what), "fix": as_record(self.reason.fix)}
        return table

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "AreaLine":
        """From what ``as_table`` made. Raises ``LookupError``, ``TypeError``, ``ValueError`` for others."""
        measures = {
            str(name): math.nan if value is None else value for name, value in table["measures"].items()
        }
        if not all(isinstance(value, int | float | str) for value in measures.values()):
            raise TypeError("a measure is neither number nor text")
        reason = (
            AreaReason(from_record(table["what"]), from_record(table["fix"])) if "what" in table else None
        )
        return cls(
            _text(table["name"]), _text(table["title"]), _text(table["revision"]), int(table["rows"]),
            {str(name): _text(each) for name, each in table["sums"].items()},
            measures, float(table["processor_s"]), reason,
        )  # fmt: skip


@dataclass(frozen=True)
class AreaOutcome:
    """What came of one area: its line, and the bytes of its parts by the table that each is of."""

    line: AreaLine
    parts: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def _or_null(value: float | str) -> float | str | None:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is something else")
    return value
