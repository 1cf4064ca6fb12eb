"""How figures of funding read: what is not known, what is shared, what is one and what is many."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from geo.paces import PACES, own_pace
from layers.assets.kinds import load_kinds
from layers.bids.model import Bid, BidList
from layers.tables.report import Fault
from layers.times.session import Session
from presentation.words.funding.awards import award_title, each_resident, ward_detail
from presentation.words.funding.bids import alternative_count, alternative_words, cannot_words
from presentation.words.funding.firmness import trial_words
from presentation.words.funding.incoming import FAULTS_SHOWN, fault_lines, unplaced_sentence
from presentation.words.funding.money import asked_sentence, bid_pounds, pence, pounds, total_pounds
from presentation.words.funding.need import by_fifth, group, weights_words
from presentation.words.funding.scenario import change_words, new_asset_name
from presentation.words.funding.standard import standard_words, walked_sentence
from questions.funding.alternatives import Alternative, Way
from questions.funding.bids import trials_of
from questions.funding.need import NeedWeights
from questions.funding.scenario import Action, Cannot, Change
from questions.funding.standard import WINDOWS, Standard
from questions.places.area_assets import pack_assets
from tests.questions.funding.town import bid, cafe, town
from tests.questions.walks.gated_town import gated_area
from tests.tiny_area import EAST, NORTH, tiny_area


def listed(*bids: Bid) -> BidList:
    return BidList("b.csv", "0" * 64, bids, (), len(bids), 0)


def test_an_amount_that_is_not_given_is_not_known_and_never_nothing() -> None:
    assert (pounds(None), pounds(0.0), pounds(4500.4)) == ("not known", "£0", "£4,500")
    assert (pence(None), pence(2.5)) == ("not known", "£2.50")
    assert total_pounds(0.0, 3, 3) == "not known"
    assert total_pounds(9.0, 3, 1) == "at least £9"
    silent, nine = bid("1", pounds=None), bid("2", pounds=9.0)
    assert asked_sentence(listed(silent)) == "1 bid asks for an amount that is not known."
    assert asked_sentence(listed(silent, nine)) == "2 bids: 1 asks for £9, 1 does not say how much."
    more = listed(silent, nine, bid("3", pounds=4.0), replace(silent, bid_id="4"))
    assert asked_sentence(more) == "4 bids: 2 ask for £13 together, 2 do not say how much."
    assert bid_pounds(replace(nine, about=True)) == "about £9"
    assert (bid_pounds(nine), bid_pounds(replace(silent, about=True))) == ("£9", "not known")


def test_what_counts_as_within_reach_reads_with_its_pace_and_time() -> None:
    assert standard_words(Standard()) == "15 minutes at 0.8 m/s (older adult)"
    weekend = Standard(PACES["steady"], 20, WINDOWS["weekend"])
    assert standard_words(weekend).endswith(", weekends")
    assert standard_words(Standard(own_pace(1.0, step_free=True))) == (
        "15 minutes at 1 m/s (own pace, step-free)"
    )


@pytest.mark.parametrize(
    ("window", "when"),
    [
        ("", "on weekdays from 10:00 to 16:00"),
        ("daytime", "on weekdays from 10:00 to 16:00"),
        ("evening", "on weekdays from 17:00 to 20:00"),
        ("weekend", "at weekends from 10:00 to 16:00"),
    ],
)
def test_it_is_said_when_gates_and_ways_with_hours_are_walked(tmp_path: Path, window: str, when: str) -> None:
    standard = Standard(window=WINDOWS.get(window))
    assert walked_sentence(gated_area(tmp_path), standard) == (
        f"Gates and ways that are open at times only count as they are {when}: shut, if they are shut at any "
        "time of it."
    )
    assert walked_sentence(tiny_area(tmp_path / "none"), standard) == ""


@pytest.mark.parametrize("cannot", list(Cannot))
def test_every_cause_has_a_sentence(cannot: Cannot) -> None:
    from dataclasses import replace

    from questions.funding.figures import BidFigures

    nobody = BidFigures(bid("1"), None, 0, 0, 0.0, (), (0,) * 6, (), (), None)  # type: ignore[arg-type]
    assert cannot_words(nobody) == ""
    assert cannot_words(replace(nobody, cannot=cannot)).endswith(".")


def test_every_trial_says_what_is_other() -> None:
    standard, weights = Standard(), NeedWeights.of({"deprivation": 1.0})
    assert [trial_words(trial, standard) for trial in trials_of(standard, weights)] == [
        "10 minutes instead of 15",
        "20 minutes instead of 15",
        "at 1.11 m/s instead of 0.8",
        "all weights doubled",
        "all weights halved",
        "everybody counted alike",
    ]


def test_an_alternative_without_a_name_has_its_kind_and_street() -> None:
    nameless = Alternative(Way.VENUE, "", 1200, 9.0, "library", "High Street")
    assert alternative_words(nameless, "Library") == "The same at Library off High Street"
    path = Alternative(Way.PATH, "Hall", 1200, 9.0, most=True)
    assert alternative_words(path, "Hall") == "A path or crossing to Hall"
    assert (alternative_count(nameless), alternative_count(path)) == ("1,200", "at most 1,200")


def test_weights_are_named_as_the_page_names_them() -> None:
    assert weights_words(NeedWeights()) == "Every resident counts the same."
    assert weights_words(NeedWeights.of({"aged_75_plus": 2.0, "deprivation": 0.5})) == (
        "Counted on top of each resident: 75 and over 2, deprivation 0.5."
    )
    assert group("carers_of_others") == "Carers of others"
    assert by_fifth((0, 5, 0, 0, 0, 0))[0] == ("most deprived fifth", "5")


def test_faults_of_many_rows_are_one_line_and_no_more_than_fit_are_shown() -> None:
    same = tuple(Fault(row, None, "", "No amount.", "Give one.") for row in range(2, 10))
    assert fault_lines(same) == ["rows 2, 3, 4, 5, 6 and 3 more: No amount. Give one."]
    assert fault_lines(same[:2]) == ["rows 2, 3: No amount. Give one."]
    many = tuple(Fault(row, "kind", "", f"{row} is odd.", "Mend it.") for row in range(FAULTS_SHOWN + 7))
    lines = fault_lines(many)
    assert (len(lines), lines[-1]) == (FAULTS_SHOWN + 1, "and 7 more")


def test_how_many_bids_wait_for_a_place() -> None:
    assert unplaced_sentence(listed(bid("1", 0))) == ""
    assert unplaced_sentence(listed(bid("1", 0), bid("2"))) == (
        "1 of 2 bids has no place yet: open it below and put it on the map."
    )
    assert unplaced_sentence(listed(bid("1"), bid("2"))).startswith("2 of 2 bids have no place yet")


def test_awards_read_with_their_day_and_wards_with_what_is_known() -> None:
    from dataclasses import replace

    award = replace(bid("1", pounds=500.0), title="Tea\nparty", awarded_on=date(2026, 5, 3))
    assert award_title(award) == "Tea party, £500, 3 May 2026"
    nan = float("nan")
    assert (each_resident(nan, 0), each_resident(2.0, 1)) == ("not known", "at least £2.00")
    assert ward_detail(nan, nan, nan) == "how much is not known"
    assert ward_detail(9.0, nan, nan) == "nobody is known to live here"
    assert ward_detail(9.0, 3.0, 0.25) == "£3.00 a resident; 25% of the area is less deprived"


def test_changes_read_by_the_names_that_people_know(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assets, kinds = pack_assets(town(tmp_path, assets=[cafe(1, 0)])), load_kinds()
    evening = (Session(1, time(18), time(20)),)
    here, there = (EAST, NORTH), (EAST + 300.0, NORTH)
    said = {
        Change(Action.OPEN, name=new_asset_name("Café"), kind="cafe", at=here): "Open a new café",
        Change(Action.OPEN, name="Tea", kind="cafe", at=here, sessions=evening): (
            "Open Tea (café): Tuesdays, 18:00 to 20:00"
        ),
        Change(Action.CLOSE, "t/1"): "Close Café 1",
        Change(Action.CLOSE, "t/9"): "Close an asset that is no longer in the register",
        Change(Action.MOVE, "t/1", at=there): "Move Café 1 by 300 m",
        Change(Action.PLACES, "t/1", places_a_week=1200): (
            "Café 1 has 1,200 places a week; today: not known"
        ),
        Change(Action.PATH, line=(here, there), steps=True): (
            "A path with steps of 300 m between two places on the map"
        ),
    }
    assert {change: change_words(assets, change, kinds=kinds) for change in said} == said
