"""Visitors who come at the same moment to a cold area have its streets made once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.memory.visit import VisitMemory
from geo.paces import PACES
from geo.snap import Snapper
from layers.area import Area, open_revision
from questions.places.area_assets import pack_assets
from questions.walks import walking_ground
from questions.walks.near_person import Origin, Question

VISITORS = 8


@pytest.mark.parametrize("pace", ["older", "step-free"])
def test_eight_cold_visitors_build_one_street_index_of_a_kind(
    tiny: Area, monkeypatch: pytest.MonkeyPatch, pace: str
) -> None:
    built: list[int] = []

    class Counted(Snapper):
        def __init__(self, network, *, avoid=0, **options):
            built.append(avoid)
            threading.Event().wait(0.2)  # long enough for all to come meanwhile
            super().__init__(network, avoid=avoid, **options)

    monkeypatch.setattr(walking_ground, "Snapper", Counted)
    area = open_revision(tiny.folder)  # nothing of it has been opened
    assets, together = pack_assets(area), threading.Barrier(VISITORS)
    question = Question(PACES[pace], 15)
    home = assets.table.geometry.iloc[0]

    def visit(_: int) -> int:
        memory = VisitMemory({})
        memory.start_from(Origin(home.x, home.y))
        together.wait(20)
        asked = memory.ask(area, assets, question)
        assert asked is not None
        return len(asked.answer.in_reach)

    with ThreadPoolExecutor(VISITORS) as pool:
        assert len(set(pool.map(visit, range(VISITORS)))) == 1
    assert sorted(built) == sorted({0, PACES[pace].avoid})
