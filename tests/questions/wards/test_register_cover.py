"""How complete the register is for what is asked, and for which ages an asset counts."""

from dataclasses import replace
from datetime import date

import pytest

from layers.assets.kinds import load_kinds
from layers.register.importing.seeding import register_beside
from layers.register.model import ALSO_LISTED, Asset
from layers.register.sources import ImportInfo
from layers.register.store import open_register
from presentation.words.wards.ages import ages_sentence
from presentation.words.wards.register_cover import register_sentence
from questions.places.area_assets import area_assets, pack_assets
from questions.wards.gap_ages import not_for_group
from questions.wards.register_cover import register_cover
from questions.wards.ward_gaps import ward_gaps
from tests.questions.wards.test_ward_gaps import CAFE, LATELY, TODAY, asked, town

MAP, LIST = "OpenStreetMap, Tinytown", "Directory of clubs"
KINDS = load_kinds()


def known(folder, *facts):
    """As many cafés as facts of their records, one of them a library; lists came in on 3 May 2026."""
    cafes = [{**CAFE, "asset_id": f"t/{at}", "at": (100 * at, 0)} for at, _ in enumerate(facts)]
    assets = pack_assets(town(folder, cafes))
    for at, fact in enumerate(facts):
        record = replace(assets.records[f"t/{at}"], source="", more=(), checked_on=None)
        assets.records[f"t/{at}"] = replace(record, **fact)
    return replace(assets, brought_in={LIST: date(2026, 5, 3), MAP: date(2026, 11, 1)})


def cover(folder, *facts, kinds=("cafe",)):
    return register_cover(known(folder, *facts), kinds, today=TODAY)


def test_each_asset_is_from_a_list_the_map_alone_or_by_hand(tmp_path):
    both = {"source": MAP, "more": ((ALSO_LISTED, LIST),)}
    checked = {"source": MAP, "checked_on": date.fromisoformat(LATELY)}
    together = cover(tmp_path, {"source": LIST}, both, checked, {}).together
    assert (together.places, together.in_lists, together.on_map_only, together.by_hand) == (4, 2, 1, 1)
    assert (together.checked, together.lists, together.last_list_on) == (1, (LIST,), date(2026, 5, 3))
    assert register_sentence(cover(tmp_path, {"source": LIST}, both, checked, {}), KINDS) == (
        "The register has 4: 2 from “Directory of clubs” (the last came in on 3 May 2026), 1 from "
        "OpenStreetMap alone, 1 added by hand. A person has checked 1 of them lately."
    )


@pytest.mark.parametrize(
    ("facts", "kinds", "words"),
    [
        ([{"source": MAP}], ("lunch_club",), "The register has none of these, and no list that was ever"),
        ([{"source": MAP}], ("cafe",), "The only one that the register has is from OpenStreetMap alone"),
        ([{"source": MAP}] * 2, ("cafe",), "All 2 that the register has are from OpenStreetMap alone"),
        ([{"source": LIST}], ("cafe", "lunch_club"), "It has none at all of these kinds: lunch clubs."),
        ([{"source": MAP}], ("cafe", "lunch_club"), "It has none at all of these kinds: lunch clubs."),
    ],
)  # fmt: skip
def test_an_absence_is_never_told_without_how_little_was_looked_at(tmp_path, facts, kinds, words):
    found = cover(tmp_path, *facts, kinds=kinds)
    assert found.is_weak
    assert words in register_sentence(found, KINDS)


def test_a_kind_that_lists_have_is_not_weak(tmp_path):
    assert not cover(tmp_path, {"source": LIST}).is_weak
    assert not cover(tmp_path, {}).is_weak  # somebody wrote it down


def test_what_nobody_has_can_be_asked_and_says_so_with_the_answer(tmp_path):
    gaps = ward_gaps(town(tmp_path), known(tmp_path / "other", {}), asked(kinds=("mens_shed",)))
    assert gaps.cover.together.places == 0
    assert (gaps.wards["with_one"] == 0).all()
    assert "gap in what is known" in register_sentence(gaps.cover, KINDS)


def test_when_a_list_came_in_last_is_read_from_the_register(tmp_path):
    area = town(tmp_path / "town")
    with open_register(register_beside(tmp_path)) as register:
        club = Asset("club", name="Club", kind="lunch_club")
        first = register.import_assets([club], ImportInfo(LIST, by="AB"))
        assert set(area_assets(area, register).brought_in) == {LIST}
        register.undo_import(first.import_id, by="AB")
        assert area_assets(area, register).brought_in == {}


@pytest.mark.parametrize(
    ("ages", "counts_for"),
    [
        ((60, None), {"aged_65_plus", "aged_75_plus"}),
        ((70, None), {"aged_75_plus"}),
        ((18, None), {"residents", "aged_65_plus", "aged_75_plus", "disabled"}),
        ((None, None), {"residents", "under_16", "aged_65_plus", "aged_75_plus", "disabled"}),
        ((None, 30), {"under_16"}),
        ((0, 4), {"under_16"}),
        ((None, 64), {"residents", "under_16", "disabled"}),
    ],
)
def test_a_club_for_some_ages_counts_for_the_groups_that_it_lets_in(ages, counts_for):
    record = Asset("club", minimum_age=ages[0], maximum_age=ages[1])
    groups = ("residents", "under_16", "aged_65_plus", "aged_75_plus", "disabled")
    assert {group for group in groups if not not_for_group(record, group)} == counts_for


def test_who_would_gain_by_something_new_is_anybody_who_may_come():
    club = Asset("club", minimum_age=60)
    assert not not_for_group(club, "residents", for_some=True)
    assert not not_for_group(Asset("club", minimum_age=70), "aged_65_plus", for_some=True)
    assert not_for_group(club, "under_16", for_some=True)


def test_the_ages_that_count_are_said():
    assert "a club for over-60s does not" in ages_sentence(asked())
    assert "somebody of 65 may come to" in ages_sentence(asked(group="aged_65_plus"))
    assert "any age from 0 to 15" in ages_sentence(asked(group="under_16"))


def test_of_several_kinds_those_that_only_the_map_has_are_named(tmp_path):
    assets = known(tmp_path, {"source": LIST}, {"source": MAP})
    assets.table.loc[1, "kind"] = "pub"
    together = register_cover(assets, ("cafe", "pub"), today=TODAY)
    assert together.is_weak
    assert "No list has pubs here" in register_sentence(together, KINDS)
