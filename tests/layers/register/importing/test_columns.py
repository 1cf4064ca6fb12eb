"""Columns are guessed from their names and cells, and can be put right."""

from pathlib import Path

import pytest

from layers.assets.kinds import Kinds
from layers.register.importing.mapping.columns import ColumnMapping, guess_mapping, recalled
from layers.tables.reading import read_table
from layers.tables.source_table import ImportRefusedError, SourceTable

SHAPE = {"longitude": "longitude of the shape", "latitude": "latitude of the shape"}
WEEK = {
    day: f"opening_hours_{day}"
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
}
# Each real list: what its columns are, and the kind it says of itself ("" where a column says it).
REAL: dict[str, tuple[dict[str, str], str]] = {
    "trafford/sports_clubs.geojson": (
        {**SHAPE, "name": "name", "interests": "category", "address": "address", "postcode": "postcode"},
        "sports_club",
    ),
    "trafford/sports_facilities.geojson": (
        {
            **SHAPE,
            "name": "site_name",
            "kind": "facility_type",
            "postcode": "postcode",
            "phone": "telephone",
            "email": "email",
            "website": "website",
            "address": "street",
        },
        "",
    ),
    "trafford/trafford_libraries.geojson": (
        {
            **SHAPE,
            "name": "Name",
            "address": "Address",
            "postcode": "Postcode",
            "email": "Email",
            "website": "Website",
        },
        "library",
    ),
    "trafford/trafford_mental_health_services.geojson": (
        {
            **SHAPE,
            "name": "name",
            "description": "description",
            "address": "address",
            "postcode": "postcode",
            "phone": "telephone",
            "website": "website",
        },
        "support_group",
    ),
    "trafford/trafford_allotments.geojson": ({**SHAPE, "name": "name", "source_id": "osm_id"}, "allotment"),
    "trafford/trafford_food_banks.geojson": (
        {
            **SHAPE,
            "name": "Name",
            "when": "Opening times",
            "address": "Address",
            "postcode": "Postcode",
            "email": "Contact",
            "website": "Website",
        },
        "food_bank",
    ),
    "trafford/charities_operating_in_trafford.csv": (
        {
            "name": "charity_name",
            "source_id": "registered_charity_number",
            "description": "charity_activities",
            "address": "charity_contact_address",
            "postcode": "charity_contact_postcode",
            "phone": "charity_contact_phone",
            "email": "charity_contact_email",
            "website": "charity_contact_web",
        },
        "",
    ),
    "greater_manchester/pharmacies_with_opening_hours.geojson": (
        {
            **SHAPE,
            **WEEK,
            "name": "pharmacy_name",
            "address": "address",
            "postcode": "postcode",
            "source_id": "organisation_data_service_code",
        },
        "pharmacy",
    ),
    "greater_manchester/libraries.geojson": (
        {
            **SHAPE,
            "name": "Name",
            "address": "Address",
            "postcode": "Postcode",
            "email": "Email",
            "website": "Website",
        },
        "library",
    ),
    "wigan/assets_ogl.geojson": ({**SHAPE, "name": "name", "kind": "category", "postcode": "postcode"}, ""),
}


def table(columns: str, *rows: str, name: str = "list.csv") -> SourceTable:
    cells = [tuple(row.split("|")) for row in rows]
    return SourceTable(name, tuple(columns.split("|")), cells, list(range(2, len(cells) + 2)))


@pytest.mark.parametrize("file", REAL)
def test_every_column_of_the_real_lists_is_guessed_right(shared: Path, kinds: Kinds, file: str) -> None:
    fields, kind = REAL[file]
    found = guess_mapping(read_table(shared / file), kinds)
    assert {field: found.column_of(field) for field in fields} == fields
    assert {guess.field for guess in found.guesses} <= {
        *fields,
        "access",
    }  # and nothing is taken for what it is not
    assert found.all_kind == kind
    assert all(0.5 <= guess.confidence <= 1 for guess in found.guesses)


def test_kinds_of_a_list_are_told_by_its_own_words(shared: Path, kinds: Kinds) -> None:
    words = dict(guess_mapping(read_table(shared / "trafford/sports_facilities.geojson"), kinds).kind_words)
    assert words["Grass pitches"] == words["Outdoor tennis courts"] == "pitch"
    assert words["Swimming pools"] == "swimming_pool"
    words = dict(guess_mapping(read_table(shared / "wigan/assets_ogl.geojson"), kinds).kind_words)
    assert words["gp_practice"] == "surgery"
    assert "fire_station" not in words  # none of ours: asked, not guessed


def test_the_cells_decide_where_the_heading_does_not(kinds: Kinds) -> None:
    found = guess_mapping(table("Name|Contact|Link", "Choir|01632 960101|x"), kinds)
    assert found.column_of("phone") == "Contact"
    assert found.column_of("website") == ""


def test_a_date_of_change_is_never_taken_for_a_check(kinds: Kinds) -> None:
    found = guess_mapping(table("Name|Last updated|Checked", "a|2026-01-01|2026-02-02"), kinds)
    assert found.columns_of("checked_on") == ("Checked",)


def test_a_column_of_ids_that_repeat_is_no_id(kinds: Kinds) -> None:
    assert guess_mapping(table("Ref|Name", "1|a", "1|b"), kinds).column_of("source_id") == ""


def test_a_guess_can_be_put_right_remembered_and_recalled(kinds: Kinds) -> None:
    first = table("Titel|Wo|Typ", "Chor|NP20 4AA|Sing", "Club|NP20 4AB|Kick")
    mapping = (
        guess_mapping(first, kinds)
        .corrected("name", ["Titel"])
        .corrected("kind", ["Typ"])
        .with_kinds({"Sing": "music_group"})
    )
    again = recalled(mapping.remembered(), first)
    assert again.column_of("name") == "Titel"
    assert dict(again.kind_words)["Sing"] == "music_group"
    assert mapping.unused(first) == ("Wo",)
    with pytest.raises(ImportRefusedError, match=r"has no \"Titel\", \"Typ\" any more; it has \"Name\""):
        recalled(mapping.remembered(), table("Name", "a"))


def test_a_column_given_to_a_field_leaves_the_one_it_had(kinds: Kinds) -> None:
    mapping: ColumnMapping = guess_mapping(table("Name|Address", "a|b"), kinds).corrected(
        "description", ["Address"]
    )
    assert mapping.columns_of("address") == ()
    assert mapping.confidence_of("description") == 1.0


def test_a_doubled_or_empty_reference_leaves_the_column_the_column_of_ids(kinds: Kinds) -> None:
    doubled = table("Ref|Name", "1|a", "2|b", "2|c", "3|d")
    assert guess_mapping(doubled, kinds).column_of("source_id") == "Ref"
    empty = table("Ref|Name", "1|a", "|b", "n/a|c", "3|d", "4|e")
    assert guess_mapping(empty, kinds).column_of("source_id") == "Ref"


def test_a_column_that_few_rows_have_or_that_tells_groups_is_no_id(kinds: Kinds) -> None:
    few = table("Ref|Name", "1|a", "|b", "|c", "|d")
    groups = table("Ref|Name", "1|a", "1|b", "2|c", "2|d", "3|e", "3|f")
    assert guess_mapping(few, kinds).column_of("source_id") == ""
    assert guess_mapping(groups, kinds).column_of("source_id") == ""


def test_a_column_that_a_person_chose_for_two_fields_stays_with_both() -> None:
    table = SourceTable("clubs.csv", ("Name", "What we do"), [("Stitch", "Craft")], [2])
    mapping = ColumnMapping(()).with_columns({"name": ["Name"], "kind": ["What we do"]})
    both = mapping.with_columns(
        {"name": ["Name"], "kind": ["What we do"], "description": ["What we do"], "phone": ()}
    )
    assert both.columns_of("kind") == both.columns_of("description") == ("What we do",)
    assert mapping.unused(table) == ()
    assert ColumnMapping(()).with_columns({"name": ["Name"]}).unused(table) == ("What we do",)
