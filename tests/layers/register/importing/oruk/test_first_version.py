"""Open Referral UK 1.0: the same services under other names come in, and the version is said."""

import json
from pathlib import Path
from typing import Any

import pytest

from layers.assets.kinds import Kinds
from layers.register.importing.oruk.open_referral import read_open_referral, read_services
from layers.register.importing.places import PlaceFinder
from layers.register.importing.source import Source
from layers.register.model import Status
from layers.tables.sniff import form_of

FEED = Source("A directory")
SERVICE: dict[str, Any] = {
    "id": "1502",
    "name": "Ashen Lunch",
    "description": "Lunch for everybody",
    "status": "active",
    "url": "https://example.org/lunch",
    "email": "lunch@example.org",
    "organization": {"id": "7", "name": "Ashen Trust", "url": "https://example.org"},
    "service_at_locations": [
        {
            "id": "9",
            "location": {
                "id": "3",
                "name": "Ashen Hall",
                "latitude": "51.5842",
                "longitude": -2.9977,
                "physical_addresses": [
                    {"address_1": "1 Ashen Street", "city": "Newport", "postal_code": "np20 4aa"}
                ],
                "accessibility_for_disabilities": [{"accessibility": "Ramp at the side"}],
            },
        }
    ],
    "regular_schedules": [{"opens_at": "12:00:00", "closes_at": "14:00:00", "byday": "TU", "freq": "WEEKLY"}],
    "eligibilitys": [{"eligibility": "Older people", "minimum_age": 60, "maximum_age": None}],
    "cost_options": [{"option": "", "amount": "3.50"}],
    "contacts": [{"name": "Jo", "phones": [{"number": "01632 960001"}]}],
    "service_taxonomys": [{"taxonomy": {"id": "x", "name": "Lunch clubs", "vocabulary": "Ours"}}],
    "service_areas": [{"service_area": "Newport"}],
}


def page(*services: Any) -> dict[str, Any]:
    """What a feed of version 1.0 answers."""
    counts = {"totalElements": len(services), "totalPages": 1, "number": 1, "last": True}
    return {**counts, "content": list(services)}


def test_a_page_of_a_feed_comes_in_with_all_that_it_says(
    tmp_path: Path, kinds: Kinds, finder: PlaceFinder
) -> None:
    path = tmp_path / "services.json"
    path.write_text(json.dumps(page(SERVICE)), encoding="utf-8")
    assert form_of(path, name=path.name) == "open_referral"
    imported = read_open_referral(path, source=FEED, kinds=kinds, finder=finder)
    (asset,) = imported.assets
    assert (asset.name, asset.kind, asset.organisation) == ("Ashen Lunch", "lunch_club", "Ashen Trust")
    assert (len(asset.source_id), asset.status) == (36, Status.ACTIVE)  # a UUID made of its own id
    assert (asset.longitude, asset.latitude) == (-2.9977, 51.5842)
    assert (asset.address, asset.postcode) == ("Ashen Hall, 1 Ashen Street, Newport", "NP20 4AA")
    assert [(s.weekday, s.starts.hour) for s in asset.sessions] == [(1, 12)]
    assert (asset.minimum_age, asset.maximum_age, asset.price_pence) == (60, None, 350)
    assert (asset.phone, asset.email, asset.area_served) == ("01632 960001", "lunch@example.org", "Newport")
    assert asset.access == "Ramp at the side"
    assert imported.faults == ()
    assert imported.notes == ("1 service is of Open Referral UK 1.0, and was read as that.",)


def test_one_without_a_name_or_an_id_is_refused_and_the_others_come_in(
    kinds: Kinds, finder: PlaceFinder
) -> None:
    nameless = {**SERVICE, "id": "1503", "name": " "}
    imported = read_services([SERVICE, nameless], source=FEED, kinds=kinds, finder=finder)
    assert [asset.name for asset in imported.assets] == ["Ashen Lunch"]
    assert [fault.what for fault in imported.faults] == ["name is missing."]


@pytest.mark.parametrize("name", [name for name in SERVICE if name not in ("id", "name")])
@pytest.mark.parametrize("odd", [None, "words", 5, [], {}, [None], [[]], ["words"], {"a": {"b": [1]}}])
def test_a_field_of_another_form_stops_nothing(
    kinds: Kinds, finder: PlaceFinder, name: str, odd: Any
) -> None:
    service = {**SERVICE, name: odd, "holiday_schedules": []}
    imported = read_services([service], source=FEED, kinds=kinds, finder=finder)
    assert [asset.name for asset in imported.assets] == ["Ashen Lunch"]
