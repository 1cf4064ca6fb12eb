"""What is kept of answers about many kinds, wards and groups at once? Shared by everybody, by question."""

from typing import Final

from actions.at_work import at_work
from app.memory.grounds import ready_ground
from app.memory.session import area_assets
from app.work.made_once import MadeOnce
from layers.area import Area
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import GapMatrix, MatrixQuestion

_MOST: Final = 30  # a thousand cells each: a third of a megabyte
_MATRICES: Final = MadeOnce[tuple[str, str, MatrixQuestion], GapMatrix](_MOST)


def matrix_of(area: Area, question: MatrixQuestion) -> GapMatrix:
    """Every kind or basket for every ward and group, worked out once for each question."""
    assets = area_assets(area)

    def make() -> GapMatrix:
        """Ask it."""
        ready_ground(area, assets, question.base.pace.avoid, 0)
        with at_work() as workers:
            return gap_matrix(area, assets, question, workers=workers)

    return _MATRICES.get((assets.key, area.revision, question), make)
