"""Whatever stands in a feed, it is read as what it is or not at all."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, strategies as st

from layers.feeds.openactive.reduced import reduced
from layers.feeds.openactive.values import (
    clock_of,
    day_of,
    duration_of,
    long_text_of,
    moment_of,
    number_of,
    text_of,
)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
NAMES = [
    *("@type", "@id", "identifier", "name", "description", "activity", "ageRange", "offers", "organizer"),
    *("location", "superEvent", "subEvent", "eventSchedule", "startDate", "endDate", "duration", "url"),
    *(
        "remainingAttendeeCapacity",
        "eventStatus",
        "geo",
        "address",
        "price",
        "startTime",
        "byDay",
        "minValue",
    ),
]


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2026-12-08T18:15:00Z", datetime(2026, 12, 8, 18, 15)),
        ("2026-07-07T17:15:00Z", datetime(2026, 7, 7, 18, 15)),  # the same class in summer
        ("2026-07-07T17:15:00+00:00", datetime(2026, 7, 7, 18, 15)),
        ("2026-07-07T18:15:00+01:00", datetime(2026, 7, 7, 18, 15)),
        ("2026-07-07T18:15", datetime(2026, 7, 7, 18, 15)),
        ("2026-07-07T23:30:00Z", datetime(2026, 7, 8, 0, 30)),
        ("9999-12-31T23:59:59-14:00", None),
        ("2026-12-08", None),
        ("Tuesday", None),
        (20261208, None),
    ],
)
def test_moments_are_told_as_clocks_here_show_them(text, local):
    assert moment_of(text) == local


def test_days_clocks_lengths_and_numbers():
    assert day_of("2026-12-08") == day_of("2026-12-08T18:15:00Z") == date(2026, 12, 8)
    assert (day_of("2026-02-30"), day_of(None)) == (None, None)
    assert (clock_of("18:15"), clock_of("9:05:00"), clock_of("25:00")) == (time(18, 15), time(9, 5), None)
    assert (duration_of("PT1H30M"), duration_of("P0D"), duration_of("1 hour")) == (
        timedelta(minutes=90),
        None,
        None,
    )
    assert [number_of(value) for value in (3.5, "4.20", -1, True, "£3", float("nan"))] == [
        3.5,
        4.2,
        None,
        None,
        None,
        None,
    ]


def test_markup_is_taken_out_and_what_a_page_would_run_too():
    html = "<p>Come &amp; join<br>us</p><script>alert(1)</script><style>p{}</style> &lt;b&gt;"
    assert long_text_of(html) == "Come & join\nus\n<b>"
    assert text_of("<b>Yoga</b>\x00 \u202e") == "Yoga \u202e".strip()
    assert text_of(["no text"]) == ""


def test_nothing_of_a_person_is_kept():
    secret = {
        "@type": "Person",
        "name": "Nobody Real",
        "email": "nobody@example.org",
        "telephone": "01632 960777",
    }
    thing = {
        "@type": "SessionSeries",
        "name": "Yoga",
        **{key: [secret] for key in ("leader", "contributor", "assistant", "contactPerson", "attendee")},
        "organizer": secret,
        "subEvent": [{"startDate": "2026-12-08T18:15:00Z", "leader": secret}],
        "superEvent": {"@type": "EventSeries", "@id": "x", "leader": secret, "organizer": secret},
        "location": {"@type": "Place", "name": "Hall", "contactPoint": secret},
    }
    text = repr(reduced(thing))
    for private in ("Nobody", "nobody@", "960777"):
        assert private not in text
    club = {**secret, "@type": "Organization", "name": "A club"}
    assert reduced({**thing, "organizer": club})["organiser"] == {
        "name": "A club",
        "email": "nobody@example.org",
        "phone": "01632 960777",
    }


@given(st.dictionaries(st.sampled_from(NAMES), ANYTHING, max_size=8))
def test_anything_may_stand_anywhere(thing):
    read = reduced(thing)
    assert all(name == name.casefold() for name in read)
