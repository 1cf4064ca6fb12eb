"""One place, many lists: which value stands is a rule, and where each came from is known."""

from dataclasses import replace
from datetime import date

import pytest

from layers.register.confidence import lists_of
from layers.register.many_lists import Saying, Verdict, whose_stands
from layers.register.model import Asset, Status
from layers.register.sources import ImportInfo
from layers.register.store import Register

TAKE, KEEP, ASK = Verdict
MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)


def said(*, checked: date | None = None, dated: str = "", person: bool = False) -> Saying:
    return Saying(by_person=person, checked_on=checked, list_date=dated)


NOTHING = Saying(is_there=False)
LATER = said(checked=MAY, dated="2026-05-03")
CASES = [
    ("what a person wrote, against any list", said(person=True), said(checked=MAY, dated="2026-06-01"), ASK),
    ("what a person wrote, against a list that says nothing", said(person=True), NOTHING, KEEP),
    ("nothing known yet", NOTHING, said(), TAKE),
    ("a list that says nothing takes nothing away", said(dated="2020-01-01"), NOTHING, KEEP),
    ("nothing against nothing", NOTHING, NOTHING, KEEP),
    ("checked later", said(checked=MARCH), said(checked=MAY), TAKE),
    ("checked earlier", said(checked=MAY), said(checked=MARCH), KEEP),
    (
        "checked, though its list is older",
        said(dated="2026-06-01"),
        said(checked=MARCH, dated="2020-01-01"),
        TAKE,
    ),
    (
        "not checked, its list newer",
        said(checked=MARCH, dated="2020-01-01"),
        said(dated="2026-06-01"),
        KEEP,
    ),
    (
        "checked on one day, the newer list",
        said(checked=MAY, dated="2026-05-02"),
        said(checked=MAY, dated="2026-05-03"),
        TAKE,
    ),
    ("neither checked, the newer list", said(dated="2026-01-01"), said(dated="2026-02-01"), TAKE),
    ("neither checked, the older list", said(dated="2026-02-01"), said(dated="2026-01-01"), KEEP),
    ("neither checked, of one day", said(dated="2026-02-01"), said(dated="2026-02-01"), KEEP),
    ("one list has no date", said(), said(dated="2026-02-01"), KEEP),
    ("the other has no date", said(dated="2026-02-01"), said(), KEEP),
    ("neither has a date", said(), said(), KEEP),
]


@pytest.mark.parametrize(
    ("standing", "news", "verdict"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_whose_value_stands(standing: Saying, news: Saying, verdict: Verdict) -> None:
    assert whose_stands(standing, news) is verdict


def of_list(source: str, **fields: object) -> Asset:
    known = {"name": "Tea at three", "kind": "lunch_club", "source": source, "source_id": "1", **fields}
    return Asset(f"{source.lower()}/1", **known)  # type: ignore[arg-type]


def bring_in(register: Register, asset: Asset, *, dated: str = "") -> object:
    info = ImportInfo(
        asset.source, by="importer", sha256=f"{dated}{asset.phone}{asset.cost}", source_date=dated
    )
    return register.import_assets([asset], info)


@pytest.fixture
def merged(register: Register) -> Register:
    """A club of the map, into which the council's entry was merged."""
    bring_in(register, of_list("Map", phone="01632 960001"), dated="2026-01-01")
    bring_in(register, of_list("Council", phone="01632 960002", cost="£2"), dated="2026-02-01")
    register.merge("map/1", "council/1", by="AB")
    return register


def test_each_field_says_which_list_or_person_it_is_from(merged: Register) -> None:
    entry = merged.entry("map/1")
    merged.edit(replace(entry.asset, description="Tea and a chat"), entry.version, by="CD")
    sources = merged.field_sources("map/1")
    assert {name: sources[name].source for name in ("name", "phone", "cost", "description")} == {
        "name": "Map", "phone": "Map", "cost": "Council", "description": "",
    }  # fmt: skip
    assert (sources["description"].by, sources["description"].by_person) == ("CD", True)
    assert (sources["phone"].list_date, sources["cost"].list_date) == ("2026-01-01", "2026-02-01")
    assert lists_of(merged.entry("map/1").asset) == ("Map", "Council")


def test_what_the_other_list_newly_says_reaches_the_one_place(merged: Register) -> None:
    bring_in(merged, of_list("Council", phone="01632 960003", cost="£3"), dated="2026-03-01")
    asset = merged.entry("map/1").asset
    assert (asset.phone, asset.cost) == ("01632 960003", "£3"), "its list is the newer one"
    sources = merged.field_sources("map/1")
    assert {sources[name].source for name in ("phone", "cost")} == {"Council"}
    assert merged.entry("council/1").asset.status is Status.CLOSED


def test_an_older_list_does_not_write_over_a_newer_one(merged: Register) -> None:
    bring_in(merged, of_list("Council", phone="01632 960003", cost="£2"), dated="2025-12-01")
    assert merged.entry("map/1").asset.phone == "01632 960001"


def test_its_own_list_takes_a_field_back_when_it_is_the_newer_one_and_nobody_is_asked(
    merged: Register,
) -> None:
    bring_in(merged, of_list("Council", phone="01632 960003", cost="£2"), dated="2026-03-01")
    older = bring_in(merged, of_list("Map", phone="01632 960004"), dated="2026-02-15")
    assert (older.conflicts, merged.entry("map/1").asset.phone) == ((), "01632 960003")  # type: ignore[attr-defined]
    bring_in(merged, of_list("Map", phone="01632 960005"), dated="2026-04-01")
    assert merged.entry("map/1").asset.phone == "01632 960005"
    assert merged.field_sources("map/1")["phone"].source == "Map"
    assert merged.entry("map/1").asset.cost == "£2", "what its own list does not say stays"


def test_what_a_person_wrote_stays_and_both_lists_are_told_as_differing(merged: Register) -> None:
    entry = merged.entry("map/1")
    merged.edit(replace(entry.asset, phone="01632 960009"), entry.version, by="CD")
    result = bring_in(merged, of_list("Council", phone="01632 960003", cost="£2"), dated="2026-03-01")
    assert [(c.asset_id, c.field, c.theirs) for c in result.conflicts] == [("map/1", "phone", "01632 960003")]  # type: ignore[attr-defined]
    assert merged.entry("map/1").asset.phone == "01632 960009"


def test_nothing_new_changes_nothing(merged: Register) -> None:
    again = of_list("Council", phone="01632 960002", cost="£2")
    before = merged.entry("map/1").version
    for dated in ("2026-02-01", "2026-03-01", "2026-04-01"):
        result = bring_in(merged, again, dated=dated)
        assert (result.changed, result.conflicts) == (0, ())  # type: ignore[attr-defined]
    assert merged.entry("map/1").version == before


def test_two_that_were_taken_apart_go_their_own_ways(merged: Register) -> None:
    merged.keep_apart("map/1", "council/1", by="AB")
    bring_in(merged, of_list("Council", phone="01632 960003", cost="£3"), dated="2026-03-01")
    assert merged.entry("map/1").asset.phone == "01632 960001"
    assert merged.entry("council/1").asset.phone == "01632 960003"
