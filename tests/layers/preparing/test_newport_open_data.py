"""Newport, its real streets, wards and postcodes, with planted people and lists: all as planted."""

from collections import Counter
from pathlib import Path

import pytest

from actions.bring_in_pack import bring_in_pack
from layers.register.store import open_register
from questions.places.area_assets import area_assets
from tests.layers.preparing.every_nation import PreparedCouncil, prepare_council
from tests.stand_in.country import NEWPORT, stand_in_country
from tests.stand_in.newport_places import newport_places
from tests.stand_in.planted import people_of, together
from tests.stand_in.web import serving

GROUPS = ("residents", "under_16", "aged_65_plus", "disabled", "living_alone", "households_without_car",
          "unpaid_carers")  # fmt: skip


@pytest.fixture(scope="module")
def newport(newport_data: Path, tmp_path_factory: pytest.TempPathFactory) -> PreparedCouncil:
    with serving(stand_in_country(newport=newport_data)) as web:
        return prepare_council(web, NEWPORT, tmp_path_factory.mktemp("newport"))


def test_every_group_adds_up_to_what_was_planted(newport: PreparedCouncil):
    table = newport.area.small_areas.sort_values("small_area_code")
    people = {
        code: people_of(int(residents), number)
        for number, (code, residents) in enumerate(
            zip(table["small_area_code"], table["residents"], strict=True)
        )
    }
    assert len(people) == 100
    by_ward = newport.area.residents[newport.area.residents["ward_code"] != ""][list(GROUPS)].sum()
    assert by_ward["residents"] == together(people).residents == 159_596
    assert {group: int(table[group].sum()) for group in GROUPS} == {
        group: int(count) for group, count in by_ward.items()
    }
    assert table["deprivation"].notna().all()


def test_every_surgery_and_pharmacy_of_the_lists_is_in_the_register_once(
    newport: PreparedCouncil, newport_data: Path, tmp_path: Path
):
    planted = newport_places(newport_data)
    assert len(planted) >= 10
    with open_register(tmp_path / "register.sqlite") as register:
        bring_in_pack(register, newport.area)
        assets = area_assets(newport.area, register)
    records = [each for each in assets.records.values() if each.kind in ("surgery", "pharmacy")]
    names = Counter(each.name.casefold() for each in records)
    assert {name: names[name] for name in names if name in {p.name.casefold() for p in planted}} == Counter(
        place.name.casefold() for place in planted
    )
    joined = [each for each in records if any(column == "Also listed in" for column, _ in each.more)]
    assert len(joined) == sum(place.on_the_map for place in planted)
    for each in joined:
        assert each.licence == "Open Database Licence (ODbL) 1.0; Open Government Licence v3.0"
        assert "© OpenStreetMap contributors" in each.attribution
        assert "NHS Organisation Data Service" in each.attribution
    (alone,) = [each for each in records if each.source.startswith("GP practices (NHS)")]
    assert (alone.name, alone.placed_by.value) == ("Made-Up Surgery", "postcode")


def test_bringing_the_pack_in_again_changes_nothing(newport: PreparedCouncil, tmp_path: Path):
    with open_register(tmp_path / "register.sqlite") as register:
        before = area_assets(newport.area, register)
        assert bring_in_pack(register, newport.area)
        assert bring_in_pack(register, newport.area) == ()
        after = area_assets(newport.area, register)
        licences = {record.info.source: record.info.licence for record in register.imports()}
    assert list(before.records) == list(after.records)
    assert licences["OpenStreetMap (newport)"] == "Open Database Licence (ODbL) 1.0"
    assert licences["GP practices (NHS) (newport)"] == "Open Government Licence v3.0"
