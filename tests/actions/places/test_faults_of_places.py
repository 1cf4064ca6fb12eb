"""Whatever a source does, a place is made without it or not at all, and the area of before serves."""

import shutil
from pathlib import Path

import pytest

from actions.add_place import NeededSourceMissingError
from layers.area import Area, open_area
from layers.sources.catalogue import load_catalogue
from tests.actions.places.conftest import Maker, of
from tests.stand_in.faults import FAULTS
from tests.stand_in.planting import KnownFault, place_of
from tests.stand_in.web import StandInWeb

FOLDERS = {"Wigan": "wigan", "Orkney": "orkney-islands", "Belfast": "belfast"}
EACH_KIND = {"moved", "refused", "an error at 200", "the sum is another", "another day's sum"}
OF_SOMETHING_NEEDED_TOO = {"an archive of other files"}  # it befalls every host of Scotland
CATALOGUE = load_catalogue(own=Path("none.toml"))


@pytest.fixture(scope="module")
def before(whole_web: StandInWeb, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Areas of the councils that faults befall, made while nothing failed."""
    whole_web.heal()
    maker = Maker(whole_web, tmp_path_factory.mktemp("before"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WITHIN_REACH_WEB", whole_web.address)
        for name in FOLDERS:
            maker.make(name)
    return maker.folder / "areas"


def check(known: KnownFault, maker: Maker, before: Path) -> None:
    """Make the council with an empty cache and a planted fault, beside the area of before."""
    shutil.copytree(before, maker.folder / "areas")
    place = place_of(known)
    name = FOLDERS[place]
    serving = open_area(name, areas_folder=maker.folder / "areas")
    maker.web.plant(known.pattern, known.fault)
    title = CATALOGUE.source(known.source).title
    is_needed = CATALOGUE.source(known.source).needed or known.name in OF_SOMETHING_NEEDED_TOO
    if is_needed and not known.what.startswith("passed over"):
        with pytest.raises(NeededSourceMissingError) as refusal:
            maker.make(place)
        assert f"{title}: " in refusal.value.what or known.name in OF_SOMETHING_NEEDED_TOO
        assert serves(maker, name).revision == serving.revision
        assert not list((maker.folder / "areas" / name).glob(".unfinished*"))
    else:
        report = maker.make(place)
        assert of(report).revision == serves(maker, name).revision
        if not known.what.startswith("passed over"):
            assert title in [each.title for each in report.manifest.left_out]
    maker.web.heal()
    assert maker.make(place).manifest.left_out == ()


def serves(maker: Maker, name: str) -> Area:
    return open_area(name, areas_folder=maker.folder / "areas")


@pytest.mark.parametrize(
    "known", [each for each in FAULTS if each.name in EACH_KIND], ids=lambda each: each.name
)
def test_a_fault_of_each_kind_leaves_an_area_serving(known: KnownFault, maker: Maker, before: Path):
    check(known, maker, before)


@pytest.mark.slow
@pytest.mark.parametrize(
    "known", [each for each in FAULTS if each.name not in EACH_KIND], ids=lambda each: each.name
)
def test_every_other_fault_leaves_an_area_serving_too(known: KnownFault, maker: Maker, before: Path):
    check(known, maker, before)


def test_the_kinds_are_among_the_faults():
    assert {each.name for each in FAULTS} >= EACH_KIND
