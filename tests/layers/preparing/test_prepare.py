"""A tiny place is prepared from its files, and every reason to refuse it is said in words."""

import re
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from geo.errors import CrsMismatchError, MissingColumnError, WithinReachError
from layers.area import open_area
from layers.osm.guard import OsmFileError
from layers.preparing.coverage import WardsMissStreetsError
from layers.preparing.prepare import ShrunkenAreaError, prepare
from layers.preparing.source_files import MissingSourceError
from tests.layers.tiny_place import at, box, edit, tiny_streets, write_csv, write_place, write_polygons


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_place(tmp_path / "data")


def run(place: Path, **more):
    return prepare(place, place.parent, areas_folder=place.parents[1] / "areas", **more)


def test_every_layer_is_there(place):
    area = run(place).area
    assert (area.name, area.title, area.made_up, area.crs) == ("tinyplace", "Tiny Place", True, "EPSG:27700")
    assert list(area.wards["ward_name"]) == ["West", "East"]
    assert area.network.edge_length_m.sum() == pytest.approx(3 * 1000 + 3 * 600, abs=0.5)
    assert sorted(area.assets["name"]) == ["Library", "Little Park", "Sunny Lunch Club"]
    assert list(area.benches["backrest"]) == ["yes"]
    assert list(area.addresses["house_number"]) == ["4"]
    assert list(area.localities["name"]) == ["Middleton"]
    assert set(area.street_names["street"]) >= {"Street 300", "Road 500"}
    assert set(area.background["layer"]) == {"green"}
    assert area.label.counts["street_segments"] == 12


def test_residents_are_shared_among_the_postcodes_of_their_small_area(place):
    residents = run(place).area.residents.set_index("point_id")
    assert residents["residents"].to_dict() == {"S1/ZZ1 1AA": 50, "S1/ZZ1 1AB": 50, "S2/ZZ1 1AD": 50}
    assert residents["disabled"].to_dict() == {"S1/ZZ1 1AA": 6, "S1/ZZ1 1AB": 5, "S2/ZZ1 1AD": 7}
    assert list(residents["ward_code"]) == ["E05999901", "E05999901", "E05999902"]


def test_counts_of_a_split_small_area_are_shared_by_residents(place):
    small_areas = run(place).area.small_areas.set_index("small_area_code")
    assert small_areas["aged_65_plus"].to_dict() == {"S1": 21, "S2": 10}
    assert small_areas["deprivation"].to_dict() == {"S1": 5, "S2": 5}


def test_an_asset_of_a_list_knows_its_nearest_street(place):
    assets = run(place).area.assets.set_index("name")
    assert assets.at["Sunny Lunch Club", "near_street"] in ("Street 0", "Road 0")


def test_every_source_is_accounted_for_to_the_last_row(place):
    for source in run(place).area.sources:
        assert source.rows_read == source.rows_kept + sum(rows for _, rows in source.dropped), source
        assert re.fullmatch("[0-9a-f]{64}", source.sha256)
    assert {source.layer for source in run(place).area.sources} == {
        *("streets", "wards", "small areas", "counts", "postcodes"),
        *("addresses", "background", "assets", "benches"),
    }


def test_every_file_is_known_by_its_sha256(place):
    assert set(run(place).area.label.checksums) == {
        *("tiny.osm", "wards.geojson", "small_areas.geojson", "ages.csv"),
        *("lookup.csv", "postcodes.csv", "assets.csv"),
    }


def test_licence_attribution_and_date_come_from_the_recipe(place):
    streets = next(source for source in run(place).area.sources if source.layer == "streets")
    assert (streets.licence, streets.attribution) == ("Licence A", "Street people")
    assert (streets.source_url, streets.date) == ("https://streets.example/", "2026-01-02")


def test_a_fault_in_a_list_is_kept_with_its_row(place):
    own = next(source for source in run(place).area.sources if source.title == "Own list")
    assert (own.rows_read, own.rows_kept) == (2, 1)
    assert [fault.row for fault in own.faults] == [3]
    assert own.faults[0].value == "ZZ9 9ZZ"
    assert "Its postcode lies outside the area and its margin." in str(own.faults[0])


def test_residents_without_a_street_are_told_by_ward(place):
    streets = next(source for source in run(place).area.sources if source.layer == "streets")
    notes = " ".join(streets.notes)
    assert "50 of 150 residents (33%) have no street within 100 m" in notes
    assert "The streets stop at 51.56" in notes
    assert "50 residents live north of it" in notes
    assert "by ward: West 50 of 100." in notes
    assert "The streets file reaches on around them: the map knows no street nearer to them." in notes
    assert "take a wider" not in notes


def test_nothing_is_done_again_unless_asked(place):
    first = run(place)
    second = run(place)
    assert (first.up_to_date, second.up_to_date) == (False, True)
    assert second.area.revision == first.area.revision
    third = run(place, again=True)
    assert not third.up_to_date
    assert third.area.revision != first.area.revision


def test_a_changed_file_is_prepared_anew(place):
    first = run(place)
    edit(place.parent / "assets.csv", "Sunny", "Rainy")
    second = run(place)
    assert not second.up_to_date
    assert "Rainy Lunch Club" in set(second.area.assets["name"])
    assert "Sunny Lunch Club" in set(first.area.assets["name"])  # who had it open still reads the old one


def test_a_place_that_closes_or_opens_on_a_known_day_is_prepared_anew_from_that_day(place):
    osm = tiny_streets()
    osm.point(300, 310, {"amenity": "pub", "name": "Old Oak", "end_date": "2027-03-31"})
    osm.point(400, 310, {"amenity": "library", "name": "New Library", "opening_date": "2027-05-10"})
    osm.write(place.parent)
    days = ["2027-03-01", "2027-03-31", "2027-04-01", "2027-05-09", "2027-05-10", "2030-01-01"]
    fresh, names, notes = [], [], []
    for day in days:
        prepared = run(place, today=date.fromisoformat(day), accept_fewer=True)
        fresh.append(prepared.up_to_date)
        names.append(sorted({"Old Oak", "New Library"} & set(prepared.area.assets["name"])))
        notes.append(" ".join(note for source in prepared.area.sources for note in source.notes))
    assert fresh == [False, True, False, True, False, True]
    assert names == [["Old Oak"], ["Old Oak"], [], [], ["New Library"], ["New Library"]]
    assert "some place here closes or opens on 2027-04-01." in notes[0]
    assert "closes or opens" not in notes[-1]
    assert prepared.area.label.other_from == ""


def test_an_edited_table_of_kinds_is_heeded(place, tmp_path, monkeypatch):
    run(place)
    tables = shutil.copytree(Path(__file__).parents[3] / "layers" / "assets", tmp_path / "assets")
    monkeypatch.setattr("layers.preparing.prepare.TABLES_OF_KINDS", tables)
    assert run(place).up_to_date
    edit(tables / "osm_kinds.csv", "library", "Library")
    assert not run(place).up_to_date


def test_a_comment_in_the_recipe_changes_nothing(place):
    run(place)
    place.write_text("# a thought\n" + place.read_text(), encoding="utf-8")
    assert run(place).up_to_date


def test_the_same_files_give_the_same_tables(place):
    first = run(place).area
    second = run(place, again=True).area
    for name in ("residents", "assets", "background", "street_names", "postcodes"):
        pd.testing.assert_frame_equal(pd.DataFrame(getattr(first, name)), pd.DataFrame(getattr(second, name)))


def test_no_path_of_this_machine_is_in_the_pack(place):
    folder = run(place).area.folder
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 20
    for path in files:
        assert str(place.parent).encode() not in path.read_bytes(), path
        assert b"/tmp" not in path.read_bytes(), path


def test_progress_is_told_step_by_step(place):
    told: list[tuple[str, int, int]] = []
    run(place, progress=lambda *step: told.append(step))
    assert told[0][0] == "Checking the files"
    assert [done for _, done, _ in told[1:]] == list(range(10))
    assert told[-1][0] == "Writing the pack"


def refused(place: Path, error: type[WithinReachError], words: str) -> None:
    with pytest.raises(error, match=words):
        run(place)


def test_missing_files_are_all_named_with_where_they_come_from(place):
    (place.parent / "wards.geojson").unlink()
    (place.parent / "lookup.csv").unlink()
    refused(
        place,
        MissingSourceError,
        r"2 files are not in the data folder .*data: wards.geojson \(from https://wards.example/\); "
        r"lookup.csv \(from https://ages.example/\)",
    )


def test_a_missing_data_folder_is_named(place, tmp_path):
    with pytest.raises(MissingSourceError, match=r"There is no data folder .*nowhere"):
        prepare(place, tmp_path / "nowhere", areas_folder=tmp_path / "areas")


WARDS_LACK = r'wards.geojson has no "title" column, which \[wards\] names as "name"; it has "code", "name".'
AGES_LACK = r'no "aged 80\+" column, which \[\[counts\]\] number 1 names as "groups aged_65_plus"; it has'


def test_a_missing_ward_column_is_named_with_those_there_are(place):
    edit(place, 'name = "name"', 'name = "title"')
    refused(place, MissingColumnError, WARDS_LACK)


def test_a_missing_count_column_is_named_with_those_there_are(place):
    edit(place, '"aged 75+"', '"aged 80+"')
    refused(place, MissingColumnError, AGES_LACK)


def test_all_wrong_columns_of_all_sections_are_named_at_once(place):
    edit(place, 'code = "code"\nname = "name"', 'code = "WD24CD"\nname = "WD24NM"')
    edit(place, 'residents = "people"', 'residents = "everybody"')
    edit(place, 'from = "old", to = "new"', 'from = "old", to = "now"')
    edit(place, 'northing = "n"', 'northing = "north"')
    with pytest.raises(MissingColumnError) as caught:
        run(place)
    assert str(caught.value) == (
        "In 4 sections columns are named that the files do not have:\n"
        '- wards.geojson has no "WD24CD", "WD24NM" column, which [wards] names as "code", "name"; '
        'it has "code", "name".\n'
        '- small_areas.geojson has no "everybody" column, which [small_areas] names as "residents"; '
        'it has "lsoa", "people", "disabled".\n'
        '- lookup.csv has no "now" column, which lookup of [[counts]] number 1 names as "to"; '
        'it has "old", "new".\n'
        '- postcodes.csv has no "north" column, which [postcodes] names as "northing"; '
        'it has "pc", "e", "n".\n'
        " Correct the column names in the recipe, or the headers of the files."
    )


def test_wards_in_metres_that_say_degrees_are_refused(place):
    metres = place.parent / "wards.geojson"
    edit(metres, str(box(0, 0, 500, 1000).exterior.coords[0][0]), "330500.0")
    refused(place, CrsMismatchError, "wards.geojson says it is in WGS 84, but it has .*330500.*metres")


def test_wards_of_another_place_are_refused_with_both_places(place):
    far = [({"code": "E05999903", "name": "Far"}, box(0, 1000, 500, 1300))]
    write_polygons(place.parent / "wards.geojson", far)
    edit(place, "margin_m = 300", "margin_m = 1000")
    refused(place, WardsMissStreetsError, "No street of tiny.osm lies in any ward of wards.geojson")


def test_a_cut_streets_file_is_refused_and_the_old_pack_stays(place):
    first = run(place).area
    streets = place.parent / "tiny.osm"
    streets.write_bytes(streets.read_bytes()[:2000])
    refused(place, OsmFileError, "tiny.osm is cut")
    assert open_area("tinyplace", areas_folder=place.parents[1] / "areas").revision == first.revision


def test_a_much_smaller_place_is_refused_unless_accepted(place):
    first = run(place).area
    text = (place.parent / "tiny.osm").read_text(encoding="utf-8")
    without_first_way = re.sub(r'<way id="1" .*?</way>', "", text)
    (place.parent / "tiny.osm").write_text(without_first_way, encoding="utf-8")
    refused(place, ShrunkenAreaError, "would have 10 stretches of street; the one that serves has 12")
    assert open_area("tinyplace", areas_folder=place.parents[1] / "areas").revision == first.revision
    assert run(place, accept_fewer=True).area.label.counts["street_segments"] == 10


def test_far_fewer_assets_are_refused(place):
    run(place)
    write_csv(place.parent / "assets.csv", ("Ref", "Name", "Type", "Postcode"), [])
    refused(place, ShrunkenAreaError, "would have 2 assets; the one that serves has 3")


def test_counts_of_another_vintage_than_said_are_refused(place):
    edit(place, 'vintage = "LSOA 2011"', 'vintage = "LSOA 2021"')
    edit(place, 'lookup = { file = "lookup.csv", from = "old", to = "new" }', "")
    refused(place, WithinReachError, "ages.csv has no row for S1, S2, but has rows for O1")


def test_a_damaged_serving_pack_is_simply_replaced(place):
    area = run(place).area
    (area.folder / "area.toml").write_text("not toml", encoding="utf-8")
    assert not run(place).up_to_date
    assert open_area("tinyplace", areas_folder=place.parents[1] / "areas").title == "Tiny Place"


def test_people_are_placed_where_their_postcode_is(place):
    points = run(place).area.residents.set_index("point_id").geometry
    assert (points["S2/ZZ1 1AD"].x, points["S2/ZZ1 1AD"].y) == at(900, 100)


@pytest.mark.parametrize("title", ["Own list", "own-list"])
def test_two_lists_whose_titles_come_to_the_same_are_refused(place, title):
    columns = '{ id = "Ref", name = "Name", kind = "Type", postcode = "Postcode" }'
    section = f'\n[[assets]]\nfile = "more.csv"\ntitle = "{title}"\ncolumns = {columns}\n'
    place.write_text(place.read_text(encoding="utf-8") + section, encoding="utf-8")
    rows = [("1", "Other Club", "Lunch club", "ZZ1 1AA")]
    write_csv(place.parent / "more.csv", ("Ref", "Name", "Type", "Postcode"), rows)
    told = r"titles that are too alike .*: both have \"own-list/1\"\. Give each \[\[assets\]\] a title"
    with pytest.raises(WithinReachError, match=told):
        run(place)
