"""Newport's OpenStreetMap assets through the register: the same answers as from the pack, in known time."""

import time

import pandas as pd
import pytest

from actions.bring_in_pack import bring_in_pack
from geo.paces import PACES
from layers.area import Area
from layers.register.exporting.choosing import to_give
from layers.register.store import Register, open_register
from questions.places.area_assets import area_assets, pack_assets
from questions.walks.near_person import Origin, Question, near_person
from tests.memory import count_anew, needs_peak, peak_bytes

# Bounds on a busy machine. Measured: 516 assets come in in 0.4 s and are read again in 0.3 s.
SEED_S, READ_S, MORE_MB = 10.0, 5.0, 100.0


@pytest.fixture(scope="module")
def newport(newport_pack: Area) -> Area:
    return newport_pack


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    with open_register(tmp_path_factory.mktemp("register") / "register.sqlite") as opened:
        yield opened


def origins(area: Area, count: int = 12) -> list[Origin]:
    """Postcodes from all over the area."""
    placed = area.postcodes[area.postcodes.geometry.notna()].iloc[:: max(len(area.postcodes) // count, 1)]
    return [Origin(float(point.x), float(point.y)) for point in placed.geometry]


@needs_peak
def test_newports_assets_come_in_once_in_seconds_and_megabytes(newport: Area, register: Register):
    count_anew()
    before_mb = peak_bytes() / 1e6
    began = time.monotonic()
    bring_in_pack(register, newport)
    assets = area_assets(newport, register)
    seeded = time.monotonic()
    again = area_assets(newport, register)
    ended = time.monotonic()
    assert len(assets.table) == len(newport.assets) == len(assets.records)
    assert assets.key == again.key
    assert len(register.imports()) == newport.assets["source"].nunique()
    assert seeded - began < SEED_S
    assert ended - seeded < READ_S
    assert peak_bytes() / 1e6 - before_mb < MORE_MB


def test_the_answer_near_a_person_is_the_packs_everywhere(newport: Area, register: Register):
    through, pack = area_assets(newport, register), pack_assets(newport)
    reached = 0
    for origin in origins(newport):
        for pace, minutes in (("planning", 15), ("older", 20)):
            question = Question(PACES[pace], minutes)
            ours, theirs = (near_person(newport, known, origin, question) for known in (through, pack))
            assert ours.status == theirs.status
            reached += len(ours.in_reach)
            same(ours.in_reach, theirs.in_reach)
    assert reached > 200


def same(ours: pd.DataFrame, theirs: pd.DataFrame) -> None:
    """The same assets in reach, each as far as before, to the centimetres of a degree."""
    a, b = (table.set_index("asset_id").sort_index() for table in (ours, theirs))
    edge = a.index.symmetric_difference(b.index)
    assert not len(edge), list(edge)
    assert (a["walk_m"] - b["walk_m"]).abs().max() < 0.05 if len(a) else True
    assert a["kind"].tolist() == b["kind"].tolist()
    assert a["when"].tolist() == b["when"].tolist()


def test_what_openstreetmap_gives_is_given_back_with_its_licence_and_attribution(
    newport: Area, register: Register
):
    bring_in_pack(register, newport)
    given = to_give(entry.asset for entry in register.entries())
    assert len(given) == len(newport.assets)
    assert {asset.licence for asset in given} == {
        report.licence for report in newport.sources if report.layer == "assets"
    }
    assert all(asset.attribution and asset.source_date for asset in given)
