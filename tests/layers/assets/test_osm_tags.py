"""What tags say of a place, in the words of a list; where they are silent nothing is said for them."""

import pytest

from layers.assets.osm_tags import asset_fields, closed_to_public, for_whom


def said(kind="", **tags):
    """What is not empty of the fields of a thing with these tags; "_" stands for ":" in a key."""
    fields = asset_fields({key.replace("__", ":"): value for key, value in tags.items()}, kind=kind)
    return {name: value for name, value in fields.items() if value}


def test_a_thing_without_tags_says_nothing():
    assert said() == {}


@pytest.mark.parametrize(
    ("tags", "name"),
    [
        ({"name": "Library", "name__cy": "Llyfrgell"}, "Library"), ({"name__cy": "Llyfrgell"}, "Llyfrgell"),
        ({"name": " ", "name__en": "Library"}, "Library"), ({"official_name": "The Library"}, "The Library"),
        ({"name__ga": "Leabharlann", "name__en": "Library"}, "Library"),
    ],
)  # fmt: skip
def test_a_place_is_called_by_its_first_name_or_else_by_any(tags, name):
    assert said(**tags) == {"name": name}


@pytest.mark.parametrize(
    ("tags", "cost"),
    [
        ({"charge": "£3", "fee": "no"}, "£3"), ({"fee": "no"}, "Free"), ({"fee": "yes"}, "There is a charge"),
        ({"fee": "donation"}, None),
    ],
)  # fmt: skip
def test_a_charge_says_more_than_that_there_is_one(tags, cost):
    assert said(**tags).get("cost") == cost


@pytest.mark.parametrize(
    ("tags", "address"),
    [
        ({"addr__housenumber": "7", "addr__street": "High Street"}, "7 High Street"),
        ({"addr__housename": "The Hall", "addr__place": "Nash"}, "The Hall, Nash"),
        ({"addr__city": "Barry"}, None), ({"addr__suburb": "Gaer", "addr__city": "Newport"}, "Gaer, Newport"),
    ],
)  # fmt: skip
def test_a_town_alone_is_no_address(tags, address):
    assert said(**tags).get("address") == address


CARE = {"social_facility": "day_care", "social_facility__for": "senior;disabled"}


@pytest.mark.parametrize(
    ("kind", "tags", "description"),
    [
        ("pitch", {"sport": "soccer;rugby;soccer"}, "Football and rugby"),
        ("cafe", {"sport": "soccer"}, None),
        ("pitch", {"sport": "table_tennis;multi;chess"}, "Table tennis, several sports and chess"),
        ("place_of_worship", {"religion": "christian", "denomination": "baptist"}, "Christian and baptist"),
        ("social_facility", CARE, "Day care for senior and disabled"),
        ("social_facility", {"social_facility__for": "senior"}, "For senior"),
        ("social_facility", {"social_facility": "outreach"}, "Outreach"),
        ("pitch", {"description": "Grass", "sport": "soccer"}, "Grass"),
    ],
)  # fmt: skip
def test_tags_of_a_kind_are_put_into_words(kind, tags, description):
    assert said(kind, **tags).get("description") == description


@pytest.mark.parametrize(
    ("wheelchair", "step_free"), [("yes", "yes"), ("limited", "partly"), ("no", "no"), ("designated", "yes")]
)
def test_step_free_as_wheelchair_users_map_it(wheelchair, step_free):
    assert said(wheelchair=wheelchair) == {"step_free": step_free}
    assert said(wheelchair="unknown") == {}


def test_the_last_day_of_a_check_counts_and_what_is_no_day_does_not():
    dates = {"check_date": "2024-05-01", "survey__date": "2025-02-03", "opening_hours__lastcheck": "2026"}
    assert said(**dates) == {"checked_on": "2025-02-03"}
    assert said(check_date="May 2024") == {}


@pytest.mark.parametrize(
    ("access", "closed", "whom"),
    [
        ("private", True, ""),
        ("no", True, ""),
        ("members", False, "members"),
        ("yes", False, ""),
        (None, False, ""),
    ],
)
def test_whom_a_place_is_open_to(access, closed, whom):
    tags = {} if access is None else {"access": access}
    assert (closed_to_public(tags), for_whom(tags)) == (closed, whom)
