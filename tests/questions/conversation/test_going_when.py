"""When to leave, arrive and be home: fortnights, months, terms, bank holidays, changes of the clocks."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, strategies as st

from layers.places.bank_holidays import is_bank_holiday
from layers.places.nations import Nation, nation_of
from layers.register.model import Asset
from layers.times.reading.read import read_times
from layers.times.session import Known, Season, Session
from presentation.words.near.suits import finding_words
from questions.conversation.going_when import Outing, going_when
from questions.conversation.occurrences import occurrences
from questions.conversation.walking_when import Walk, whole
from questions.conversation.wishes import NO_WISHES, FreeTime, Wishes

MONDAY = datetime(2026, 11, 23, 9, 0)
LUNCH = Session(1, time(12), time(14))  # Tuesdays
THURSDAYS_IN_TERM = Session(3, time(10), term_time=True)
WALK_S, FREE = 22.5 * 60, Wishes(free=(FreeTime(1, time(11), time(15)),))  # 23 whole minutes


def words_of(finding):
    return "" if finding is None else finding_words(finding)


def going(*sessions, wishes=FREE, walk_s=WALK_S, now=MONDAY, nation=Nation.WALES, **known):
    asset = Asset("t/x", sessions=sessions, **known)
    return going_when(asset, wishes, walk=Walk(whole(walk_s)), now=now, nation=nation)


def at(day, clock="00:00"):
    return datetime.fromisoformat(f"2026-{day}T{clock}")


def days(session, first, last, nation=Nation.WALES):
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    return [one.day for one in occurrences(session, first, last, nation=nation)]


def test_leave_1135_arrive_1158_starts_1200_home_by_1425():
    assert going(LUNCH).times == Outing(
        starts=at("11-24", "12:00"),
        ends=at("11-24", "14:00"),
        leave=at("11-24", "11:35"),
        arrive=at("11-24", "11:58"),
        home_by=at("11-24", "14:25"),
    )


@pytest.mark.parametrize(
    ("starts", "ends", "suits"),
    [
        ("11:00", "15:00", True),
        ("11:37", "14:23", True),  # just enough time both ways
        ("11:38", "14:23", False),
        ("11:37", "14:22", False),
        ("09:00", "11:59", False),
    ],
)
def test_there_at_the_start_and_home_again_while_they_are_free(starts, ends, suits):
    free = FreeTime(1, time.fromisoformat(starts), time.fromisoformat(ends))
    assert (going(LUNCH, wishes=Wishes(free=(free,))).times is not None) is suits


def test_what_is_in_the_way_is_said_by_its_days():
    assert words_of(going(Session(3, time(12), time(14))).in_the_way) == "Thursdays only"
    both = going(Session(3, time(12)), Session(0, time(12)))
    assert words_of(both.in_the_way) == "Mondays and Thursdays only"


def test_on_the_right_day_at_another_time_the_time_is_said():
    assert words_of(going(Session(1, time(19), time(21))).in_the_way) == "Tuesdays 19:00 only"


def test_a_group_that_has_ended_for_good_says_so():
    assert (
        words_of(going(Session(1, time(12), last_on=date(2026, 10, 1))).in_the_way)
        == "its last day has passed"
    )


def test_unknown_times_are_asked():
    assert words_of(going().ask) == "Its days and times are not known."
    assert (
        words_of(going(when="ring for times").ask)
        == "Its times are told as “ring for times”: ask when that is."
    )
    assert words_of(going(Session(3, time(12)), when_unread="and sometimes Tuesdays").ask) == (
        "Of its times the list also writes “and sometimes Tuesdays”."
    )
    half_read = going(Session(1, time(12), time(14)), when_unread="no session in August")
    assert half_read.times
    assert words_of(half_read.ask) == "Of its times the list also writes “no session in August”."
    assert going(kind="park") == going(kind="park", wishes=NO_WISHES)
    assert not going(kind="park").ask


def test_what_is_open_for_hours_may_be_dropped_into():
    library = Session(1, time(9), time(18))
    times = going(library).times
    assert (times.leave, times.arrive, times.home_by) == (at("11-24", "11:00"), at("11-24", "11:23"), None)
    short = Wishes(free=(FreeTime(1, time(11), time(12, 15)),))
    assert going(library, wishes=short).times is None  # 29 minutes there


def test_today_counts_while_there_is_time_to_get_there():
    club = Session(0, time(12), time(14))
    assert going(club, wishes=NO_WISHES, now=at("11-23", "11:37")).times.starts == at("11-30", "12:00")
    assert going(club, wishes=NO_WISHES, now=at("11-23", "11:35")).times.starts == at("11-23", "12:00")


def test_a_chosen_day_is_the_only_one():
    assert going(LUNCH, wishes=Wishes(on=date(2026, 12, 1))).times.starts == at("12-01", "12:00")
    assert words_of(going(LUNCH, wishes=Wishes(on=date(2026, 12, 2))).in_the_way) == "Tuesdays only"


def test_a_session_past_midnight_ends_on_the_next_day():
    times = going(Session(5, time(21), time(0, 30)), wishes=NO_WISHES).times
    assert (times.ends, times.home_by) == (at("11-29", "00:30"), at("11-29", "00:55"))


def test_an_end_that_is_not_known_leaves_home_by_unknown():
    times = going(Session(1, time(12))).times
    assert (times.ends, times.home_by) == (None, None)


def test_fortnights_are_counted_from_the_first_day():
    fortnight = Session(1, time(12), every_weeks=2, first_on=date(2026, 11, 17))
    assert days(fortnight, "2026-11-23", "2026-12-31") == [
        date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 29),
    ]  # fmt: skip


def test_a_fortnight_without_a_first_day_is_asked():
    found = going(Session(1, time(12), time(14), every_weeks=2))
    assert found.times is not None
    assert words_of(found.ask) == "It is on every second week: ask which weeks."


def test_the_first_and_the_last_of_a_month():
    first = Session(6, time(12), week_of_month=1)
    assert days(first, "2026-11-23", "2027-02-10") == [date(2026, 12, 6), date(2027, 1, 3), date(2027, 2, 7)]
    last = Session(3, time(19), week_of_month=-1)
    assert days(last, "2026-11-01", "2026-12-31") == [date(2026, 11, 26), date(2026, 12, 31)]


def test_weeks_of_the_month_from_either_end():
    every_week = days(Session(3, time(10)), "2026-12-01", "2026-12-31")
    fifth, second_to_last = Session(3, time(10), week_of_month=5), Session(3, time(10), week_of_month=-2)
    assert days(fifth, "2026-12-01", "2026-12-31") == every_week[4:]
    assert days(second_to_last, "2026-12-01", "2026-12-31") == [date(2026, 12, 24)]
    assert days(fifth, "2027-02-01", "2027-02-28") == []


def test_a_season_begins_and_ends_every_year_and_may_run_over_new_year():
    summer, winter = Season(4, 1, 9, 30), Season(10, 1, 3, 31)
    assert days(Session(1, time(10), season=summer), "2026-09-20", "2027-04-08") == [
        date(2026, 9, 22),
        date(2026, 9, 29),
        date(2027, 4, 6),
    ]
    assert date(2027, 1, 5) in days(Session(1, time(10), season=winter), "2027-01-01", "2027-01-31")
    later = going(Session(1, time(12), time(14), season=summer))
    assert words_of(later.in_the_way) == "not before 6 April 2027"


def test_a_session_on_bank_holidays_only_keeps_to_those_of_the_nation():
    only = Session(0, time(10), bank_holidays_only=True)
    assert days(only, "2026-08-01", "2026-12-31") == [date(2026, 8, 31), date(2026, 12, 28)]
    assert days(only, "2026-08-01", "2026-12-31", Nation.SCOTLAND)[0] == date(2026, 8, 3)
    autumn = occurrences(only, date(2026, 8, 1), date(2026, 12, 31), nation=Nation.WALES)
    assert {occurrence.ask for occurrence in autumn} == {None}


def test_shut_on_the_first_thursday_sends_nobody_there_on_it():
    """Asked on a Thursday for the next one, the first of December: it is the second."""
    sessions = read_times("Mo-Fr 09:00-17:00; Th[1] off").sessions
    thursdays = Wishes(free=(FreeTime(3, time(9), time(17)),))
    times = going(*sessions, wishes=thursdays, now=datetime(2026, 11, 27, 9)).times
    assert times is not None
    assert times.starts.date() == date(2026, 12, 10)
    other = read_times("We 12:00-14:00; We[1] 18:00-20:00").sessions
    first_wednesday = Wishes(free=(FreeTime(2, time(10), time(22)),), on=date(2026, 12, 2))
    times = going(*other, wishes=first_wednesday, now=datetime(2026, 11, 27, 9)).times
    assert times is not None
    assert times.starts == datetime(2026, 12, 2, 18)


def test_term_time_is_asked_and_never_in_august_or_at_christmas():
    term = Session(4, time(10), term_time=True)
    assert days(term, "2026-07-27", "2026-09-05") == [date(2026, 7, 31), date(2026, 9, 4)]
    assert date(2026, 12, 25) not in days(term, "2026-12-01", "2027-01-10")
    assert words_of(going(Session(1, time(12), time(14), term_time=True)).ask).startswith(
        "It keeps to school terms"
    )


def test_bank_holidays_are_out_in_or_asked_as_the_register_knows():
    monday = Session(0, time(10), time(12))
    easter = at("04-06", "07:00")
    closed = Session(0, time(10), time(12), bank_holidays=Known.NO)
    opened = Session(0, time(10), time(12), bank_holidays=Known.YES)
    assert going(closed, wishes=NO_WISHES, now=easter).times.starts == at("04-13", "10:00")
    assert words_of(going(opened, wishes=NO_WISHES, now=easter).ask) == ""
    found = going(monday, wishes=NO_WISHES, now=easter)
    assert found.times.starts == at("04-06", "10:00")
    assert words_of(found.ask) == "6 April is a bank holiday: ask whether it is on."


@pytest.mark.parametrize("closed", [Known.UNKNOWN, Known.NO])
def test_boxing_day_on_a_saturday_is_asked(closed):
    found = going(Session(5, time(10), bank_holidays=closed), wishes=NO_WISHES, now=at("12-24", "09:00"))
    assert found.times.starts == at("12-26", "10:00")
    assert words_of(found.ask) == "26 December is Boxing Day: ask whether it is on."


def test_what_begins_or_comes_round_later_is_told_by_its_day():
    january = Session(1, time(12), time(14), first_on=date(2027, 1, 12))
    assert words_of(going(january).in_the_way) == "not before 12 January 2027"
    assert words_of(going(january, wishes=NO_WISHES).in_the_way) == "not before 12 January 2027"
    monthly = Session(0, time(12), week_of_month=1, bank_holidays=Known.NO)
    assert (
        words_of(going(monthly, wishes=NO_WISHES, now=at("03-03", "09:00")).in_the_way)
        == "not before 1 June 2026"
    )
    assert words_of(going(replace(january, weekday=3)).in_the_way) == "Thursdays only"


def test_a_day_on_which_it_is_closed_is_named():
    closed = Session(4, time(12), bank_holidays=Known.NO)
    assert words_of(going(closed, wishes=Wishes(on=date(2026, 12, 25))).in_the_way) == "not on 25 December"


def test_its_last_day_has_passed_once_it_has_begun_on_it():
    last = Session(0, time(10), time(11), last_on=date(2026, 11, 23))
    assert (
        words_of(going(last, wishes=NO_WISHES, now=at("11-23", "12:00")).in_the_way)
        == "its last day has passed"
    )
    assert going(last, wishes=NO_WISHES).times.starts == at("11-23", "10:00")


def test_midnight_is_crossed_before_and_during():
    early = Session(0, time(0, 10), time(1))
    assert going(early, wishes=NO_WISHES).times.leave == at("11-29", "23:45")
    late = Session(0, time(20), time(2))
    assert going(late, wishes=NO_WISHES, now=at("11-24", "00:10")).times.arrive == at("11-24", "00:33")


def test_a_walk_in_the_night_of_the_change_takes_as_long_as_any_other():
    spring = Session(5, time(21), time(0, 30))
    walk = 45 * 60
    assert going(spring, wishes=NO_WISHES, walk_s=walk, now=at("03-28")).times.home_by == at("03-29", "02:15")
    autumn = Session(5, time(22), time(1, 30))
    assert going(autumn, wishes=NO_WISHES, walk_s=walk, now=at("10-24")).times.home_by == at("10-25", "01:15")


def bank_holidays(year, nation):
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    return {f"{day:%d-%m}" for day in days if day.year == year and is_bank_holiday(day, nation)}


def test_bank_holidays_on_a_weekend_move_to_the_next_weekday_that_is_free():
    wanted = {"01-01", "02-04", "05-04", "03-05", "31-05", "30-08", "27-12", "28-12"}
    assert bank_holidays(2021, Nation.ENGLAND) == bank_holidays(2021, Nation.WALES) == wanted
    assert is_bank_holiday(date(2022, 1, 3), Nation.ENGLAND)


def test_scotland_and_northern_ireland_keep_their_own_days():
    wales = bank_holidays(2027, Nation.WALES)
    assert bank_holidays(2027, Nation.NORTHERN_IRELAND) - wales == {"17-03", "12-07"}
    scotland = bank_holidays(2027, Nation.SCOTLAND)
    assert (scotland - wales, wales - scotland) == ({"04-01", "02-08", "30-11"}, {"29-03", "30-08"})
    assert "05-08" not in {f"{day:%d-%m}" for day in days(THURSDAYS_IN_TERM, "2027-07-01", "2027-08-31")}
    back = days(THURSDAYS_IN_TERM, "2027-07-01", "2027-08-31", Nation.SCOTLAND)
    assert [f"{day:%d-%m}" for day in back] == ["05-08", "12-08", "19-08", "26-08"]


def test_a_day_proclaimed_for_one_year_is_known():
    assert is_bank_holiday(date(2023, 5, 8), Nation.ENGLAND)  # the Coronation
    assert not is_bank_holiday(date(2024, 5, 13), Nation.ENGLAND)


@pytest.mark.parametrize(
    ("codes", "nation"),
    [
        (["W05001646", "W05001647", "E05000001"], Nation.WALES),
        (["S13003120"], Nation.SCOTLAND),
        (["N08000101"], Nation.NORTHERN_IRELAND),
        (["Northfield", "West"], Nation.ENGLAND),
        ([], Nation.ENGLAND),
    ],
)
def test_wards_tell_the_nation_by_their_codes(codes, nation):
    assert nation_of(codes) is nation


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_change_of_the_clocks_moves_nothing_on_the_poster(sunday):
    club = Session(6, time(12), time(14))
    times = going(club, wishes=Wishes(on=sunday), now=datetime.combine(sunday, time(7))).times
    assert (times.leave.time(), times.starts.time(), times.home_by.time()) == (
        time(11, 35),
        time(12),
        time(14, 25),
    )


SESSIONS = st.builds(
    Session,
    weekday=st.integers(0, 6),
    starts=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    ends=st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    every_weeks=st.sampled_from([1, 2]),
    week_of_month=st.sampled_from([None, None, 1, 4, -1]),
    first_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    term_time=st.booleans(),
)
FREES = st.builds(
    lambda weekday, first, last: FreeTime(weekday, time(min(first, last)), time(max(first, last), 30)),
    st.integers(0, 6), st.integers(0, 23), st.integers(0, 23),
)  # fmt: skip


@given(session=SESSIONS, free=st.lists(FREES, max_size=3), walk_min=st.integers(0, 90))
def test_a_time_that_is_told_always_keeps_its_promises(session, free, walk_min):
    now = MONDAY + timedelta(minutes=7)
    times = going(session, wishes=Wishes(free=tuple(free)), walk_s=walk_min * 60, now=now).times
    if times is None:
        return
    walk = timedelta(minutes=walk_min)
    assert times.starts.weekday() == session.weekday
    assert now <= times.leave
    assert times.arrive == times.leave + walk
    long = times.ends is not None and times.ends - times.starts >= timedelta(hours=4)
    assert times.arrive <= times.starts or long
    if free:
        of_day = [one for one in free if one.weekday == times.leave.weekday()]
        assert any(one.starts <= times.leave.time() for one in of_day)
