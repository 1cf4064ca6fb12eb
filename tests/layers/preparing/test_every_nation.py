"""A council of every nation: each group and rank as it was planted, each place of the lists once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from layers.councils.find import the_council
from layers.councils.table import load_councils
from layers.register.importing.openstreetmap import assets_of_area
from tests.layers.preparing.every_nation import PreparedCouncil, names_of, prepare_council
from tests.stand_in.country import ranks_of_wales, stand_in_country
from tests.stand_in.made_up import COUNCILS, MadeUpCouncil
from tests.stand_in.nations import ranks_before
from tests.stand_in.place_lists import GPS, places_of
from tests.stand_in.planted import made_up_people, together
from tests.stand_in.planting import PAGE
from tests.stand_in.web import Answer, StandInWeb, serving

NAMES = ["Wigan", "Barnsley", "Ceredigion", "Orkney", "Scottish Borders", "Belfast", "Derry"]
NOT_PLACES = ("Closed Surgery", "Closed Branch", "Closed Pharmacy", "Hmp Long Street", "HMP Long Street",
              "Long Street Out of Hours", "Community Nurses", "New Surgery", "A Practice")  # fmt: skip
GROUPS = ("residents", "under_16", "aged_65_plus", "disabled", "living_alone", "households_without_car",
          "unpaid_carers")  # fmt: skip


@pytest.fixture(scope="module")
def web() -> Iterator[StandInWeb]:
    with serving(stand_in_country()) as web:
        yield web


@pytest.fixture(scope="module")
def council(web: StandInWeb, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], PreparedCouncil]:
    prepared: dict[str, PreparedCouncil] = {}

    def of(name: str) -> PreparedCouncil:
        web.heal()
        if name not in prepared:
            prepared[name] = prepare_council(web, name, tmp_path_factory.mktemp("council"))
        return prepared[name]

    return of


def planted(name: str) -> MadeUpCouncil:
    code = the_council(name, load_councils()).code
    return next(each for each in COUNCILS if each.code == code)


@pytest.mark.parametrize("name", NAMES)
def test_each_group_is_in_each_small_area_as_it_was_planted(name: str, council):
    people = made_up_people(planted(name))
    table = council(name).area.small_areas.set_index("small_area_code")
    for code, each in people.items():
        assert {group: int(table.loc[code, group]) for group in GROUPS} == each.groups, code
    sums = {group: int(table.loc[list(people), group].sum()) for group in GROUPS}
    assert sums == together(people).groups


@pytest.mark.parametrize("name", NAMES)
def test_each_group_adds_up_by_ward_to_what_was_planted(name: str, council):
    own = planted(name)
    residents = council(name).area.residents
    by_ward = residents.groupby("ward_code")[list(GROUPS)].sum()
    people = made_up_people(own)
    for ward in own.ward_codes():
        inside = together({code: people[code] for code, whose in own.small_areas() if whose == ward})
        assert by_ward.loc[ward].astype(int).to_dict() == inside.groups, ward


@pytest.mark.parametrize("name", ["Ceredigion", "Orkney", "Scottish Borders", "Belfast", "Derry"])
def test_deprivation_is_carried_from_its_own_vintage(name: str, council):
    own = planted(name)
    every = {each.code: made_up_people(each) for each in COUNCILS if each.nation == own.nation}
    ranks = ranks_of_wales(every) if own.nation == "W" else ranks_before(every)
    table = council(name).area.small_areas.set_index("small_area_code")["deprivation"]
    assert {code: int(table[code]) for code, _ in own.small_areas()} == {
        code: ranks[code] for code, _ in own.small_areas()
    }


@pytest.mark.parametrize("name", ["Wigan", "Barnsley", "Ceredigion"])
def test_each_open_place_of_the_lists_is_there_once_with_its_source(name: str, council):
    prepared = council(name)
    places = places_of(planted(name))
    assert names_of(prepared.area, ["surgery", "pharmacy"]) == sorted(place.name for place in places)
    titles = {"epraccur": "GP practices (NHS)", "ebranchs": "Branch surgeries (NHS)",
              "edispensary": "Pharmacies (NHS)"}  # fmt: skip
    assets = {asset.name: asset for asset in assets_of_area(prepared.area)}
    for place in places:
        asset, title = assets[place.name], titles[place.report]
        assert asset.kind == place.kind
        assert asset.postcode == place.postcode
        assert asset.phone == "01632 960123"
        assert "NHS Organisation Data Service" in asset.attribution
        assert asset.source_date == "2025-11-24"
        if place.on_the_map:
            assert (asset.source, asset.placed_by.value) == ("OpenStreetMap", "point")
            assert ("Also listed in", title) in asset.more
            assert "OpenStreetMap" in asset.attribution
        else:
            assert (asset.source, asset.placed_by.value) == (title, "postcode")


@pytest.mark.parametrize("name", ["Wigan", "Ceredigion"])
def test_what_has_closed_or_is_behind_bars_is_no_place_and_is_counted(name: str, council):
    area = council(name).area
    assert not set(NOT_PLACES) & set(area.assets["name"])
    report = next(each for each in area.sources if each.title == "GP practices (NHS)")
    dropped = dict(report.dropped)
    assert dropped['rows whose Status is "closed or not open yet"'] >= 1
    assert dropped['rows whose Sort is "in a prison or another closed place"'] >= 1
    assert dropped['rows whose Sort is "another prescriber"'] >= 2
    assert dropped["outside the area and its margin"] >= 1_001
    assert report.rows_read == report.rows_kept + sum(dropped.values())
    (fault,) = report.faults
    assert "is not one of this area" in str(fault.what), "its sector is known here, so it may be new"


def test_every_source_of_a_pack_has_its_name_its_licence_and_its_credit(council):
    sources = council("Wigan").area.sources
    titles = [each.title for each in sources if each.layer in ("counts", "assets")]
    assert {
        "Residents by age, mid-year estimates", "Disabled residents, Census 2021 (TS038)",
        "Unpaid carers, Census 2021 (TS039)", "Households without a car, Census 2021 (TS045)",
        "Index of Multiple Deprivation 2025", "GP practices (NHS)", "Pharmacies (NHS)",
    } <= set(titles)  # fmt: skip
    assert len(titles) == len(set(titles)), "no two of one name"
    for each in sources:
        assert each.licence, each.title
        assert each.attribution, each.title


def test_a_list_that_fails_is_named_and_left_out_and_the_rest_is_prepared(web: StandInWeb, tmp_path: Path):
    web.heal()
    web.plant("report=epraccur", Answer(PAGE))
    web.plant("NM_2063_1", Answer(b"Error: too many requests from you"))
    try:
        prepared = prepare_council(web, "Lewes", tmp_path)
    finally:
        web.heal()
    assert {each.source for each in prepared.manifest.left_out} == {"gps", "cars"}
    groups = set(prepared.area.small_areas.columns)
    assert "households_without_car" not in groups
    assert {"disabled", "living_alone", "unpaid_carers"} <= groups
    own = [place for place in places_of(planted("Lewes")) if place.report != GPS or place.on_the_map]
    assert names_of(prepared.area, ["surgery", "pharmacy"]) == sorted(place.name for place in own)
    assert "cars" in {each.publisher.layer for each in prepared.seen.lacking}
    assert [each.title for each in prepared.seen.places] == ["Branch surgeries (NHS)", "Pharmacies (NHS)"]


def test_two_areas_that_overlap_know_a_place_of_a_list_by_one_id(council):
    listed = [each for each in assets_of_area(council("Wigan").area) if each.source == "Pharmacies (NHS)"]
    assert [each.asset_id for each in listed] == ["national/pharmacies-nhs/FB015"]
