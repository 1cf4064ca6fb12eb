"""Nothing suitable: what is counted of a conversation, and what planners may see of the counts."""

import struct
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions.count_unmet import count_conversation, count_press, take_back
from geo.paces import PACES
from layers.area import open_area
from layers.unmet.counts import Reason, UnmetCounts
from questions.walks.near_person import Origin, Question
from questions.wards.nothing_suitable import (
    NoWardError,
    Press,
    YearNotOverError,
    can_take_back,
    misses_by_ward,
    press_of,
    shown_conversations,
    shown_counts,
)
from tests.app.small_town import MIDDLE, POSTCODE, asset, write_town

HERE = Origin(*MIDDLE)
QUESTION = Question(PACES["steady"], 15)
WARD, DAY, LATER = "E05000001", date(2026, 11, 23), date(2027, 1, 1)


@pytest.fixture
def town(tmp_path: Path) -> Any:
    write_town(tmp_path, [asset(0)])
    return open_area("small-town", areas_folder=tmp_path)


def counted(tmp_path: Path) -> list[tuple[Any, ...]]:
    found = UnmetCounts(tmp_path).table("small-town", first_month="2026-01", last_month="2026-12")
    return [tuple(row) for row in found.itertuples(index=False)]


def count_one(counts: UnmetCounts, town: Any, *conversation: Any, reason: Reason, day: date) -> Press:
    """As the page does when a reason is pressed."""
    press = press_of(town, *conversation, reason=reason, day=day)
    count_press(counts, town, press)
    return press


def test_ward_kind_month_and_reason_are_kept(town: Any, tmp_path: Path) -> None:
    count_one(UnmetCounts(tmp_path), town, HERE, QUESTION, "likes rugby", reason=Reason.TOO_FAR, day=DAY)
    assert counted(tmp_path) == [(WARD, "sports_club", "2026-11", "too-far", 1)]


def test_a_press_by_mistake_is_taken_back_while_its_year_lasts(town: Any, tmp_path: Path) -> None:
    counts = UnmetCounts(tmp_path)
    press = count_one(counts, town, HERE, QUESTION, "likes rugby", reason=Reason.TOO_FAR, day=DAY)
    assert can_take_back(press, today=DAY)
    assert not can_take_back(press, today=LATER)
    take_back(counts, town, press)
    assert counted(tmp_path) == []


def test_the_words_themselves_are_never_kept(town: Any, tmp_path: Path) -> None:
    words = "Mrs Quillfeather wants zorbing"
    count_one(UnmetCounts(tmp_path), town, HERE, QUESTION, words, reason=Reason.NONE_HERE, day=DAY)
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("*.sqlite*"))
    assert b"uillfeather" not in kept
    assert b"zorbing" not in kept


def test_the_only_kind_chosen_is_the_kind(town: Any, tmp_path: Path) -> None:
    one = Question(PACES["steady"], 15, ("library",))
    count_one(UnmetCounts(tmp_path), town, HERE, one, "likes rugby", reason=Reason.FULL, day=DAY)
    assert counted(tmp_path)[0][1] == "library"


def test_outside_every_ward_is_refused_and_nothing_is_kept(town: Any, tmp_path: Path) -> None:
    counts, far = UnmetCounts(tmp_path), Origin(MIDDLE[0] + 9e4, MIDDLE[1])
    with pytest.raises(NoWardError, match="outside every ward of the area, so nothing was counted"):
        count_one(counts, town, far, QUESTION, "", reason=Reason.FULL, day=DAY)
    assert not counted(tmp_path)


def test_neither_address_nor_point_is_in_any_file(town: Any, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    here = Origin(MIDDLE[0] + 1.2345, MIDDLE[1] + 6.789)
    count_one(UnmetCounts(folder), town, here, QUESTION, f"{POSTCODE} rugby", reason=Reason.FULL, day=DAY)
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    traces = [POSTCODE, POSTCODE.replace(" ", ""), str(here.x), str(int(here.x)), str(int(here.y)), "-23"]
    assert WARD.encode() in kept
    assert not [one for one in traces if one.encode() in kept]
    assert struct.pack(">d", here.x) not in kept


def test_a_year_that_is_not_over_is_not_shown(town: Any, tmp_path: Path) -> None:
    add(UnmetCounts(tmp_path), 20, reason=Reason.FULL)
    with pytest.raises(YearNotOverError, match=r"counts of 2026 are shown when the year is over.*2025 or"):
        shown_counts(UnmetCounts(tmp_path), town, year=2026, today=DAY)


def add(counts: UnmetCounts, times: int, **about: Any) -> None:
    for _ in range(times):
        counts.add("small-town", **({"ward_code": WARD, "kind": "cafe", "month": "2026-05"} | about))


def test_a_ward_is_shown_from_ten_on_rounded_down_to_fives(town: Any, tmp_path: Path) -> None:
    counts = UnmetCounts(tmp_path)
    add(counts, 9, reason=Reason.FULL)
    assert misses_by_ward(counts, town, year=2026, today=LATER) == {}
    add(counts, 1, reason=Reason.COST)
    assert misses_by_ward(counts, town, year=2026, today=LATER) == {WARD: 10}
    add(counts, 4, reason=Reason.COST)
    assert misses_by_ward(counts, town, year=2026, today=LATER) == {WARD: 10}, (
        "one press more is not to be seen"
    )
    add(counts, 1, reason=Reason.COST)
    assert misses_by_ward(counts, town, year=2026, today=LATER) == {WARD: 15}


def test_the_settings_may_ask_for_more_but_not_for_fewer(town: Any, tmp_path: Path) -> None:
    counts = UnmetCounts(tmp_path)
    add(counts, 12, reason=Reason.FULL)
    assert misses_by_ward(counts, town, year=2026, today=LATER, at_least=1) == {WARD: 10}
    assert misses_by_ward(counts, town, year=2026, today=LATER, at_least=20) == {}


def test_conversations_are_shown_by_the_same_rule_and_only_of_whole_years(town: Any, tmp_path: Path) -> None:
    counts = UnmetCounts(tmp_path)
    for month, times in (("2025-03", 30), ("2026-02", 14), ("2026-07", 400)):
        for _ in range(times):
            counts.add_conversation("small-town", ward_code=WARD, month=month)
    assert shown_conversations(counts, town, year=2025, today=LATER) == {}, "counted from March on"
    assert shown_conversations(counts, town, year=2026, today=LATER) == {WARD: 410}
    with pytest.raises(YearNotOverError, match="are shown when the year is over"):
        shown_conversations(counts, town, year=2026, today=DAY)


def test_a_conversation_is_counted_by_its_ward_and_month_alone(town: Any, tmp_path: Path) -> None:
    counts = UnmetCounts(tmp_path)
    count_conversation(counts, town, HERE, day=DAY)
    table = counts.conversations("small-town", first_month="2026-01", last_month="2026-12")
    assert [tuple(row) for row in table.itertuples(index=False)] == [(WARD, "2026-11", 1)]
    with pytest.raises(NoWardError):
        count_conversation(counts, town, Origin(MIDDLE[0] + 9e4, MIDDLE[1]), day=DAY)
