"""Assets and imports for the tests, small enough to know by heart."""

from datetime import date, time
from typing import Any

from layers.register.model import Asset, PlacedBy
from layers.register.sources import ImportInfo
from layers.times.session import Known, Session

FULL = Asset(
    asset_id="own/1",
    name="Clwb Cinio Tŷ-du",
    organisation="Age Cymru",
    kind="lunch_club",
    interests=("company at lunch", "rugby"),
    description="Two courses and a chat; £4 – bring a friend.",
    longitude=-2.99774,
    latitude=51.58774,
    placed_by=PlacedBy.UPRN,
    address="1 High Street, Newport",
    postcode="NP20 1FW",
    uprn="100100100100",
    area_served="Newport",
    near_street="High Street",
    sessions=(
        Session(1, time(12), time(14)),
        Session(3, time(23, 30), None, every_weeks=2, first_on=date(2026, 1, 1), last_on=date(2026, 12, 31)),
        Session(6, time(9), week_of_month=-1, term_time=True, bank_holidays=Known.NO),
    ),
    when="Tue 12-2, every other Thursday at half past eleven at night",
    when_unread="and sometimes more",
    minimum_age=50,
    maximum_age=110,
    for_whom="Anyone over 50",
    not_for="People who need help to eat",
    cost="£4, carers free",
    price_pence=400,
    places_a_week=0,
    helpers_wanted=Known.NO,
    full=Known.PARTLY,
    step_free=Known.YES,
    access="Hearing loop",
    phone="01633 000000",
    email="club@example.org",
    website="https://club.example/",
    source="A list",
    source_id="1",
    licence="OGL 3.0",
    attribution="A council",
    source_date="2026-10-01",
    checked_by="AB",
    checked_on=date(2026, 11, 1),
    more=(("Chair", "vacant"), ("Chair", "wanted"), ("", "")),
)


def club(number: int, **fields: Any) -> Asset:
    """Club ``number`` of the list "Clubs"."""
    known: dict[str, Any] = {
        "name": f"Club {number}",
        "kind": "social_club",
        "source": "Clubs",
        "source_id": str(number),
        "phone": f"01633 {number:06}",
    }
    return Asset(asset_id=f"clubs/{number}", **{**known, **fields})


def clubs(count: int, **fields: Any) -> list[Asset]:
    """Clubs 0 to ``count - 1``."""
    return [club(number, **fields) for number in range(count)]


def info(edition: int = 1, **fields: Any) -> ImportInfo:
    """Where an edition of the list "Clubs" comes from."""
    return ImportInfo(**{"source": "Clubs", "by": "importer", "sha256": f"{edition:064x}", **fields})
