"""A made-up nation is one of England's size, its packs open, and each council answers."""

import numpy as np
import pytest

from actions.nation.on_worker import AreaTask, answer_area
from bench.nation.made_up_nation import ASSETS, COUNCILS, KINDS, POSTCODES, _shares, make_nation
from bench.nation.run import ASK
from layers.area import open_area
from layers.packs.summaries import serving_revision


@pytest.fixture(scope="module")
def nation(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nation")
    return folder, make_nation(folder, 2, of=3_000)


def test_all_councils_together_are_the_nation():
    shares = _shares(COUNCILS)
    assert shares.sum() == pytest.approx(1)
    assert (shares > 0).all()
    assert np.round(POSTCODES * shares).sum() == pytest.approx(POSTCODES, abs=COUNCILS)


def test_its_packs_open_and_lie_beside_one_another(nation):
    folder, sizes = nation
    first, second = (open_area(f"made-up-00{at}", areas_folder=folder) for at in (0, 1))
    assert not first.boundary.intersects(second.boundary)
    assert sizes["residents"] == len(first.residents) + len(second.residents)
    assert set(first.residents["ward_code"]) <= set(first.wards["ward_code"])
    assert set(first.assets["kind"]) <= set(KINDS)
    assert sizes["assets"] < ASSETS


def test_each_council_answers(nation):
    folder, _ = nation
    name = "made-up-001"
    outcome = answer_area(AreaTask(ASK, name, str(serving_revision(folder / name)), str(folder), ""))
    assert outcome.line.done
    assert outcome.line.rows == 10 * 3 * len(open_area(name, areas_folder=folder).wards)
    assert outcome.line.measures["older_share"] > 0


def test_what_is_there_already_stays(nation):
    folder, sizes = nation
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    assert make_nation(folder, 2, of=3_000) == sizes
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == before
