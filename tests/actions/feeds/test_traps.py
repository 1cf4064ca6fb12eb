"""What real OpenActive feeds do to whoever reads them, one trap after the other."""

import json
import os
from datetime import UTC, date, datetime, time, timedelta

import pytest

from layers.register.feed_model import FeedOutcome
from layers.register.model import PlacedBy
from layers.times.session import Known, Session
from tests.actions.feeds.planted import place, point, series, session
from tests.layers.conftest import SHARED

EXAMPLES = SHARED / "openactive"
SOON = datetime(2026, 12, 1, 18, 15, tzinfo=UTC)


@pytest.fixture
def feed(office):
    office.add("/feed")
    return office.server.rpde("/feed")


def event(key, day=SOON, **more):
    thing = {**series(key, **more), "@id": f"https://id.example.org/events/{key}"}
    return {**thing, "@type": "Event", "startDate": day.isoformat(), "duration": "PT1H", **more}


def only(office):
    (asset,) = [asset for asset in office.assets().values() if asset.source == "Sports"]
    return asset


def notes(office):
    return " ".join(office.register.feeds.one("Sports").state.notes)


def test_a_session_may_bring_its_series_in_it(office, feed):
    whole = series("A", organizer={"@type": "Organization", "name": "A club", "telephone": "01632 960001"})
    for week in range(3):
        at = session("A", SOON + timedelta(weeks=week), superEvent=whole)
        feed.put("ScheduledSession", str(week), at)
    assert office.refresh().added == 1
    asset = only(office)
    assert (asset.name, asset.organisation, asset.phone) == ("Class A", "A club", "01632 960001")
    assert asset.sessions == (Session(1, time(18, 15), time(19, 15), last_on=date(2026, 12, 15)),)


def test_a_series_may_bring_its_sessions_in_it(office, feed):
    dates = [session("A", SOON + timedelta(weeks=week)) for week in range(-3, 3)]
    feed.put("SessionSeries.ScheduledSession", "A", series("A", subEvent=dates))
    office.refresh()
    assert only(office).sessions[0].last_on == date(2026, 12, 15)


def test_a_series_all_of_whose_sessions_are_over_is_not_offered_although_its_schedule_has_no_end(
    office, feed
):
    schedule = {"@type": "PartialSchedule", "byDay": ["Tuesday"], "startTime": "18:15", "endTime": "19:15"}
    feed.put("SessionSeries", "A", series("A", eventSchedule=schedule))
    feed.put("ScheduledSession", "1", session("A", datetime(2019, 3, 5, 18, tzinfo=UTC)))
    assert office.refresh().added == 0
    assert "The newest date in this feed is 2019-03-05: it answers, but nobody seems to keep it" in notes(
        office
    )


def test_a_feed_of_series_alone_is_read_by_its_schedules(office, feed):
    schedule = {
        "@type": "Schedule", "startDate": "2026-09-01", "endDate": "2027-03-30", "startTime": "18:15",
        "duration": "PT45M", "byDay": ["https://schema.org/Tuesday"], "repeatFrequency": "P1W",
    }  # fmt: skip
    feed.put("SessionSeries", "A", series("A", eventSchedule=[schedule]))
    office.refresh()
    assert only(office).sessions == (Session(1, time(18, 15), time(19), last_on=date(2027, 3, 30)),)


def test_summer_and_winter_are_one_session(office, feed):
    feed.put("SessionSeries", "A", series("A"))
    first = datetime(2027, 3, 16, 18, 15, tzinfo=UTC)
    for week in range(4):
        utc = first + timedelta(weeks=week, hours=-1 if week >= 2 else 0)
        feed.put("ScheduledSession", str(week), session("A", utc))
    office.refresh()
    assert [(s.starts, s.first_on, s.last_on) for s in only(office).sessions] == [
        (time(18, 15), date(2027, 3, 16), date(2027, 4, 6))
    ]


def test_dates_beyond_any_calendar_are_no_dates(office, feed):
    feed.put("SessionSeries", "A", series("A"))
    feed.put("ScheduledSession", "1", session("A", datetime(2500, 1, 1, 18, tzinfo=UTC)))
    feed.put("ScheduledSession", "2", session("A", SOON))
    office.refresh()
    assert [s.first_on for s in only(office).sessions] == [date(2026, 12, 1)]
    assert "1 date lies more than three years ahead" in notes(office)


def test_what_is_online_has_no_place_and_is_left_out(office, feed):
    online = "https://schema.org/OnlineEventAttendanceMode"
    feed.put("SessionSeries", "A", series("A", eventAttendanceMode=online))
    feed.put("ScheduledSession", "1", session("A", SOON))
    nowhere = event("B", **{"beta:virtualLocation": {"@type": "VirtualLocation", "url": "https://x.example"}})
    feed.put("Event", "B", {key: value for key, value in nowhere.items() if key != "location"})
    mixed = series("C", eventAttendanceMode="https://schema.org/MixedEventAttendanceMode")
    feed.put("SessionSeries", "C", mixed)
    feed.put("ScheduledSession", "3", session("C", SOON))
    assert office.refresh().added == 1
    assert only(office).name == "Class C"
    assert "2 sessions are online and have no place to get to" in notes(office)


def test_courts_and_their_times_are_not_sessions(office, feed):
    feed.put("FacilityUse", "1", {"@type": "FacilityUse", "name": "Court", "location": place()})
    feed.put("FacilityUse/Slot", "2", {"@type": "Slot", "startDate": "2026-12-01T10:00:00Z"})
    assert office.refresh().added == 0
    assert "2 courts, pitches or times of hire were left out" in notes(office)


def test_a_cancelled_series_and_a_postponed_date_are_not_offered(office, feed):
    feed.put("SessionSeries", "A", series("A", eventStatus="https://schema.org/EventCancelled"))
    feed.put("ScheduledSession", "1", session("A", SOON))
    feed.put("SessionSeries", "B", series("B"))
    feed.put("ScheduledSession", "2", session("B", SOON, eventStatus="schema:EventPostponed"))
    feed.put("ScheduledSession", "3", session("B", SOON, eventStatus="https://schema.org/EventPostponed"))
    feed.put("Event", "4", event("C", eventStatus="https://schema.org/EventCancelled"))
    assert office.refresh().added == 0


def test_events_of_one_name_and_place_are_one_asset_and_its_id_stays(office, feed):
    for week in range(3):
        feed.put("Event", str(week), event("ride", SOON + timedelta(weeks=week)))
    feed.put("Event", "other", event("other", location=place(600)))
    assert office.refresh().added == 2
    ride = office.assets()["Class ride"]
    assert ride.sessions == (Session(1, time(18, 15), time(19, 15), last_on=date(2026, 12, 15)),)
    feed.put("Event", "4", event("ride", SOON + timedelta(weeks=3)))
    done = office.refresh()
    assert (done.added, done.changed, office.id_of("Class ride")) == (0, 1, ride.asset_id)


def test_a_place_may_be_named_by_its_reference_and_a_series_may_happen_at_two(office, feed):
    feed.put("Place", "p", {"@id": "https://x.example/p", **place(700, name="Low Hall")})
    feed.put("SessionSeries", "A", series("A", location="https://x.example/p"))
    feed.put("ScheduledSession", "1", session("A", SOON))
    feed.put("ScheduledSession", "2", session("A", SOON, location=place(900, name="High Hall")))
    assert office.refresh().added == 2
    here = [entry.asset for entry in office.register.entries() if entry.asset.source == "Sports"]
    assert sorted(asset.address for asset in here) == ["High Hall", "Low Hall"]


@pytest.mark.parametrize(
    "geo", [{"latitude": 0, "longitude": 0}, {"latitude": -4.5, "longitude": 53.9}, {}, None]
)
def test_a_bad_point_is_not_a_place_and_the_postcode_is(office, feed, geo):
    postcode = office.area.postcodes["postcode"].iloc[0]
    where = place(
        address={"@type": "PostalAddress", "postalCode": postcode.replace(" ", "").lower()}, geo=geo
    )
    feed.put("Event", "1", event("A", location=where))
    feed.put("Event", "2", event("B", location=place(geo=geo)))
    assert office.refresh().added == 1
    assert (only(office).placed_by, only(office).postcode) == (PlacedBy.POSTCODE, postcode)


def test_prices_ages_access_and_words(office, feed):
    feed.put("Event", "1", event(
        "A", description="<p>Gentle &amp; <b>slow</b></p>", ageRange={"minValue": 50, "maxValue": 0},
        genderRestriction="https://openactive.io/FemaleOnly", level=["Beginner"],
        offers=[{"name": "Member", "price": 3.3}, {"name": "Guest", "price": "5.00"}],
        accessibilitySupport=[{"prefLabel": "Visual impairment"}],
        location=place(amenityFeature=[{"name": "Toilets", "value": True}, {"name": "Café", "value": False}]),
        url="https://example.org/a", maximumAttendeeCapacity=12, remainingAttendeeCapacity=0,
    ))  # fmt: skip
    office.refresh()
    asset = only(office)
    assert (asset.description, asset.minimum_age, asset.maximum_age) == ("Gentle & slow", 50, None)
    assert (asset.for_whom, asset.cost, asset.price_pence) == (
        "Women only; Beginner",
        "Member £3.30; Guest £5.00",
        None,
    )
    assert asset.access == "Support for: Visual impairment. There: Toilets."
    assert (asset.website, asset.places_a_week, asset.full) == ("https://example.org/a", 12, Known.YES)


def test_older_states_doubled_pages_and_torn_items_do_no_harm(office, feed):
    feed.put("Event", "1", event("A", name="New name"))
    old = {"state": "updated", "kind": "Event", "id": "1", "modified": 0, "data": event("A", name="Old name")}
    page = {**feed.reply("", {}, office.server.base)}
    torn = [
        7,
        None,
        {},
        {"state": "updated"},
        {"state": "odd", "id": 1},
        {"state": "updated", "id": 2, "data": 3},
    ]
    page["items"] = [*page["items"], *page["items"], old, *torn]
    last = {"items": [], "next": office.server.url("/feed?after=1")}
    office.server.routes["/feed"] = lambda path, query, base: last if "after" in query else page
    assert office.refresh().added == 1
    assert only(office).name == "New name"
    assert "6 items have no id or no state" in notes(office)


def test_a_page_that_names_itself_is_the_last_and_a_circle_is_refused(office, feed):
    own = office.server.url("/feed")
    office.server.routes["/feed"] = {"items": [], "next": own}
    assert office.refresh().outcome is FeedOutcome.CAME
    item = {"state": "deleted", "kind": "Event", "id": "1", "modified": 1}
    office.server.routes["/feed"] = lambda path, query, base: {
        "items": [item],
        "next": f"{own}?{'b' if 'a' in query else 'a'}=1",
    }
    done = office.refresh()
    assert (done.outcome, "leads in a circle" in done.sentence) == (FeedOutcome.FAILED, True)


def test_a_feed_that_leads_to_another_host_is_not_followed(office, feed):
    item = {"state": "deleted", "kind": "Event", "id": "1", "modified": 1}
    office.server.routes["/feed"] = {"items": [item], "next": "http://169.254.169.254/latest"}
    done = office.refresh()
    assert "The feed leads on to another address (http://169.254.169.254)." in done.sentence


def test_a_busy_moment_is_waited_for(office, feed):
    feed.put("Event", "1", event("A"))
    plain, replies = feed.reply, [(429, {"Retry-After": "0"}, b""), (503, {}, b"")]
    office.server.routes["/feed"] = lambda *what: replies.pop() if replies else plain(*what)
    assert office.refresh().added == 1


def test_a_licence_that_a_page_leaves_out_is_not_taken_back(office, feed):
    feed.put("Event", "1", event("A"))
    office.refresh()
    plain = feed.reply
    office.server.routes["/feed"] = lambda *what: {
        key: value for key, value in plain(*what).items() if key != "license"
    }
    assert office.refresh().changed == 0
    assert only(office).licence == "CC BY 4.0"


def test_a_server_put_back_to_an_earlier_day_is_believed_when_all_of_it_is_read_anew(office, feed):
    later = SOON + timedelta(weeks=4)
    for number in range(3):
        feed.put("Event", str(number), event(f"e{number}", later))
    feed.put("Event", "0", event("e0", later, name="New name"))
    office.refresh()
    assert "New name" in office.open_names()
    earlier = office.server.rpde("/feed")
    for number in range(3):
        earlier.put("Event", str(number), event(f"e{number}", later))
    office.later(days=10)
    office.refresh()
    assert [name for name in office.open_names() if name.startswith(("Class", "New"))] == [
        f"Class e{number}" for number in range(3)
    ]


def test_names_that_are_not_names_do_no_harm(office, feed):
    for number, name in enumerate(
        ["{{7*7}}", "<script>x</script>", "=1+1", "A\u202eB", "\0", "x" * 9_999, ""]
    ):
        feed.put("Event", str(number), event(f"e{number}", name=name, location=place(500 + number)))
    office.refresh()
    names = [asset.name for asset in office.assets().values() if asset.source == "Sports"]
    assert "{{7*7}}" in names
    assert max(map(len, names)) == 200
    assert not [name for name in names if "\0" in name or "<script" in name]


def test_the_standards_own_examples_are_read_as_what_they_are(office, feed):
    if not EXAMPLES.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs the standard's examples at {EXAMPLES}.")
        pytest.skip("The standard's examples are not on this machine (../shared/data).")
    for file in sorted(EXAMPLES.glob("*.json")):
        for item in json.loads(file.read_text(encoding="utf-8"))["items"]:
            feed.put(item["kind"], f"{file.stem}-{item['id']}", here(item["data"]))
    office.now = datetime(2016, 5, 1, 9, tzinfo=UTC)  # when most of the examples were to come
    office.refresh()
    names = sorted(asset.name for asset in office.assets().values() if asset.source == "Sports")
    assert "Virtual BODYPUMP" in names
    text = repr(office.register.entries()) + repr([*office.register.feeds.items("Sports")])
    for private in ("Nicole", "Jane Smith", "jane.smith"):
        assert private not in text


def here(value):
    """The example with its places moved to the tiny town."""
    if isinstance(value, list):
        return [here(item) for item in value]
    if isinstance(value, dict):
        moved = {key: here(item) for key, item in value.items()}
        return {**moved, **point()} if "latitude" in moved else moved
    return value
