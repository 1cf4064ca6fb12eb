"""How is one question asked of many areas? Each by itself, by whoever is free; what is done stays done.

What was fixed at the start holds to the end: the question, each area's revision, the assets of one moment. A
run that was stopped goes on with what lacks; an area that cannot be answered is named with its reason.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

from actions.acting import AT_THE_DESK, Acting
from actions.nation.crew import Crew, check_crew
from actions.nation.mapped import TellCrew, mapped, reason_of
from actions.nation.on_worker import AreaTask, answer_area, refused
from actions.nation.snapshot import Snapshot, snapshot_path, take_snapshot
from geo.errors import WithinReachError
from geo.wording import worded
from layers.area import revision_to_open
from layers.locks.held import held
from layers.nation.model import AreaLine, AreaOutcome, AreaReason, RunRecord
from layers.nation.run_folder import RunFolder, RunFolderError
from layers.packs.format import PackError
from layers.packs.summaries import AreaSummary, list_areas, serving_folder
from layers.recipes.checks import is_area_name
from layers.shown_log.lines import program_version
from questions.nation.asks import NationAsk


class NationRunError(WithinReachError, RuntimeError):
    """A run over many areas cannot begin or go on."""


@dataclass(frozen=True)
class NationWish:
    """What is asked of which areas, where the answers go, and who works."""

    ask: NationAsk
    areas: Path
    out: Path
    names: tuple[str, ...] = ()  # of areas; none: all that are prepared
    own_assets: bool = False  # each pack's own, even where there is a register
    crew: Crew = field(default_factory=Crew)


@dataclass(frozen=True)
class NationProgress:
    """How far a run is."""

    done: int
    refused: int
    of: int
    seconds_left: float | None  # None while nobody can tell
    newest: AreaLine | None = None


@dataclass(frozen=True)
class NationReport:
    """What came of a run."""

    record: RunRecord
    lines: Mapping[str, AreaLine]
    answered_now: int  # areas done in this call; the others stood already
    seconds: float

    @property
    def refused(self) -> tuple[AreaLine, ...]:
        """The areas without a part, each with its reason."""
        return tuple(line for line in self.lines.values() if not line.done)


TellNation = Callable[[NationProgress], None]


def ask_many(
    wish: NationWish,
    *,
    tell: TellNation = lambda _: None,
    tell_crew: TellCrew = lambda _: None,
    acting: Acting = AT_THE_DESK,
) -> NationReport:
    """Ask every area, or those that lack where a run was stopped.

    Parameters
    ----------
    tell
        Hears of every area that is done or refused.
    tell_crew
        Hears once who works, and where that can be watched.

    Raises
    ------
    NationRunError
        There is no area, another run is at work in the folder, or it holds another question.
    RunFolderError
        The folder holds something else.
    CrewError
        Nobody can be found to do the work.
    OSError
        The disk is full or the folder cannot be written; what is done stays.
    """
    acting.check_action("ask many areas")
    check_crew(wish.crew)
    wish.out.mkdir(parents=True, exist_ok=True)
    busy = NationRunError("Another run is at work in {folder}.", "Wait until it has finished.",
                          folder=wish.out.name)  # fmt: skip
    with held(wish.out, busy):
        return _asked(wish, tell, tell_crew)


def _asked(wish: NationWish, tell: TellNation, tell_crew: TellCrew) -> NationReport:
    began, folder = monotonic(), RunFolder(wish.out)
    record, snapshot = _gone_on(wish, folder) if folder.is_there() else _begun(wish, folder)
    folder.clear_unfinished()
    lines = folder.whole()
    folder.go_on_from(lines)
    lacking = [name for name in record.areas if name not in lines]
    ask = _as_fixed(wish.ask, record)
    weights = {each.name: _weight(each) for each in list_areas(wish.areas)}
    tasks = [
        AreaTask(ask, name, record.areas[name], str(wish.areas.absolute()), snapshot.place, _of_run(record))
        for name in sorted(lacking, key=lambda name: -weights.get(name, 0.0))  # the largest first
    ]
    clock = _Clock(began, {name: weights.get(name, 0.0) for name in lacking})
    tell(NationProgress(len(lines), 0, len(record.areas), None))
    for outcome in _outcomes(tasks, wish.crew, tell_crew):
        folder.put(outcome)
        lines[outcome.line.name] = outcome.line
        tell(_progress(lines, record, clock.left(outcome.line.name), outcome.line))
    if all(line.done for line in lines.values()):
        snapshot.remove()
    answered = sum(lines[name].done for name in lacking)
    return NationReport(record, lines, answered, monotonic() - began)


def _begun(wish: NationWish, folder: RunFolder) -> tuple[RunRecord, Snapshot]:
    names = wish.names or tuple(each.name for each in list_areas(wish.areas))
    if not names:
        raise NationRunError("No area is prepared in {folder}.", "Prepare some: cli.py nation prepare.",
                             folder=wish.areas.name)  # fmt: skip
    folder.check_empty()  # before the register is copied
    run_id = uuid4().hex[:16]
    snapshot = take_snapshot(wish.areas, run_id, own_assets=wish.own_assets)
    record = RunRecord(
        run_id,
        wish.ask.name,
        wish.ask.record(),
        datetime.now(UTC).isoformat(timespec="seconds"),
        program_version(),
        snapshot.state,
        {name: _revision(wish.areas, name) for name in names},
    )
    folder.begin(record)
    return record, snapshot


def _gone_on(wish: NationWish, folder: RunFolder) -> tuple[RunRecord, Snapshot]:
    """The run that was begun here, if it is of the same question and its assets are still there."""
    record = folder.record()
    fixed = {**wish.ask.record(), "today": record.ask.get("today")}
    other_names = bool(wish.names) and set(wish.names) != set(record.areas)
    if record.question != wish.ask.name or fixed != dict(record.ask) or other_names:
        raise RunFolderError(
            "{folder} holds a run of another question, of {day}.",
            "Choose another --out, or ask as then: {record} there says what was asked.",
            folder=wish.out.name, day=record.moment[:10], record="run.json",
        )  # fmt: skip
    snapshot = Snapshot(snapshot_path(wish.areas, record.run_id), record.register)
    is_over = folder.whole().keys() >= record.areas.keys()
    if record.register and not snapshot.path.is_file() and not is_over:
        raise NationRunError(
            "The copy of the register that this run reads is gone: it is kept for a week.",
            "Begin anew with another --out.",
        )
    return record, snapshot


def _as_fixed(ask: NationAsk, record: RunRecord) -> NationAsk:
    """The question as of the day on which the run began."""
    asked_for: Any = ask
    fixed: NationAsk = replace(asked_for, today=date.fromisoformat(record.ask["today"]))
    return fixed


def _of_run(record: RunRecord) -> dict[str, Any]:
    """What each part says of the run."""
    return {
        "program": f"Within Reach {record.program}",
        "run": record.run_id,
        "question": record.question,
        "ask": dict(record.ask),
        "moment": record.moment,
        "assets": record.register or "each area's own",
    }


def _outcomes(tasks: list[AreaTask], crew: Crew, tell_crew: TellCrew) -> Iterator[AreaOutcome]:
    """What comes of each area, in the order in which they are done; nobody is called where nothing lacks."""
    for task in tasks:
        if not task.revision:
            yield _not_prepared(task)
    there = {task.name: task for task in tasks if task.revision}
    for name, outcome, error in mapped(answer_area, there, crew, tell_crew):
        yield _lost(there[name], error) if outcome is None else outcome


def _lost(task: AreaTask, error: BaseException | None) -> AreaOutcome:
    return refused(task.name, task.name, task.revision, reason_of(error))


def _not_prepared(task: AreaTask) -> AreaOutcome:
    try:
        revision_to_open(task.name, areas_folder=Path(task.areas))
        what = worded("It was not prepared when this run began.")
        fix = worded("Run again with another --out.")
    except WithinReachError as error:
        what, fix = error.what, error.fix
    return refused(task.name, task.name, "", AreaReason(what, fix))


def _revision(areas: Path, name: str) -> str:
    """The revision that serves now; "" where the area is not prepared, or names one that is not there."""
    try:
        folder = serving_folder(areas / name) if is_area_name(name) else None
    except PackError:
        return ""
    return folder.name if folder is not None else ""


def _weight(summary: AreaSummary) -> float:
    """About how long an area takes beside others: by its streets and its homes."""
    counts = summary.label.counts if summary.label is not None else {}
    return float(counts.get("streets", 0) + 5 * counts.get("residents", 0))


def _progress(
    lines: Mapping[str, AreaLine], record: RunRecord, seconds_left: float | None, newest: AreaLine
) -> NationProgress:
    done = sum(line.done for line in lines.values())
    return NationProgress(done, len(lines) - done, len(record.areas), seconds_left, newest)


class _Clock:
    """How long will the rest take? As long for its weight as what is done took."""

    def __init__(self, began: float, weights: Mapping[str, float]) -> None:
        self._began, self._left = began, dict(weights)
        self._whole = sum(weights.values())

    def left(self, name: str) -> float | None:
        """Seconds left once this area is done; None while nobody can tell."""
        self._left.pop(name, None)
        rest = sum(self._left.values())
        done = self._whole - rest
        return (monotonic() - self._began) * rest / done if done > 0 else None
