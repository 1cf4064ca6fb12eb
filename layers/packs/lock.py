"""Is somebody else preparing this area just now?"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import WithinReachError
from layers.locks.held import held


class AreaBusyError(WithinReachError, RuntimeError):
    """Another run is preparing the same area."""


@contextmanager
def only_run(area_folder: Path) -> Iterator[None]:
    """Hold the area for this run; a killed run lets go of it by itself.

    Raises
    ------
    AreaBusyError
        Another run holds it.
    """
    busy = AreaBusyError(
        "The area {area_folder_name} is being prepared by another run.",
        "Wait until that run has finished, then try again.",
        area_folder_name=area_folder.name,
    )
    with held(area_folder, busy):
        yield
