"""Open Referral UK.

Feeds that keep to the standard come in, those that do not are refused with their faults.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from layers.assets.kinds import Kinds
from layers.register.importing.oruk.open_referral import read_open_referral, read_services
from layers.register.importing.oruk.oruk_check import details_troubles
from layers.register.importing.places import PlaceFinder
from layers.register.importing.source import Imported, Source
from layers.register.model import PlacedBy, Status
from layers.tables.source_table import ImportRefusedError
from layers.times.session import Known
from layers.times.session_text import sessions_text

A = "ac148810-d857-441c-9679-408f346de14"
FEED = Source("A directory", licence="CC BY-SA", date="2026-01-01")


def service(number: int = 0, **known: Any) -> dict[str, Any]:
    return {"id": f"{A}{number}", "name": "Lunch Club", "status": "active", **known}


def take(kinds: Kinds, finder: PlaceFinder, *services: Any) -> Imported:
    found = read_services(services, source=FEED, kinds=kinds, finder=finder)
    assert found.rows_read == len(found.assets) + sum(found.refused.values())
    return found


def at(**place: Any) -> list[dict[str, Any]]:
    return [{"id": f"{A}a", "location": {"id": f"{A}b", "location_type": "physical", **place}}]


@pytest.fixture
def mocks(shared: Path) -> Path:
    return shared / "open_referral_uk" / "validator_mocks"


@pytest.mark.parametrize(
    "file",
    [
        f"V3.0-UK-{feed}/service_{what}.json"
        for feed, what in (
            ("Default", "list"),
            ("Default", "full"),
            ("Warn", "list"),
            ("Warn", "full"),
            ("Test", "full"),
        )
    ],
)
def test_feeds_that_pass_come_in(mocks: Path, kinds: Kinds, file: str) -> None:
    found = read_open_referral(mocks / file, source=FEED, kinds=kinds, finder=PlaceFinder())
    asset = found.assets[0]
    assert asset.name == "Community Counselling"
    assert asset.organisation == "Example Organization Inc."
    assert (asset.minimum_age, asset.maximum_age) == (12, 100)
    assert asset.asset_id == f"a-directory/{A}b"
    assert found.refused == {}


def test_a_feed_that_gives_one_id_to_different_services_is_refused(mocks: Path, kinds: Kinds) -> None:
    found = read_open_referral(
        mocks / "V3.0-UK-Test/service_list.json", source=FEED, kinds=kinds, finder=PlaceFinder()
    )
    assert found.assets == ()
    assert found.refused == {"rows that share an id": 128}
    assert "128 services share the id ac148810-" in found.faults[0].what


@pytest.mark.parametrize(
    ("file", "faults"),
    [
        ("service_full.json", {(1, "url", "example/counselling"), (1, "email", "email-example_com")}),
        (
            "service_list.json",
            {
                (1, "name", ""),
                (1, "url", "example_counselling"),
                (2, "name", ""),
                (3, "email", "False"),
                (4, "name", ""),
                (4, "email", "12345"),
            },
        ),
    ],
)
def test_feeds_that_fail_are_refused_with_their_faults_named(
    mocks: Path, kinds: Kinds, file: str, faults: set[tuple[int, str, str]]
) -> None:
    found = read_open_referral(mocks / "V3.0-UK-Fail" / file, source=FEED, kinds=kinds, finder=PlaceFinder())
    assert found.assets == ()
    assert faults <= {(fault.row, fault.column, fault.value) for fault in found.faults}
    assert list(found.refused) == ["services that do not keep to Open Referral UK 3.0"]


def test_what_a_failing_feed_says_of_itself_is_faulted(mocks: Path) -> None:
    said = {
        feed: json.loads((mocks / feed / "api_details.json").read_text())
        for feed in ("V3.0-UK-Default", "V3.0-UK-Fail")
    }
    assert details_troubles(said["V3.0-UK-Default"]) == []
    assert {path for path, *_ in details_troubles(said["V3.0-UK-Fail"])} == {"profile", "openapi_url"}


def test_what_is_no_feed_is_refused_in_plain_words(mocks: Path, kinds: Kinds, tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match="holds no Open Referral services"):
        read_open_referral(
            mocks / "V3.0-UK-Default" / "taxonomy_list.json", source=FEED, kinds=kinds, finder=PlaceFinder()
        )
    (tmp_path / "a.json").write_text("[" * 100_000)
    with pytest.raises(ImportRefusedError, match="is not whole JSON"):
        read_open_referral(tmp_path / "a.json", source=FEED, kinds=kinds, finder=PlaceFinder())


def whole_service():
    """A service of which everything that we model is told."""
    address = {
        "id": f"{A}c",
        "address_1": "12 High Street",
        "city": "Newport",
        "state_province": "",
        "postal_code": "np204aa",
        "country": "GB",
        "address_type": "physical",
    }
    return service(
        description="Soup and company",
        url="https://example.org",
        email="a@example.org",
        fees="£3",
        status="temporarily closed",
        assured_date="2026-05-03",
        assurer_email="b@example.org",
        minimum_age=60,
        phones=[{"id": f"{A}d", "number": "01632 960101"}],
        schedules=[
            {
                "id": f"{A}e",
                "freq": "WEEKLY",
                "interval": 2,
                "byday": "TU,TH",
                "opens_at": "12:00:00",
                "closes_at": "14:00",
                "dtstart": "2026-01-06",
                "notes": "In term time only. Not on bank holidays.",
            },
            {"id": f"{A}f", "freq": "MONTHLY", "byday": "1WE", "opens_at": "10:00"},
        ],
        service_at_locations=at(
            latitude=51.5842,
            longitude=-2.9977,
            external_identifier="1001",
            external_identifier_type="UPRN",
            addresses=[address],
            accessibility=[{"id": f"{A}0", "description": "Ramp", "details": "Ring the bell"}],
        ),
        cost_options=[{"id": f"{A}1", "amount": 3, "amount_description": "a lunch"}],
        attributes=[
            {
                "id": f"{A}2",
                "taxonomy_term": {"id": f"{A}3", "name": "Luncheon clubs", "description": "x"},
            }
        ],
    )


def test_a_whole_service_becomes_an_asset(kinds: Kinds, finder: PlaceFinder) -> None:
    found = take(kinds, finder, whole_service())
    (asset,) = found.assets
    assert found.faults == ()
    assert (asset.kind, asset.interests, asset.status) == ("lunch_club", ("Luncheon clubs",), Status.PAUSED)
    assert (asset.address, asset.postcode, asset.uprn, asset.placed_by) == (
        "12 High Street, Newport",
        "NP20 4AA",
        "1001",
        PlacedBy.POINT,
    )
    fortnightly = "12:00-14:00, every 2 weeks, from 2026-01-06, in term time, bank holidays no"
    assert (
        sessions_text(asset.sessions)
        == f"Tuesday {fortnightly}; Thursday {fortnightly}; first Wednesday 10:00"
    )
    assert (asset.cost, asset.price_pence, asset.phone, asset.checked_by) == (
        "£3",
        300,
        "01632 960101",
        "b@example.org",
    )
    assert (asset.step_free, asset.access, asset.licence) == (Known.UNKNOWN, "Ramp Ring the bell", "CC BY-SA")


def test_a_service_at_two_places_is_two_assets(kinds: Kinds, finder: PlaceFinder) -> None:
    places = [
        *at(latitude=51.5842, longitude=-2.9977),
        {
            "id": f"{A}1",
            "location": {"id": f"{A}2", "location_type": "physical", "latitude": 51.588, "longitude": -2.99},
        },
    ]
    found = take(kinds, finder, service(service_at_locations=places))
    assert [asset.source_id for asset in found.assets] == [f"{A}0/{A}b", f"{A}0/{A}2"]


def test_points_are_judged_like_those_of_any_list(kinds: Kinds, finder: PlaceFinder) -> None:
    found = take(
        kinds,
        finder,
        service(0, service_at_locations=at(latitude=-2.9977, longitude=51.5842)),
        service(1, service_at_locations=at(latitude=53.9, longitude=-3.5)),
        service(2),
    )
    assert [asset.longitude for asset in found.assets] == [None, None]
    swapped = next(fault for fault in found.faults if fault.column == "longitude")
    assert swapped.what.endswith("the wrong way round (51.5842, -2.9977).")
    assert found.refused == {"outside the area and its margin": 1}


def test_services_that_share_an_id_are_refused(kinds: Kinds, finder: PlaceFinder) -> None:
    found = take(kinds, finder, service(), service(name="Another"), service(1))
    assert [asset.source_id for asset in found.assets] == [f"{A}1"]
    assert "2 services share the id" in found.faults[0].what


@pytest.mark.parametrize(
    ("broken", "path"),
    [
        ("text", "service"),
        (None, "service"),
        ({"name": "a", "status": "active"}, "id"),
        (service(status="open"), "status"),
        (service(minimum_age="12"), "minimum_age"),
        (service(schedules={}), "schedules"),
        (service(schedules=[{"id": "x"}]), "schedules[0].id"),
        (service(service_at_locations=at(latitude="51.5")), "service_at_locations[0].location.latitude"),
        (service(organization={"id": f"{A}1", "name": "x"}), "organization.description"),
        (service(last_modified="yesterday"), "last_modified"),
    ],
)
def test_every_departure_from_the_standard_is_named_by_its_path(
    kinds: Kinds, finder: PlaceFinder, broken: Any, path: str
) -> None:
    found = take(kinds, finder, broken)
    assert [fault.column for fault in found.faults] == [path]


def test_a_schedule_that_says_more_than_a_session_stays_words(kinds: Kinds, finder: PlaceFinder) -> None:
    schedule = {"id": f"{A}e", "freq": "WEEKLY", "byday": "TU", "bymonthday": "2,3", "opens_at": "10:00"}
    (asset,) = take(kinds, finder, service(schedules=[schedule])).assets
    assert asset.sessions == ()
    assert asset.when_unread == "freq WEEKLY, byday TU, bymonthday 2,3, opens_at 10:00"


def test_a_field_of_ours_with_nonsense_in_it_is_a_fault_not_a_crash(
    kinds: Kinds, finder: PlaceFinder
) -> None:
    def claims(field: str, value: str) -> dict[str, Any]:
        term = {
            "id": f"{A}3",
            "name": value,
            "description": "x",
            "taxonomy": "Within Reach fields",
            "term": field,
        }
        return service(attributes=[{"id": f"{A}2", "taxonomy_term": term}])

    for field, value in (
        ("sessions", "always"),
        ("checked_on", "soon"),
        ("longitude", '"west"'),
        ("more", "{}"),
        ("hide_address", "3"),
        ("status", "odd"),
    ):
        found = take(kinds, finder, claims(field, value))
        assert found.assets == ()
        assert "cannot be read" in found.faults[0].what
