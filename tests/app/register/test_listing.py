"""Searching and filtering the register, and what two people's changes make together."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.memory.session import kinds
from app.register.bringing_in.reporting import faults_csv
from app.register.editing.conflict import clashes, joined
from app.register.listing.searching import Search, fitting
from layers.register.history import Entry
from layers.register.model import Asset, Status
from layers.register.plans import ImportPlan
from layers.register.sources import ImportInfo
from layers.register.versions import VersionCause
from layers.tables.report import Fault
from presentation.words.register.list_report import odd

TODAY = date(2026, 5, 3)
TEA = Asset(
    "a", name="Tea at three", kind="lunch_club", interests=("company",), longitude=-3.0, latitude=51.5
)
CLUB = Asset("b", name="Rugby club", kind="sports_club", checked_on=date(2026, 1, 1), postcode="NP20 4AB")
GONE = Asset("c", name="Old hall", kind="community_centre", status=Status.CLOSED)


def found(**wanted: object) -> list[str]:
    entries = [
        Entry(asset, 1, "AB", datetime(2026, 1, 1, tzinfo=UTC), VersionCause.ADD, {})
        for asset in (TEA, CLUB, GONE)
    ]
    asked = Search(**wanted)  # type: ignore[arg-type]
    gone = frozenset({"a"})
    return [e.asset.asset_id for e in fitting(entries, asked, kinds=kinds(), on=TODAY, gone=gone)]


def test_all_that_is_open_in_the_order_of_the_names() -> None:
    assert found() == ["b", "a"]


def test_words_are_looked_for_everywhere() -> None:
    assert found(text="COMPANY tea") == ["a"]
    assert found(text="np20") == ["b"]
    assert found(text="sports") == ["b"], "the kind's own name counts too"


def test_families_and_what_needs_care() -> None:
    assert found(families=("food",)) == ["a"]
    assert found(show="ring") == ["a"], "never checked"
    assert found(show="unplaced") == ["b"]
    assert found(show="gone") == ["a"]
    assert found(show="closed") == ["c"]


def test_changes_that_do_not_touch_each_other_are_both_kept() -> None:
    theirs, ours = replace(TEA, phone="01633 1"), replace(TEA, cost="free")
    assert joined(TEA, theirs, ours, keep_theirs=frozenset()) == replace(TEA, phone="01633 1", cost="free")
    assert not any(clash.both for clash in clashes(TEA, theirs, ours))


def test_where_both_changed_a_field_a_person_chooses() -> None:
    theirs, ours = replace(TEA, phone="1"), replace(TEA, phone="2")
    (clash,) = clashes(TEA, theirs, ours)
    assert (clash.field, clash.both, clash.theirs, clash.ours) == ("phone", True, "1", "2")
    assert joined(TEA, theirs, ours, keep_theirs=frozenset()).phone == "2"
    assert joined(TEA, theirs, ours, keep_theirs=frozenset({"phone"})).phone == "1"


def test_no_spreadsheet_runs_a_fault() -> None:
    text = faults_csv([Fault(3, "name", "=1+1", "It is wrong.", "Correct it.")])
    assert "'=1+1" in text
    assert "3,name" in text


def test_a_list_under_the_name_of_quite_another_is_asked_about() -> None:
    def plan(gone: int, unchanged: int) -> ImportPlan:
        info = ImportInfo("Clubs", by="AB")
        return ImportPlan(info, 1, "", (), (), unchanged, (TEA,) * gone, (), False, ())

    assert odd(plan(516, 1)) == "516 assets that came in under the name “Clubs” are not in this list."
    assert odd(plan(20, 120)) == "", "a list that lost some is still that list"
    assert odd(plan(3, 0)) == "", "and of a short one nobody can tell"
