"""Nothing suitable: what is counted of a conversation, and what planners may see of the counts."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.paces import PACES
from layers.area import open_area
from layers.unmet.counts import Reason, UnmetCounts
from questions.near_person import Origin, Question
from questions.nothing_suitable import AT_LEAST, STEP, count_one, misses_by_ward, shown_counts
from tests.app.small_town import MIDDLE, asset, write_town

HERE = Origin(*MIDDLE)
QUESTION = Question(PACES["steady"], 15)
WARD, DAY = "E05000001", date(2026, 11, 23)


@pytest.fixture
def town(tmp_path: Path) -> Any:
    write_town(tmp_path, [asset(0)])
    return open_area("small-town", areas_folder=tmp_path)


def counted(tmp_path: Path) -> list[tuple[Any, ...]]:
    found = UnmetCounts(tmp_path).table("small-town", first_month="2026-01", last_month="2026-12")
    return [tuple(row) for row in found.itertuples(index=False)]


def test_ward_kind_month_and_reason_are_kept(town: Any, tmp_path: Path) -> None:
    count_one(UnmetCounts(tmp_path), town, HERE, QUESTION, "likes rugby", reason=Reason.TOO_FAR, day=DAY)
    assert counted(tmp_path) == [(WARD, "sports_club", "2026-11", "too-far", 1)]


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


def test_outside_every_ward_has_no_ward_and_is_never_shown(town: Any, tmp_path: Path) -> None:
    counts, far = UnmetCounts(tmp_path), Origin(MIDDLE[0] + 9e4, MIDDLE[1])
    for _ in range(AT_LEAST):
        count_one(counts, town, far, QUESTION, "", reason=Reason.FULL, day=DAY)
    assert shown_counts(counts, town, year=2026).empty


def add(counts: UnmetCounts, times: int, **about: Any) -> None:
    for _ in range(times):
        counts.add("small-town", **({"ward_code": WARD, "kind": "cafe", "month": "2026-05"} | about))


def test_a_ward_is_shown_from_ten_on_rounded_down_to_fives(town: Any, tmp_path: Path) -> None:
    counts = UnmetCounts(tmp_path)
    add(counts, 9, reason=Reason.FULL)
    assert misses_by_ward(counts, town, year=2026) == {}
    add(counts, 1, reason=Reason.COST)
    assert misses_by_ward(counts, town, year=2026) == {WARD: 10}
    add(counts, 4, reason=Reason.COST)
    assert misses_by_ward(counts, town, year=2026) == {WARD: 10}, "one press more is not to be seen"
    add(counts, 1, reason=Reason.COST)
    assert misses_by_ward(counts, town, year=2026) == {WARD: 15}


def test_the_settings_may_ask_for_more_but_not_for_fewer(town: Any, tmp_path: Path) -> None:
    counts = UnmetCounts(tmp_path)
    add(counts, 12, reason=Reason.FULL)
    assert misses_by_ward(counts, town, year=2026, at_least=1) == {WARD: 10}
    assert misses_by_ward(counts, town, year=2026, at_least=20) == {}


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 14), min_size=8, max_size=8))
def test_no_small_count_follows_from_what_is_shown(tmp_path_factory: Any, times: list[int]) -> None:
    """Whatever is left of a shown ward after its shown reasons may be any of several counts, also none."""
    folder = tmp_path_factory.mktemp("unmet")
    write_town(folder, [asset(0)])
    area, counts = open_area("small-town", areas_folder=folder), UnmetCounts(folder)
    for reason, many in zip(Reason, times, strict=True):
        add(counts, many, reason=reason)
    shown = shown_counts(counts, area, year=2026)
    reasons = shown[shown["part"] == "reason"]
    assert (shown["at_least"] >= AT_LEAST).all()
    assert (shown["at_least"] % STEP == 0).all()
    for total in shown.loc[shown["part"] == "total", "at_least"]:
        least_left = total - (reasons["at_least"] + STEP - 1).sum()
        most_left = total + STEP - 1 - reasons["at_least"].sum()
        assert sum(many for many in times if many < AT_LEAST) in range(max(0, least_left), most_left + 1)
        assert most_left - max(0, least_left) >= STEP - 1, "the rest is never told exactly"
