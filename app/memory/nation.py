"""What is kept of runs over many areas? Councils side by side, by the run as it stands and what is chosen."""

from pathlib import Path
from typing import Final

import geopandas as gpd

from actions.nation.read_run import CouncilChoice, CouncilsBeside, choices_of, councils_beside
from app.memory.session import areas_folder
from app.work.made_once import MadeOnce
from geo.errors import WithinReachError
from layers.nation.parts import attributions_of, read_outlines
from layers.nation.run_folder import INDEX_FILE, RunFolder, runs_folder, runs_in

_MOST: Final = 20
_BESIDE: Final = MadeOnce[tuple[str, str, CouncilChoice, str], CouncilsBeside](_MOST)
_COMPARES: Final = MadeOnce[tuple[str, str], bool](_MOST)
_NAMED: Final = MadeOnce[tuple[str, str, tuple[str, ...]], tuple[str, ...]](_MOST)
_OUTLINES: Final = MadeOnce[tuple[str, str, tuple[str, ...]], gpd.GeoDataFrame](_MOST)


def runs_here() -> tuple[RunFolder, ...]:
    """The runs that compare councils, that begun last first."""
    return tuple(run for run in runs_in(runs_folder(areas_folder())) if _compares(run))


def any_run_here() -> bool:
    """Whether there is a run at all, of whatever question."""
    return bool(runs_in(runs_folder(areas_folder())))


def beside_of(run: RunFolder, choice: CouncilChoice, like: str) -> CouncilsBeside:
    """The councils of a run for one question, read once for each state of its index. Raises as it does."""
    key = (str(run.folder), _state(run.folder), choice, like)
    return _BESIDE.get(key, lambda: councils_beside(run.folder, choice, like=like))


def outlines_of_run(run: RunFolder, areas: tuple[str, ...]) -> gpd.GeoDataFrame:
    """The outlines of these councils, read once for each state of the run's index."""
    key = (str(run.folder), _state(run.folder), areas)
    return _OUTLINES.get(key, lambda: read_outlines(run.folder, areas))


def attributions_of_run(run: RunFolder, areas: tuple[str, ...]) -> tuple[str, ...]:
    """Whom to name for these councils, read once for each state of the run's index."""
    key = (str(run.folder), _state(run.folder), areas)
    return _NAMED.get(key, lambda: attributions_of(run.folder, areas))


def _compares(run: RunFolder) -> bool:
    """Whether a run compares councils, looked at once for each state of its index."""
    return _COMPARES.get((str(run.folder), _state(run.folder)), lambda: _has_councils(run))


def _has_councils(run: RunFolder) -> bool:
    try:
        choices_of(run.record())
    except WithinReachError:
        return False
    return any(line.done for line in run.lines().values())


def _state(folder: Path) -> str:
    try:
        seen = (folder / INDEX_FILE).stat()
    except OSError:
        return ""
    return f"{seen.st_mtime_ns} {seen.st_size}"
