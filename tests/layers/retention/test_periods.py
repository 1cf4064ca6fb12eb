"""How long things are kept stands in a table that anybody can edit; what is wrong in it is said by row."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from geo.errors import MissingColumnError
from layers.assets.tables import KindsTableError
from layers.retention.periods import PERIODS_CSV, THINGS, KeepingPeriod, load_periods


def changed(folder: Path, old: str, new: str) -> Path:
    text = PERIODS_CSV.read_text(encoding="utf-8")
    assert old in text
    path = folder / "periods.csv"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_the_shipped_table_has_every_thing_once_with_a_reason() -> None:
    periods = load_periods()
    assert sorted(periods) == sorted(THINGS)
    assert all(period.why for period in periods.values())
    assert periods["history"].months is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("exports,24", "exports,", r'row 3, column months: "" is no number of months\. Write a whole number'),
        ("exports,24", "exports,0", r'"0" is no number of months'),
        ("exports,24", "exports,-3", r'"-3" is no number of months'),
        ("exports,24", "exports,two years", r'"two years" is no number of months'),
        ("exports,24", "exports,99999", r'"99999" is no number of months'),
        ("exports,24", "visits,24", r'"visits" is nothing that is kept\. Use one of names, exports'),
        ("exports,24", "visits,24", r'There is no row for "exports"\. Put it back'),
        ("exports,24", "names,24", r'"names" stands in two rows\. Keep one of them'),
        ("history,always", "history,12", r"Versions of an entry are kept as long as the register is"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(KindsTableError, match=words):
        load_periods(changed(tmp_path, old, new))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingColumnError, match='has no "months" column'):
        load_periods(changed(tmp_path, "what,months,why", "what,weeks,why"))


def test_an_office_may_keep_something_always(tmp_path: Path) -> None:
    assert load_periods(changed(tmp_path, "sessions,84", "sessions,Always"))["sessions"].months is None


@pytest.mark.parametrize(
    ("now", "months", "before"),
    [
        (datetime(2026, 3, 31, 9, tzinfo=UTC), 1, datetime(2026, 2, 28, 9, tzinfo=UTC)),
        (datetime(2024, 2, 29, tzinfo=UTC), 12, datetime(2023, 2, 28, tzinfo=UTC)),
        (datetime(2026, 1, 15, tzinfo=UTC), 1, datetime(2025, 12, 15, tzinfo=UTC)),
        (datetime(2026, 11, 27, tzinfo=UTC), 24, datetime(2024, 11, 27, tzinfo=UTC)),
    ],
)
def test_it_is_counted_back_in_months_of_the_calendar(now: datetime, months: int, before: datetime) -> None:
    assert KeepingPeriod("names", months, "").before(now) == before


def test_what_is_kept_always_is_never_over() -> None:
    assert KeepingPeriod("names", None, "").before(datetime(2026, 1, 1, tzinfo=UTC)) is None
    assert KeepingPeriod("names", 1_200, "").before(datetime(50, 1, 1, tzinfo=UTC)) is None
