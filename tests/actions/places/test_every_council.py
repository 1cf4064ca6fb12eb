"""Every made-up council of every nation becomes an area from its name alone, with all that was planted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.add_place import PlaceReport
from tests.actions.places.conftest import Maker, of
from tests.stand_in.made_up import COUNCILS, MadeUpCouncil
from tests.stand_in.people import postcodes
from tests.stand_in.planted import made_up_people
from tests.stand_in.web import StandInWeb

ONLY_ITS_OWN = ("services1.arcgis.com", "www.nomisweb.co.uk", "download.geofabrik.de")


@pytest.fixture(scope="module")
def made(
    whole_web: StandInWeb, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, tuple[PlaceReport, list[str]]]]:
    """Each council's report, made one after the other with one cache, and whom that asked for what."""
    whole_web.heal()
    maker = Maker(whole_web, tmp_path_factory.mktemp("places"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WITHIN_REACH_WEB", whole_web.address)
        yield {each.code: (maker.make(each.code), whole_web.urls()) for each in COUNCILS}


@pytest.mark.parametrize("council", COUNCILS, ids=lambda each: each.name)
def test_wards_residents_and_postcodes_are_those_that_were_planted(council: MadeUpCouncil, made):
    report, _ = made[council.code]
    area = of(report)
    assert report.manifest.left_out == ()
    assert report.title == area.title == council.name
    assert sorted(area.wards["ward_code"]) == sorted(council.ward_codes())
    own = area.small_areas.set_index("small_area_code")
    planted = made_up_people(council)
    assert set(own.index) == set(planted)
    for name in next(iter(planted.values())).groups:
        assert own[name].astype(int).to_dict() == {code: each.groups[name] for code, each in planted.items()}
    assert area.residents["residents"].sum() == own["residents"].sum()
    live = area.postcodes[area.postcodes["ended"].isna()]
    assert sorted(live["postcode"]) == sorted(each.postcode for each in postcodes(council))
    assert (live["ward_code"].isin(council.ward_codes())).all()


@pytest.mark.parametrize("council", COUNCILS, ids=lambda each: each.name)
def test_streets_reach_over_wards_and_margin(council: MadeUpCouncil, made):
    area = of(made[council.code][0])
    missing = area.streets_missing
    assert missing is not None
    assert missing.area < 0.02 * area.boundary.buffer(area.margin_m).area
    libraries = set(area.assets.loc[area.assets["kind"] == "library", "name"])
    assert f"Library {council.number}-{council.wards}" in libraries, "one beyond the border is known too"


def test_two_of_a_name_are_two_areas(made):
    assert made["E08000021"][0].area == "newcastle-upon-tyne"
    assert made["E07000195"][0].area == "newcastle-under-lyme"


def test_the_second_of_a_nation_asks_only_for_what_is_its_own(made):
    of_the_second = made["S12000026"][1]
    assert of_the_second
    assert all(any(host in url for host in ONLY_ITS_OWN) for url in of_the_second)
    assert not any(url.endswith(".pbf") for url in of_the_second), "Scotland's streets are there"
    of_the_third = made["E07000195"][1]
    assert not any("691ded56" in url or "api.os.uk" in url or "nhs.uk" in url for url in of_the_third)


def test_the_report_and_the_pack_say_that_a_stand_in_answered(made, whole_web: StandInWeb):
    report, _ = made["E08000010"]
    assert report.manifest.stand_in == whole_web.address
    text = (of(report).folder / "manifest.json").read_text(encoding="utf-8")
    assert whole_web.address in text


def test_no_recipe_names_anything_of_a_machine(made):
    for report, _ in made.values():
        text = Path(report.recipe).read_text(encoding="utf-8")
        assert "127.0.0.1" not in text
        assert "/tmp" not in text
