"""A list comes in whole or not at all, never over what a person said, and can be taken back."""

from dataclasses import replace
from datetime import date

import pytest

from layers.register.engine.errors import AssetRefusedError, PlanOutOfDateError
from layers.register.model import Asset, Status
from layers.register.sources import Conflict
from tests.layers.register.rows import FULL, club, clubs, info


def standing(register):
    return [entry.asset for entry in register.entries()]


def test_a_plan_writes_nothing_and_counts_every_row(register):
    plan = register.plan_import(clubs(3), info(rows_rejected=2))
    assert (len(plan.new), plan.changed, plan.unchanged, plan.accepted) == (3, (), 0, 3)
    assert (register.entries(), register.revision, register.imports()) == ((), 0, ())


def test_a_plan_that_is_committed_is_all_there(register):
    result = register.commit_import(register.plan_import([*clubs(3), FULL], info()))
    assert (result.import_id, result.added, result.revision) == (1, 4, register.revision)
    assert standing(register) == [*clubs(3), FULL]


def test_an_import_keeps_where_it_came_from(register):
    about = info(
        file_name="clubs.csv", rows_read=5, rows_rejected=2, mapping={"Club": "name"},
        licence="OGL 3.0", attribution="A council", source_date="2026-10-01",
    )  # fmt: skip
    register.import_assets(clubs(3), about)
    [kept] = register.imports()
    assert kept.info == about
    assert (kept.rows_accepted, kept.added, kept.changed, kept.unchanged) == (3, 3, 0, 0)
    assert kept.undone_at is None
    assert register.mapping("Clubs") == {"Club": "name"}
    assert register.mapping("Pubs") is None


def test_a_plan_made_before_somebody_else_wrote_is_refused(register):
    plan = register.plan_import(clubs(3), info())
    register.add(FULL, by="AB")
    with pytest.raises(PlanOutOfDateError, match="has changed since this import was looked at"):
        register.commit_import(plan)
    assert standing(register) == [FULL]


def test_the_same_file_again_changes_nothing(register):
    register.import_assets(clubs(3), info())
    before = register.cache_key
    again = register.import_assets(clubs(3), info())
    assert (again.import_id, again.added, again.changed, again.unchanged) == (None, 0, 0, 3)
    assert (register.cache_key, len(register.imports())) == (before, 1)


def test_a_newer_file_that_says_the_same_leaves_every_asset_alone(register):
    register.import_assets(clubs(3, source_date="2026-01-01"), info())
    newer = register.import_assets(clubs(3, source_date="2026-06-01"), info(2))
    assert (newer.import_id, newer.changed, newer.unchanged) == (2, 0, 3)
    assert {entry.version for entry in register.entries()} == {1}


def test_a_newer_file_updates_what_differs_and_nothing_else(register):
    register.import_assets(clubs(3), info())
    plan = register.plan_import([club(0), club(1, phone="1", cost="£2"), club(2), club(3)], info(2))
    [changed] = plan.changed
    assert (changed.asset_id, changed.name) == ("clubs/1", "Club 1")
    assert [(c.field, c.before, c.after) for c in changed.changes] == [
        ("cost", "", "£2"), ("phone", "01633 000001", "1"),
    ]  # fmt: skip
    assert ([a.asset_id for a in plan.new], plan.unchanged) == (["clubs/3"], 2)
    register.commit_import(plan)
    assert [entry.version for entry in register.entries()] == [1, 2, 1, 1]


def test_an_import_goes_ahead_although_somebody_writes_meanwhile(register, monkeypatch):
    from layers.register import plans

    def planned_too_early(*args, **words):
        plan = plans_as_they_are(*args, **words)
        register.add(FULL, by="AB")
        return plan

    plans_as_they_are = plans.plan_import
    monkeypatch.setattr(plans, "plan_import", planned_too_early)
    assert register.import_assets(clubs(2), info()).added == 2
    assert standing(register) == [*clubs(2), FULL]


def test_what_a_person_said_stays_and_the_source_is_reported(register):
    register.import_assets(clubs(2), info())
    register.edit(club(1, phone="our number", cost="free"), 1, by="AB")
    newer = register.import_assets([club(0), club(1, phone="their number", name="New name")], info(2))
    assert newer.conflicts == (Conflict("clubs/1", "phone", "our number", "their number"),)
    entry = register.entry("clubs/1")
    assert entry.asset == club(1, phone="our number", cost="free", name="New name")
    assert entry.source_says == {"phone": "their number", "cost": ""}
    assert register.imports()[0].conflicts == newer.conflicts


def test_a_conflict_is_told_once(register):
    register.import_assets(clubs(2), info())
    register.edit(club(1, phone="our number"), 1, by="AB")
    theirs = [club(0), club(1, phone="their number")]
    assert len(register.import_assets(theirs, info(2)).conflicts) == 1
    assert register.import_assets(theirs, info(2)).import_id is None
    assert register.import_assets(theirs, info(3)).conflicts == ()


def test_a_source_that_comes_round_to_us_is_no_conflict_and_is_followed_again(register):
    register.import_assets([club(1)], info())
    register.edit(club(1, phone="new"), 1, by="AB")
    assert register.import_assets([club(1, phone="new")], info(2)).conflicts == ()
    assert register.entry("clubs/1").source_says == {}
    assert register.import_assets([club(1, phone="newest")], info(3)).changed == 1
    assert register.entry("clubs/1").asset.phone == "newest"


def test_a_check_by_a_person_is_never_lost_to_a_file(register):
    register.import_assets([club(1)], info())
    register.verify("clubs/1", by="AB", on=date(2026, 11, 1))
    theirs = club(1, checked_by="file", checked_on=date(2020, 1, 1), phone="1")
    newer = register.import_assets([theirs], info(2))
    assert {conflict.field for conflict in newer.conflicts} == {"checked_by", "checked_on"}
    assert register.entry("clubs/1").asset == club(
        1, checked_by="AB", checked_on=date(2026, 11, 1), phone="1"
    )


def test_a_point_that_a_person_moved_is_not_half_moved_back(register):
    register.import_assets([club(1, longitude=-3.0, latitude=51.0)], info())
    register.edit(club(1, longitude=-3.5, latitude=51.0), 1, by="AB")
    newer = register.import_assets([club(1, longitude=-3.1, latitude=51.9)], info(2))
    assert [conflict.field for conflict in newer.conflicts] == ["longitude", "latitude"]
    found = register.entry("clubs/1").asset
    assert (found.longitude, found.latitude) == (-3.5, 51.0)


def test_an_asset_added_by_hand_keeps_its_words_when_a_list_has_it_too(register):
    register.add(club(1, phone="ours", description="Ours"), by="AB")
    result = register.import_assets([club(1, phone="theirs", cost="£2")], info())
    assert [conflict.field for conflict in result.conflicts] == ["phone"]
    assert register.entry("clubs/1").asset == club(1, phone="ours", description="Ours", cost="£2")


def test_what_has_vanished_is_proposed_for_closing_until_a_person_decides(register):
    register.import_assets(clubs(4), info())
    register.add(FULL, by="AB")
    newer = register.import_assets(clubs(1), info(2))
    assert newer.vanished == ("clubs/1", "clubs/2", "clubs/3")
    assert len(standing(register)) == 5
    register.close("clubs/1", by="AB")
    register.verify("clubs/2", by="AB", on=date(2026, 11, 1))
    assert register.proposed_closures() == (club(3),)


def test_who_has_vouched_for_an_asset_is_not_asked_again_by_every_new_list(register):
    register.import_assets(clubs(2), info())
    register.import_assets(clubs(1), info(2))
    register.verify("clubs/1", by="AB", on=date(2026, 11, 1))
    assert register.import_assets(clubs(1), info(3)).vanished == ()
    assert register.proposed_closures() == ()
    register.import_assets(clubs(2, cost="£1"), info(4))  # the list has it again, and answers for it again
    assert register.entry("clubs/1").asset.cost == "£1"
    assert register.import_assets(clubs(1, cost="£1"), info(5)).vanished == ("clubs/1",)


def test_what_comes_back_is_open_again(register):
    register.import_assets(clubs(3), info())
    register.import_assets(clubs(1), info(2), vanished="close")
    assert [asset.status for asset in standing(register)] == [Status.ACTIVE, Status.CLOSED, Status.CLOSED]
    register.import_assets(clubs(2), info(3))
    assert [asset.status for asset in standing(register)] == [Status.ACTIVE, Status.ACTIVE, Status.CLOSED]


def test_what_a_person_closed_because_it_had_vanished_opens_when_it_comes_back(register):
    register.import_assets(clubs(2), info())
    register.import_assets(clubs(1), info(2))
    register.close("clubs/1", by="AB")
    register.import_assets(clubs(2), info(3))
    assert register.entry("clubs/1").asset.status is Status.ACTIVE


def test_what_a_person_closed_stays_closed_while_its_list_still_has_it(register):
    register.import_assets(clubs(2), info())
    register.close("clubs/1", by="AB")
    register.import_assets([club(0), club(1, phone="1")], info(2))
    assert register.entry("clubs/1").asset == club(1, phone="1", status=Status.CLOSED)


def test_other_lists_have_nothing_to_do_with_it(register):
    register.import_assets(clubs(2), info())
    pubs = register.import_assets([Asset("pubs/1", name="Pub")], info(source="Pubs"))
    assert pubs.vanished == ()


def test_our_own_export_brought_back_under_another_title_changes_nothing(register):
    register.import_assets(clubs(2), info())
    result = register.import_assets(standing(register), info(9, source="Our export"))
    assert (result.added, result.changed, result.unchanged, result.vanished) == (0, 0, 2, ())
    assert register.import_assets(clubs(1), info(2)).vanished == ("clubs/1",)


def test_two_lists_whose_titles_give_the_same_ids_are_not_mixed(register):
    register.import_assets(clubs(2), info())
    before = standing(register)
    with pytest.raises(AssetRefusedError, match=r'"Clubs!" is too like "Clubs", .* bring it in as "Clubs"'):
        register.plan_import(clubs(3, source="Clubs!"), info(source="Clubs!"))
    assert standing(register) == before


def test_ids_given_twice_are_all_named(register):
    with pytest.raises(AssetRefusedError, match=r"2 ids are given to more than one row: clubs/0, clubs/1\."):
        register.import_assets([*clubs(3), club(1), club(0, name="x")], info())
    assert register.entries() == ()


def test_a_row_that_cannot_be_kept_leaves_the_register_as_it_was(register):
    with pytest.raises(AssetRefusedError, match="The name of 'clubs/9'"):
        register.import_assets([*clubs(3), club(9, name="\0")], info())
    assert (register.entries(), register.revision) == ((), 0)


def without_reference(number, **fields):
    """A club as its list has it when the reference is missing: under an id made of its name and place."""
    made = f"{number:012x}"
    return replace(club(number, **fields), asset_id=f"clubs/{made}", source_id=made)


def test_a_row_refused_for_a_slip_does_not_close_its_asset(register):
    register.import_assets(clubs(3), info())
    register.verify("clubs/1", by="AB", on=date(2026, 11, 1))
    newer = register.import_assets([club(0)], info(2, rejected=(club(1, name="A slip"),)))
    assert newer.vanished == ("clubs/2",)
    assert register.proposed_closures() == (club(2),)


def test_a_rejected_row_with_the_reference_of_another_closes_neither(register):
    register.import_assets(clubs(3, postcode="NP20 4AA"), info())
    slip = replace(club(2, postcode="NP20 4AA"), asset_id="clubs/1", source_id="1")
    newer = register.import_assets(
        clubs(1, postcode="NP20 4AA"), info(2, rejected=(club(1, postcode="NP20 4AA"), slip))
    )
    assert newer.vanished == ()


def test_a_row_that_lost_its_reference_is_still_its_asset_with_its_checks(register):
    register.import_assets(clubs(2, postcode="NP20 4AA"), info())
    register.verify("clubs/1", by="AB", on=date(2026, 11, 1))
    rows = [club(0, postcode="NP20 4AA"), without_reference(1, postcode="NP20 4AA", cost="£2")]
    newer = register.import_assets(rows, info(2))
    assert (newer.added, newer.changed, newer.vanished) == (0, 1, ())
    asset = register.entry("clubs/1").asset
    assert (asset.cost, asset.source_id, asset.checked_by) == ("£2", "1", "AB")


def test_a_row_that_is_given_a_reference_keeps_its_asset_when_it_is_renamed_later(register):
    held = without_reference(1, postcode="NP20 4AA")
    register.import_assets([held], info())
    register.import_assets([club(1, postcode="NP20 4AA")], info(2))
    assert register.entry(held.asset_id).asset.source_id == "1"
    newer = register.import_assets([club(1, postcode="NP20 4AA", name="The Renamed")], info(3))
    assert (newer.added, newer.changed, newer.vanished) == (0, 1, ())
    assert [asset.name for asset in standing(register)] == ["The Renamed"]


def test_two_rows_alike_without_references_are_not_guessed_at(register):
    twins = [club(1, name="Bingo", postcode="NP20 4AA"), club(2, name="Bingo", postcode="NP20 4AA")]
    register.import_assets(twins, info())
    newer = register.import_assets([without_reference(3, name="Bingo", postcode="NP20 4AA")], info(2))
    assert (newer.added, newer.vanished) == (1, ("clubs/1", "clubs/2"))


def test_another_reference_is_another_asset(register):
    register.import_assets([club(1, name="Bingo", postcode="NP20 4AA")], info())
    newer = register.import_assets([club(2, name="Bingo", postcode="NP20 4AA")], info(2))
    assert (newer.added, newer.vanished) == (1, ("clubs/1",))
