"""Two days of the register compared, worked out by hand on the tiny town."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from layers.area import Area
from layers.register.model import Status
from questions.funding.before_after import BeforeAfter, DaysError, before_and_after, check_days
from questions.funding.standard import Standard
from questions.places.area_assets import AreaAssets, pack_assets
from tests.questions.funding.town import cafe, ground_of, town

SPRING, AUTUMN = date(2026, 3, 1), date(2026, 10, 1)
WEST, EAST = cafe(1, 0), cafe(2, 0, -100)


def without(assets: AreaAssets, *ids: str) -> AreaAssets:
    """The register of an earlier day: without these."""
    table = assets.table[~assets.table["asset_id"].isin(ids)].reset_index(drop=True)
    return replace(assets, key=f"{assets.key}-{ids}", table=table)


def compared(area: Area, before: AreaAssets, after: AreaAssets, asset_id: str = "t/1") -> BeforeAfter:
    return before_and_after(
        ground_of(area, before),
        ground_of(area, after),
        asset_id=asset_id,
        days=(SPRING, AUTUMN),
        standard=Standard(),
    )


def test_where_only_the_asset_came_the_whole_difference_is_its_own(tmp_path: Path) -> None:
    assets = pack_assets(area := town(tmp_path, assets=[WEST]))
    told = compared(area, without(assets, "t/1"), assets)
    # 100 + 40 residents on the High Street; the 7 live 900 m away and the 1,000 beyond the river.
    assert [told.total(column) for column in ("people", "before", "after", "alone", "other")] == [
        1147, 0, 140, 140, 0,
    ]  # fmt: skip
    assert (told.there_before, told.counts, told.others) == (False, True, ())
    wards = told.table[told.table["group"] == "residents"].set_index("ward_code")["alone"]
    assert (wards["west"], wards["east"]) == (140, 0)
    assert told.total("alone", group="aged_75_plus") == 14
    assert area.residents["residents"][told.alone].sum() == 140


def test_what_others_brought_is_told_apart_and_named(tmp_path: Path) -> None:
    assets = pack_assets(area := town(tmp_path, assets=[WEST, EAST]))
    told = compared(area, without(assets, "t/1", "t/2"), assets)
    assert (told.total("alone"), told.total("other")) == (140, 1000)
    assert [(one.what, one.name) for one in told.others] == [("new", "Café 2")]


def test_what_closed_meanwhile_counts_against_the_difference_and_not_against_the_asset(
    tmp_path: Path,
) -> None:
    assets = pack_assets(area := town(tmp_path, assets=[WEST, EAST]))
    told = compared(area, without(assets, "t/1"), without(assets, "t/2"))
    assert [told.total(column) for column in ("before", "after", "alone", "other")] == [1000, 140, 140, -1000]
    assert [(one.what, one.name) for one in told.others] == [("gone", "Café 2")]


def test_the_parts_add_up_in_every_ward_and_group(tmp_path: Path) -> None:
    assets = pack_assets(area := town(tmp_path, assets=[WEST, EAST, cafe(3, 250)]))
    table = compared(area, without(assets, "t/1"), without(assets, "t/2")).table
    assert (table["after"] - table["before"] == table["alone"] + table["other"]).all()


def test_one_that_was_there_on_both_days_or_is_paused_says_so(tmp_path: Path) -> None:
    assets = pack_assets(area := town(tmp_path, assets=[WEST]))
    assert compared(area, without(assets), assets).there_before
    paused = replace(assets, table=assets.table.assign(status=str(Status.PAUSED)))
    told = compared(area, assets, paused)
    assert (told.counts, told.total("alone"), told.total("other")) == (False, 0, -140)


def test_an_asset_that_was_not_there_on_the_second_day_is_refused(tmp_path: Path) -> None:
    assets = pack_assets(area := town(tmp_path, assets=[WEST]))
    with pytest.raises(
        DaysError, match=r"Café 1 was not in the register on 1 October 2026\. Choose a second"
    ):
        compared(area, assets, without(assets, "t/1"))


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (
            date(2026, 2, 1),
            AUTUMN,
            r"began on 1 March 2026, so what was there on 1 February 2026 is not known",
        ),
        (AUTUMN, AUTUMN, r"1 October 2026 is not before 1 October 2026\. Choose a first day"),
        (SPRING, date(2027, 1, 2), r"2 January 2027 has not come yet\. Choose days up to today\."),
    ],
)
def test_days_that_cannot_be_compared_are_refused(first: date, second: date, words: str) -> None:
    with pytest.raises(DaysError, match=words):
        check_days(first, second, began=SPRING, today=date(2026, 11, 23))


def test_an_empty_register_is_refused_and_good_days_are_not() -> None:
    with pytest.raises(DaysError, match="The register is empty"):
        check_days(SPRING, AUTUMN, began=None, today=AUTUMN)
    check_days(SPRING, AUTUMN, began=SPRING, today=AUTUMN)


def test_a_register_that_began_today_has_no_earlier_day() -> None:
    with pytest.raises(DaysError, match=r"The register began today, so there is no earlier day"):
        check_days(SPRING, SPRING, began=SPRING, today=SPRING)


def test_an_asset_for_the_young_brings_older_people_nothing(tmp_path: Path) -> None:
    assets = pack_assets(area := town(tmp_path, assets=[WEST]))
    records = {**assets.records, "t/1": replace(assets.records["t/1"], minimum_age=18, maximum_age=60)}
    told = compared(area, without(assets, "t/1"), replace(assets, records=records))
    assert told.total("alone") == 140
    assert told.total("alone", group="aged_75_plus") == 0
