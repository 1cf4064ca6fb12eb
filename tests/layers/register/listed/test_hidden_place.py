"""Of a refuge nothing is left that tells where it is, however often its list says so."""

import pytest

from layers.register.listed.asset_table import asset_table
from layers.register.listed.hidden_place import PLACE_FIELDS, WITHHELD, without_place
from layers.register.model import Asset, PlacedBy
from tests.layers.register.rows import FULL

SECRETS = ("secret", "zz9", "9zz", "51.58", "2.99", "100100100100", "hidden lane")
REFUGE = Asset(
    "own/refuge",
    name="A refuge",
    kind="social_club",
    hide_address=True,
    longitude=-2.99774,
    latitude=51.58774,
    placed_by=PlacedBy.UPRN,
    address="12 Secret Street, Newport",
    postcode="ZZ9 9ZZ",
    uprn="100100100100",
    near_street="Hidden Lane",
    description="Ring first. We are at 12 Secret Street  Newport, zz99zz.",
    access="Ramp behind 12 SECRET STREET",
    when="Daily at 12, Secret Street",
    website="https://example.org/12-secret-street",
    phone="01632 960000",
    more=(("Directions", "Left into Secret Street"),),
)


def told(value: object) -> str:
    return str(value).casefold()


def test_no_text_tells_where_it_is_and_the_rest_stays() -> None:
    shown = without_place(REFUGE)
    assert not [secret for secret in SECRETS if secret in told(shown)]
    assert shown.description == f"Ring first. We are at {WITHHELD}, {WITHHELD}."
    assert (shown.name, shown.phone, shown.hide_address) == ("A refuge", "01632 960000", True)
    assert shown.website == ""


@pytest.mark.parametrize("address", ["", "Hall", "A"])
def test_a_short_address_takes_no_words_out(address: str) -> None:
    shown = without_place(
        Asset("a", address=address, description="The Hall is open to all.", hide_address=True)
    )
    assert shown.description == "The Hall is open to all."


def test_the_table_of_an_area_has_nothing_of_it_either() -> None:
    table = asset_table([REFUGE, FULL], crs="EPSG:27700")
    row = table[table["asset_id"] == REFUGE.asset_id].iloc[0]
    assert row.geometry is None
    assert not [secret for secret in SECRETS if secret in told(row.to_dict())]


def test_every_field_of_a_place_is_emptied() -> None:
    shown = without_place(REFUGE)
    assert not any(getattr(shown, name) for name in PLACE_FIELDS)
