"""Any session that a register can hold, for laws."""

from datetime import date, time

from hypothesis import strategies as st

from layers.times.session import Known, Season, Session

_TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
_DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
_LEAP_YEAR = (date(2024, 1, 1), date(2024, 12, 31))


def _season(first: date, last: date) -> Season:
    return Season(first.month, first.day, last.month, last.day)


sessions = st.builds(
    Session,
    weekday=st.integers(0, 6),
    starts=_TIMES,
    ends=st.none() | _TIMES,
    every_weeks=st.integers(1, 8),
    week_of_month=st.sampled_from([None, 1, 2, 3, 4, 5, -1, -2, -3, -4, -5]),
    first_on=st.none() | _DAYS,
    last_on=st.none() | _DAYS,
    term_time=st.booleans(),
    bank_holidays=st.sampled_from(Known),
    season=st.none() | st.builds(_season, st.dates(*_LEAP_YEAR), st.dates(*_LEAP_YEAR)),
    bank_holidays_only=st.booleans(),
)
