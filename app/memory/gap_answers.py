"""What is kept of answers about many kinds, wards and groups at once? Shared by everybody, by question."""

from dataclasses import replace
from datetime import date
from typing import Final

from actions.at_work import at_work
from app.memory.grounds import ready_ground
from app.memory.session import area_assets, area_assets_on, gaps_of
from app.memory.superseded import SERVING
from app.work.made_once import MadeOnce
from layers.area import Area
from questions.places.area_assets import AreaAssets
from questions.wards.by_bus import BusDays, WardsByBus, wards_by_bus
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import GapMatrix, MatrixQuestion
from questions.wards.trend.model import RegisterDay, WardTrend
from questions.wards.trend.place_changes import without_places
from questions.wards.trend.ward_trend import ward_trend
from questions.wards.ward_gap_model import WardGaps, WardQuestion
from questions.wards.ward_gaps import ward_gaps

_MOST: Final = 30  # a thousand cells each: a third of a megabyte
_MATRICES: Final = MadeOnce[tuple[str, str, MatrixQuestion], GapMatrix](_MOST)
_WITHOUT: Final = MadeOnce[tuple[str, WardQuestion, str], WardGaps](_MOST)
_TRENDS: Final = MadeOnce[tuple[str, WardQuestion, tuple[date, ...]], WardTrend](_MOST)
_BY_BUS: Final = MadeOnce[tuple[str, WardQuestion, BusDays], WardsByBus | None](_MOST)
for _answers in (_MATRICES, _WITHOUT, _TRENDS, _BY_BUS):
    SERVING.when_superseded(_answers.forget)


def trend_of(area: Area, question: WardQuestion, days: tuple[date, ...]) -> WardTrend:
    """The single question as of each of several days, in order, the last of them today's or earlier."""

    def ask(assets: AreaAssets, dated: WardQuestion) -> WardGaps:
        """The single question."""
        with at_work() as workers:
            return ward_gaps(area, assets, dated, workers=workers)

    def make() -> WardTrend:
        """Ask it of every day."""
        return ward_trend([_on(area, question, day) for day in days], ask)

    return _TRENDS.get((f"{area_assets(area).key} {area.revision}", question, days), make)


def with_and_without(area: Area, question: WardQuestion, asset_id: str) -> tuple[WardGaps, WardGaps]:
    """The single question today, and as it would be answered had one place not been."""

    def make() -> WardGaps:
        """Ask it without the place."""
        rest = without_places(area_assets(area), frozenset([asset_id]), change="one")
        with at_work() as workers:
            return ward_gaps(area, rest, question, workers=workers)

    return gaps_of(area, question), _WITHOUT.get(
        (f"{area_assets(area).key} {area.revision}", question, asset_id), make
    )


def by_bus_of(area: Area, question: WardQuestion, days: BusDays) -> WardsByBus | None:
    """The single question on foot or by bus; None where the timetable holds on none of the days."""
    assets, gaps = area_assets(area), gaps_of(area, question)

    def make() -> WardsByBus | None:
        """Ask it."""
        return wards_by_bus(area, assets, gaps, days)

    return _BY_BUS.get((f"{assets.key} {area.revision}", question, days), make)


def _on(area: Area, question: WardQuestion, day: date) -> RegisterDay:
    on = None if day == question.today else day
    return RegisterDay(day, area_assets_on(area, on), gaps_of(area, replace(question, today=day), on))


def matrix_of(area: Area, question: MatrixQuestion) -> GapMatrix:
    """Every kind or basket for every ward and group, worked out once for each question."""
    assets = area_assets(area)

    def make() -> GapMatrix:
        """Ask it."""
        ready_ground(area, assets, question.base.pace.avoid, 0)
        with at_work() as workers:
            return gap_matrix(area, assets, question, workers=workers)

    return _MATRICES.get((assets.key, area.revision, question), make)
