"""What a tab keeps over a reload is what was said and chosen, sealed; never the start."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from app.memory import tab_seal
from app.memory.tab_choices import TabCopy, choices_of, renewed, take_back
from app.memory.tab_seal import TabSeal
from app.memory.visit import VisitMemory
from questions.walks.near_person import Origin

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SAID: dict[str, Any] = {
    "area": "demo",
    "typed_place": "12 Secret Street",
    "enjoy": "rugby, company at lunch",
    "days": (1, 3),
    "age": 82,
    "can_pay": 0,
    "few": ("demo/lunch", "demo/choir"),
    "chosen_asset": "demo/lunch",
}


def visit_of(**memory: Any) -> VisitMemory:
    return VisitMemory({**SAID, **memory})


def test_it_holds_what_was_said_and_chosen_but_not_where_they_start() -> None:
    visit = visit_of(origin=Origin(331000.0, 188000.0, "Secret Street"), origin_words="12 Secret Street")
    assert choices_of(visit) == {
        "area": "demo",
        "enjoy": "rugby, company at lunch",
        "days": [1, 3],
        "age": 82,
        "can_pay": 0,
        "few": ["demo/lunch", "demo/choir"],
        "chosen_asset": "demo/lunch",
    }


def test_a_visit_in_which_nothing_was_said_leaves_nothing() -> None:
    assert choices_of(VisitMemory({"area": "demo", "typed_place": "12 Secret Street", "enjoy": ""})) == {}


def test_what_a_page_brings_along_that_lost_its_process_stays_and_the_sheet_comes_back() -> None:
    brought = VisitMemory({"area": "demo", "enjoy": "bowls, typed in the meantime"})
    take_back(brought, choices_of(visit_of()))
    assert brought.get("enjoy") == "bowls, typed in the meantime"
    assert brought.get("age") == 82
    assert brought.few == ("demo/lunch", "demo/choir")


def test_taken_back_it_is_as_it_was_and_the_place_is_shown_once_there_is_a_start() -> None:
    fresh = VisitMemory({})
    take_back(fresh, choices_of(visit_of()))
    fresh.change_area("demo")
    assert fresh.get("enjoy") == "rugby, company at lunch"
    assert (fresh.get("days"), fresh.get("age"), fresh.get("can_pay")) == ([1, 3], 82, 0)
    assert fresh.few == ("demo/lunch", "demo/choir")
    assert fresh.chosen is None
    fresh.start_from(None)
    fresh.start_from(Origin(0.0, 0.0))
    assert fresh.chosen == "demo/lunch"
    fresh.start_from(Origin(1.0, 1.0))
    assert fresh.chosen is None, "a second start is another person's"


def test_places_of_another_area_stay_behind() -> None:
    elsewhere = VisitMemory({"area": "newport"})
    take_back(elsewhere, choices_of(visit_of()))
    assert elsewhere.few == ()
    assert elsewhere.get("enjoy") == "rugby, company at lunch"


def test_sealed_it_says_nothing_and_opens_again() -> None:
    seal = TabSeal()
    sealed = seal.seal(choices_of(visit_of()))
    assert "rugby" not in sealed
    assert seal.unseal(sealed) == choices_of(visit_of())


@pytest.mark.parametrize("broken", ["", "gAAAA", "not ours", None, 7, {}, "é"])
def test_what_is_not_ours_stays_closed(broken: object) -> None:
    assert TabSeal().unseal(broken) is None


def test_another_run_of_the_program_cannot_open_it_nor_one_sign_changed() -> None:
    seal = TabSeal()
    sealed = seal.seal({"enjoy": "rugby"})
    assert TabSeal().unseal(sealed) is None
    changed = sealed[:-8] + ("A" if sealed[-8] != "A" else "B") + sealed[-7:]
    assert seal.unseal(changed) is None


def test_after_an_hour_it_stays_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tab_seal, "FORGET_AFTER", timedelta(seconds=-1))
    seal = TabSeal()
    assert seal.unseal(seal.seal({"enjoy": "rugby"})) is None


def test_the_copy_is_sealed_anew_when_the_choices_change_or_five_minutes_have_gone() -> None:
    seal = TabSeal()
    first = renewed(None, {"enjoy": "rugby"}, seal, now=NOW)
    assert renewed(first, {"enjoy": "rugby"}, seal, now=NOW + timedelta(minutes=4)) is first
    assert renewed(first, {"enjoy": "rugby"}, seal, now=NOW + timedelta(minutes=6)).sealed != first.sealed
    changed = renewed(first, {"enjoy": "bowls"}, seal, now=NOW)
    assert seal.unseal(changed.sealed) == {"enjoy": "bowls"}


def test_nothing_more_to_keep_takes_the_copy_away() -> None:
    first = renewed(None, {"enjoy": "rugby"}, TabSeal(), now=NOW)
    assert renewed(first, {}, TabSeal(), now=NOW) == TabCopy({}, "", NOW)


def test_an_hour_of_nothing_forgets_and_the_next_conversation_is_not_reproached() -> None:
    visit = visit_of(origin=Origin(0.0, 0.0))
    visit.begin_run(NOW)
    visit.begin_run(NOW + timedelta(minutes=59))
    assert visit.origin is not None
    visit.begin_run(NOW + timedelta(minutes=120))
    assert visit.was_left
    assert visit.origin is None
    assert choices_of(visit) == {}
    visit.put(VisitMemory.TYPED, "1 Other Road")
    visit.begin_run(NOW + timedelta(minutes=121))
    assert not visit.was_left


def test_the_second_person_stays_with_the_tab_as_the_first_does() -> None:
    second = {
        "second_there": True,
        "second_enjoy": "singing, uses a stick",
        "second_pace": "older",
        "second_minutes": 20,
        "second_from_words": {"pace": "older"},
        "second_not_before": time(10),
        "second_taken_off": ("singing",),
    }
    choices = choices_of(visit_of(**second))
    assert "second_pace" not in choices, "it is read again from the words that come back"
    fresh = VisitMemory({})
    take_back(fresh, choices)
    assert fresh.second.is_there
    assert fresh.second.get("enjoy") == fresh.second.get("words_read") == "singing, uses a stick"
    assert (fresh.second.get("minutes"), fresh.second.get("not_before")) == (20, time(10))
    assert fresh.second.get("taken_off") == ["singing"]
    assert fresh.get("enjoy") == "rugby, company at lunch"
