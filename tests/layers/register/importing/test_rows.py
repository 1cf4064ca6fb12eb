"""Rows become assets; whatever is wrong in them is told by row, column, value and what to do."""

import random
from datetime import date
from pathlib import Path

import pytest

from geo.errors import MissingColumnError
from layers.assets.kinds import Kinds
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.openstreetmap import assets_of_area
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Imported, Source
from layers.register.model import PlacedBy, Status
from layers.register.sources import ImportInfo
from layers.register.store import open_register
from layers.tables.reading import read_table
from layers.tables.source_table import SourceTable
from layers.times.session import Known
from tests.layers.register.importing.conftest import TODAY

SOURCE = Source("Our list", licence="OGL", attribution="Us", date="2026-05-01")
HEADER = (
    "Ref,Name,Type,Days and times,Cost,Phone,Email,Website,Postcode,Longitude,Latitude,"
    "Step-free,Ages,Checked,Interests"
)
GOOD = {
    "Name": "Choir",
    "Type": "Choir",
    "Days and times": "Tuesday 12:00-14:00",
    "Cost": "£3.50",
    "Phone": "01632 960101",
    "Email": "a@example.org",
    "Website": "https://example.org",
    "Postcode": "NP20 4AA",
    "Longitude": "-2.9977",
    "Latitude": "51.5842",
    "Step-free": "yes",
    "Ages": "60+",
    "Checked": "2026-05-03",
    "Interests": "singing; company",
}


def table_of(rows: list[dict[str, str]], header: str = HEADER) -> SourceTable:
    columns = tuple(header.split(","))
    cells = [tuple(row.get(column, "") for column in columns) for row in rows]
    return SourceTable("list.csv", columns, cells, list(range(2, len(cells) + 2)))


def good(number: int, **changed: str) -> dict[str, str]:
    named = {name.replace("_", " "): value for name, value in changed.items()}
    return {**GOOD, "Ref": f"R{number}", "Name": f"Choir {number}", **named}


def bring_in(rows: list[dict[str, str]], kinds: Kinds, finder: PlaceFinder, header: str = HEADER) -> Imported:
    table = table_of(rows, header)
    mapping = guess_mapping(table, kinds).with_kinds(
        {"Choir": "music_group"}, all_kind="music_group" if "Type" not in header else ""
    )
    for field, column in {
        "kind": "Type",
        "when": "Days and times",
        "age": "Ages",
        "checked_on": "Checked",
        "step_free": "Step-free",
        "longitude": "Longitude",
        "latitude": "Latitude",
        "source_id": "Ref",
    }.items():
        if column in table.columns:
            mapping = mapping.corrected(field, [column])
    found = read_rows(table, mapping, source=SOURCE, kinds=kinds, finder=finder, today=TODAY)
    assert found.rows_read == len(found.assets) + sum(found.refused.values())
    return found


def test_a_good_row_is_read_whole(kinds: Kinds, finder: PlaceFinder) -> None:
    found = bring_in([good(1)], kinds, finder)
    asset = found.assets[0]
    assert found.faults == ()
    assert (asset.asset_id, asset.source, asset.source_id) == ("our-list/R1", "Our list", "R1")
    assert (asset.kind, asset.interests, asset.price_pence) == ("music_group", ("singing", "company"), 350)
    assert (asset.longitude, asset.latitude, asset.placed_by) == (-2.9977, 51.5842, PlacedBy.POINT)
    assert (asset.minimum_age, asset.maximum_age, asset.for_whom) == (60, None, "60+")
    assert (asset.step_free, asset.checked_on) == (Known.YES, date(2026, 5, 3))
    assert (asset.licence, asset.attribution, asset.source_date) == ("OGL", "Us", "2026-05-01")
    assert (asset.when, len(asset.sessions), asset.when_unread) == ("Tuesday 12:00-14:00", 1, "")


def test_a_row_that_is_closed_at_all_times_has_no_sessions_and_says_closed(
    kinds: Kinds, finder: PlaceFinder
) -> None:
    cells = ["Mo-Su off", 'off "refurbishment"', "Mo off; Tu 10:00-12:00"]
    rows = [good(number, **{"Days and times": cell}) for number, cell in enumerate(cells)]
    assets = bring_in(rows, kinds, finder).assets
    assert [(asset.when, len(asset.sessions), asset.status) for asset in assets] == [
        ("Mo-Su off", 0, Status.CLOSED),
        ('off "refurbishment"', 0, Status.CLOSED),
        ("Mo off; Tu 10:00-12:00", 1, Status.ACTIVE),
    ]


PLANTED: list[tuple[dict[str, str], str, str]] = [
    ({"Longitude": "51.5842", "Latitude": "-2.9977", "Postcode": ""}, "Longitude", "the wrong way round"),
    ({"Longitude": "0", "Latitude": "0", "Postcode": ""}, "Longitude", "0, 0"),
    (
        {"Longitude": "1930900", "Latitude": "188000", "Postcode": ""},
        "Longitude",
        "metres of the National Grid",
    ),
    ({"Longitude": "-3.5", "Latitude": "53.9"}, "Longitude", "outside the area"),
    ({"Longitude": "2.9977"}, "Longitude", "lost its minus sign"),
    ({"Longitude": "west", "Postcode": ""}, "Longitude", "not a plain number"),
    ({"Latitude": ""}, "Latitude", "Only one of"),
    ({"Longitude": "2°77'W", "Postcode": ""}, "Longitude", "not a plain number"),
    ({"Type": "Kwire"}, "Type", "not a kind that we know"),
    ({"Type": ""}, "Type", "has no kind"),
    ({"Postcode": "NP20 4"}, "Postcode", "not a whole postcode"),
    ({"Longitude": "", "Latitude": "", "Postcode": "NP20 4ZZ"}, "Postcode", "not one of this area"),
    ({"Longitude": "", "Latitude": "", "Postcode": "NP20 9ZZ"}, "Postcode", "has no place of its own"),
    ({"Longitude": "", "Latitude": "", "Postcode": "CF10 1AA"}, "Postcode", "outside the area"),
    ({"Days and times": "whenever"}, "Days and times", "could not be read as days and times"),
    ({"Days and times": "Tuesday 27:00"}, "Days and times", "could not be read"),
    ({"Email": "a(at)example.org"}, "Email", "not an e-mail address"),
    ({"Website": "javascript:alert(1)"}, "Website", "not a web address"),
    ({"Phone": "ask Ann"}, "Phone", "not a telephone number"),
    ({"Phone": "1632960101"}, "Phone", "lost the 0"),
    ({"Step-free": "gravel"}, "Step-free", "not understood"),
    ({"Ages": "oldies"}, "Ages", "could not be read as ages"),
    ({"Checked": "last spring"}, "Checked", "not a date"),
    ({"Checked": "2027-01-01"}, "Checked", "lies in the future"),
    ({"Name": ""}, "Name", "has no name"),
]


def test_fifty_faults_planted_among_a_thousand_rows_are_all_listed_and_the_good_rows_load(
    kinds: Kinds, finder: PlaceFinder
) -> None:
    rows = [good(number) for number in range(1000)]
    places = random.Random(5).sample(range(1000), k=50)
    for nth, place in enumerate(places):
        rows[place] = {**rows[place], **PLANTED[nth % len(PLANTED)][0]}
    found = bring_in(rows, kinds, finder)
    told = {(fault.row, fault.column): fault for fault in found.faults}
    assert len(found.faults) == 50
    for nth, place in enumerate(places):
        _, column, words = PLANTED[nth % len(PLANTED)]
        fault = told[place + 2, column]
        assert words in fault.what
        assert fault.fix
    good_rows = {f"our-list/R{number}" for number in set(range(1000)) - set(places)}
    assert good_rows <= {asset.asset_id for asset in found.assets}


def test_rows_that_cannot_be_used_are_refused_and_counted(kinds: Kinds, finder: PlaceFinder) -> None:
    rows = [
        good(1),
        good(1),
        good(2),
        good(2, Cost="£9"),
        good(3, Type="Kwire"),
        {},
        good(4, Longitude="-3.5"),
        {},
    ]
    found = bring_in(rows, kinds, finder)
    assert [asset.source_id for asset in found.assets] == ["R1"]
    assert found.rows == (2,)
    assert found.refused == {
        "rows that share an id": 2,
        "the same row again": 1,
        "a kind that we do not know": 1,
        "rows with nothing in them": 1,
        "outside the area and its margin": 1,
    }
    assert any('Rows 4, 5 share the id "R2" but differ.' in fault.what for fault in found.faults)


def test_rows_are_placed_by_the_surest_thing_they_have(kinds: Kinds, finder: PlaceFinder) -> None:
    header = HEADER + ",UPRN,Address,Area served"
    nowhere = {"Longitude": "", "Latitude": "", "Postcode": ""}
    found = bring_in(
        [
            good(1),
            {**good(2), **nowhere, "UPRN": "100100640001", "Postcode": "NP20 4AA"},
            {**good(3), **nowhere, "Postcode": "np204aa"},
            {**good(4), **nowhere, "Address": "12 High Street, Newport"},
            {**good(5), **nowhere, "Area served": "All of Newport"},
            {**good(6), **nowhere},
            {**good(7), "Longitude": "0", "Latitude": "0"},
        ],
        kinds,
        finder,
        header,
    )
    how = [asset.placed_by for asset in found.assets]
    assert how == [
        PlacedBy.POINT,
        PlacedBy.UPRN,
        PlacedBy.POSTCODE,
        PlacedBy.ADDRESS,
        PlacedBy.AREA,
        PlacedBy.NOWHERE,
        PlacedBy.POSTCODE,
    ]
    assert found.assets[2].postcode == "NP20 4AA"
    assert [fault.row for fault in found.faults] == [
        7,
        8,
    ]  # the one nowhere, and the 0, 0 that its postcode saved


def test_eastings_and_northings_become_degrees(kinds: Kinds, finder: PlaceFinder) -> None:
    table = table_of([{"Name": "A", "Easting": "331500", "Northing": "188000"}], "Name,Easting,Northing")
    mapping = guess_mapping(table, kinds).with_kinds({}, all_kind="park")
    asset = read_rows(table, mapping, source=SOURCE, kinds=kinds, finder=finder, today=TODAY).assets[0]
    assert (round(asset.longitude or 0, 3), round(asset.latitude or 0, 3)) == (-2.99, 51.587)


def test_an_id_made_from_a_row_stays_when_its_times_or_telephone_change(
    kinds: Kinds, finder: PlaceFinder
) -> None:
    header = HEADER.removeprefix("Ref,")
    before = bring_in([good(1), good(2)], kinds, finder, header)
    after = bring_in([good(2, Phone="01632 960999", Cost="£4"), good(1)], kinds, finder, header)
    assert {a.asset_id for a in before.assets} == {a.asset_id for a in after.assets}
    twice = bring_in([good(1), good(1, Cost="£9"), good(1)], kinds, finder, header)
    assert len({a.asset_id for a in twice.assets}) == 2
    assert twice.refused == {"the same row again": 1}


def test_the_same_file_again_gives_the_same_assets(shared: Path, kinds: Kinds) -> None:
    def assets() -> object:
        table = read_table(shared / "greater_manchester/pharmacies_with_opening_hours.geojson")
        mapping = guess_mapping(table, kinds)
        return read_rows(table, mapping, source=SOURCE, kinds=kinds, finder=PlaceFinder(), today=TODAY)

    first, second = assets(), assets()
    assert isinstance(first, Imported)
    assert isinstance(second, Imported)
    assert first.assets == second.assets
    assert len(first.assets) == 631


def test_what_we_do_not_model_is_kept_beside_the_rest(kinds: Kinds, finder: PlaceFinder) -> None:
    found = bring_in(
        [{**good(1), "Parking": "two bays", "Email": "ring us"}], kinds, finder, HEADER + ",Parking"
    )
    assert found.assets[0].more == (("Email", "ring us"), ("Parking", "two bays"))


def test_a_refuge_is_hidden_and_so_is_what_cannot_be_told(kinds: Kinds, finder: PlaceFinder) -> None:
    header = HEADER + ",Do not publish address,Status"
    rows = [
        good(n, Do_not_publish_address=said, Status=status)
        for n, (said, status) in enumerate(
            [("yes", "Active"), ("", "temporarily closed"), ("perhaps", "closed")]
        )
    ]
    table = table_of(rows, header)
    mapping = (
        guess_mapping(table, kinds)
        .with_kinds({"Choir": "music_group"})
        .corrected("hide_address", ["Do not publish address"])
    )
    found = read_rows(table, mapping, source=SOURCE, kinds=kinds, finder=finder, today=TODAY)
    assert [a.hide_address for a in found.assets] == [True, False, True]
    assert [a.status for a in found.assets] == [Status.ACTIVE, Status.PAUSED, Status.CLOSED]
    assert "to be safe the address is hidden" in found.faults[0].what


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Postcode,Type", "is chosen for the names"),
        ("Name,Type", "is chosen for the place"),
        ("Name,Postcode", "says of which kind"),
    ],
)
def test_a_mapping_that_cannot_do_says_what_to_choose(
    kinds: Kinds, finder: PlaceFinder, header: str, words: str
) -> None:
    table = table_of([good(1)], header)
    mapping = guess_mapping(table, kinds)
    with pytest.raises(MissingColumnError, match=words):
        read_rows(table, mapping, source=SOURCE, kinds=kinds, finder=finder, today=TODAY)


def test_the_assets_of_an_area_enter_with_their_sources(tiny: object) -> None:
    assets = assets_of_area(tiny)  # type: ignore[arg-type]
    table = tiny.assets  # type: ignore[attr-defined]
    assert [a.asset_id for a in assets] == table["asset_id"].tolist()
    assert all(a.longitude is not None and a.placed_by for a in assets)
    assert [a.when for a in assets] == table["when"].tolist()


def test_times_that_are_twelve_hours_out_are_asked_about_with_what_is_likely_meant(
    kinds: Kinds, finder: PlaceFinder
) -> None:
    rows = [good(1, Days_and_times="Friday: 11:30 - 01:45"), good(2, Days_and_times="Fri 8pm-1am")]
    found = bring_in(rows, kinds, finder)
    assert [len(asset.sessions) for asset in found.assets] == [0, 1]
    assert found.assets[0].when_unread == "Friday: 11:30 - 01:45"
    assert [fault.row for fault in found.faults] == [2]
    assert 'write "Friday 11:30-13:45" if that is meant' in found.faults[0].fix


def test_a_start_and_an_end_in_columns_of_their_own_are_asked_about_too(
    kinds: Kinds, finder: PlaceFinder
) -> None:
    header = HEADER.replace("Days and times", "Day,Start time,End time")
    for day in ("Friday", "Fr"):
        row = {**good(1), "Day": day, "Start time": "11:30", "End time": "01:45"}
        found = bring_in([row], kinds, finder, header)
        assert (found.assets[0].sessions, found.assets[0].when_unread) == ((), f"{day} 11:30-01:45")
        assert "Friday 11:30-13:45" in found.faults[0].fix


def test_rows_refused_for_a_slip_are_named_as_still_in_the_list(kinds: Kinds, finder: PlaceFinder) -> None:
    rows = [good(1), good(2), good(2, Cost="£9"), good(3, Type="Kwire"), good(4, Longitude="-3.5"), {}]
    found = bring_in(rows, kinds, finder)
    assert [asset.asset_id for asset in found.assets] == ["our-list/R1"]
    rejected = [asset.asset_id for asset in found.rejected]
    assert rejected == ["our-list/R2", "our-list/R2", "our-list/R3"]  # R4 has moved away


def test_a_doubled_reference_costs_no_other_row_its_history(
    kinds: Kinds, finder: PlaceFinder, tmp_path: Path
) -> None:
    with open_register(str(tmp_path / "register.sqlite")) as register:
        first = bring_in([good(number) for number in range(5)], kinds, finder)
        register.import_assets(first.assets, ImportInfo(SOURCE.title, by="AB"))
        register.verify("our-list/R1", by="AB", on=date(2026, 11, 1))
        rows = [good(0), good(1, Name="Renamed"), good(2), good(3), {**good(4), "Ref": "R3"}, good(5)]
        mapping = guess_mapping(table_of(rows), kinds)
        assert mapping.column_of("source_id") == "Ref"
        newer = bring_in(rows, kinds, finder)
        plan = register.plan_import(newer.assets, ImportInfo(SOURCE.title, by="AB", rejected=newer.rejected))
        assert any('Rows 5, 6 share the id "R3" but differ.' in fault.what for fault in newer.faults)
        assert [asset.asset_id for asset in plan.new] == ["our-list/R5"]
        assert [(change.asset_id, change.name) for change in plan.changed] == [("our-list/R1", "Renamed")]
        assert plan.vanished == ()  # R4 is there under another's reference, R3 beside it
        register.commit_import(plan)
        assert register.entry("our-list/R1").asset.checked_by == "AB"
