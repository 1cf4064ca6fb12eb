"""Hours that a text says once and then takes from or adds to, and days with a slip of the pen."""

import pytest

from layers.times.reading.read import read_times
from layers.times.session_text import sessions_text

LUNCH = "Monday 09:00-13:00; Monday 14:00-17:00; Tuesday 09:00-13:00; Tuesday 14:00-17:00"
LATE = "Monday 09:00-17:00; Tuesday 09:00-19:00; Wednesday 09:00-17:00"


@pytest.mark.parametrize(("text", "sessions"), [
    ("Mon-Tue 9am-5pm (closed for lunch 1-2pm)", LUNCH),
    ("Mon & Tue 9-5, closed between 1pm and 2pm", LUNCH),
    ("Mon-Wed 9-5, late night Tuesday until 7pm", LATE),
    ("Mon-Wed 9am-5pm (7pm Tuesdays)", LATE),
    ("Wensdays 2-4pm", ""),
    ("Wednsdays 2-4pm", "Wednesday 14:00-16:00"),
    ("Thrusday 6pm", "Thursday 18:00"),
    ("Thursdays 8pm till late", "Thursday 20:00"),
    ("Penultimate Monday of the month 6pm-7.30pm", "second to last Monday 18:00-19:30"),
    ("Daily 9-5 ex Mondays, Tuesdays, Wednesdays, Thursdays and Fridays",
     "Saturday 09:00-17:00; Sunday 09:00-17:00"),
    ("Fridays 1-2pm. Doesn't run in the school holidays.", "Friday 13:00-14:00, in term time"),
    ("Dydd Sadwrn Saturday 9:00 - 13:00", "Saturday 09:00-13:00"),
    ("Ail a phedwerydd dydd Mawrth y mis, 2-4pm", "second Tuesday 14:00-16:00; fourth Tuesday 14:00-16:00"),
    ("Fri 9;30am-12pm", "Friday 09:30-12:00"),
])  # fmt: skip
def test_it_is_read_as_it_means(text: str, sessions: str) -> None:
    assert sessions_text(read_times(text).sessions) == sessions


@pytest.mark.parametrize("text", [
    "Mon-Thu 9-5, Fri 9-4, closed 1-2",  # Friday's break, or everybody's?
    "Mon-Fri 9-5, closed 4-6pm",
    "Mon-Fri 9-5, late night Thursday until 4pm",
    "Thusday 2-4pm",
    "Munday 2-4pm",
    "Sundry 2-4pm",
    "Monday 9.00am-5.00m",
    "Tuesdays 10-12, open in March 2-4pm",
])  # fmt: skip
def test_what_is_not_plain_stays_in_words(text: str) -> None:
    read = read_times(text)
    assert (read.sessions, bool(read.unread)) == ((), True), sessions_text(read.sessions)


def test_a_single_date_that_is_shut_stays_beside_the_sessions() -> None:
    read = read_times("Thursdays 10-12. No session on 12 February")
    assert (sessions_text(read.sessions), read.unread) == (
        "Thursday 10:00-12:00",
        "No session on 12 February",
    )
