"""A refresh brings in what is new, ends what is gone, and never writes over what a person wrote."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from layers.register.engine.errors import RegisterError
from layers.register.feed_model import FeedOutcome
from layers.register.kept_feeds import NoSuchFeedError
from layers.register.model import PlacedBy, Status
from layers.times.session import Known, Session
from tests.actions.feeds.conftest import NOW, Office
from tests.actions.feeds.planted import place, series, session

TUESDAY = datetime(2026, 12, 1, 18, 15, tzinfo=UTC)


def weeks(feed, key, *, first=TUESDAY, count=6, **more):
    for number in range(count):
        day = first + timedelta(weeks=number)
        feed.put("ScheduledSession", f"{key}-{day:%y%m%d}", session(key, day, **more))


@pytest.fixture
def town(office: Office) -> Office:
    """A data set of two feeds: five series, each with six Tuesdays."""
    office.all_series, office.all_sessions = office.server.rpde("/series"), office.server.rpde("/sessions")
    for key in "ABCDE":
        office.all_series.put("SessionSeries", key, series(key))
        weeks(office.all_sessions, key, count=12)
    office.add("/series", "/sessions")
    return office


def test_sessions_take_name_and_place_from_their_series_in_another_feed(town):
    done = town.refresh()
    assert (done.outcome, done.added) == (FeedOutcome.CAME, 5), done.sentence
    asset = town.assets()["Class A"]
    assert asset.asset_id == "sports/series/A"
    assert (asset.kind, asset.interests, asset.placed_by) == ("exercise_group", ("yoga",), PlacedBy.POINT)
    assert asset.sessions == (Session(1, time(18, 15), time(19, 15), last_on=date(2027, 2, 16)),)
    assert (asset.licence, asset.source, asset.checked_on) == ("CC BY 4.0", "Sports", None)


def test_a_second_refresh_reads_one_page_a_feed_and_writes_nothing(town):
    town.refresh()
    before = (town.register.revision, town.versions())
    for feed in (town.all_series, town.all_sessions):
        feed.asked.clear()
    for _ in range(3):
        done = town.refresh()
    assert (done.unchanged, done.added, done.changed, done.closed) == (5, 0, 0, 0)
    assert (town.register.revision, town.versions()) == before
    assert town.all_series.asked == [5, 5, 5]
    assert town.all_sessions.asked == [60, 60, 60]


def test_a_tombstone_closes_in_one_run_what_is_the_feeds_alone(town):
    town.refresh()
    town.all_series.delete("SessionSeries", "A")
    done = town.refresh()
    assert (done.closed, done.proposed) == (1, 0)
    assert town.assets()["Class A"].status is Status.CLOSED
    assert town.register.proposed_closures() == ()
    town.all_series.put("SessionSeries", "A", series("A"))
    assert town.refresh().changed == 1
    assert town.assets()["Class A"].status is Status.ACTIVE


@pytest.mark.parametrize("touch", ["edit", "verify", "merge"])
def test_what_somebody_checked_edited_or_merged_is_proposed_for_closing_and_stays(town, touch):
    town.refresh()
    entry = town.register.entry(town.id_of("Class A"))
    if touch == "edit":
        town.register.edit(replace(entry.asset, phone="01632 960001"), entry.version, by="AB")
    elif touch == "verify":
        town.register.verify(entry.asset.asset_id, by="AB", on=date(2026, 11, 20))
    else:
        town.register.add(replace(entry.asset, asset_id="own/1", source="Own"), by="AB")
        town.register.merge(entry.asset.asset_id, "own/1", by="AB")
    town.all_series.delete("SessionSeries", "A")
    done = town.refresh()
    assert (done.closed, done.proposed) == (0, 1)
    assert [asset.name for asset in town.register.proposed_closures()] == ["Class A"]
    assert town.register.entry(entry.asset.asset_id).asset.status is Status.ACTIVE
    revision = town.register.revision
    again = town.refresh()
    assert (again.proposed, town.register.revision) == (1, revision)


def test_what_a_person_wrote_stays_and_the_feeds_other_news_come_in(town):
    town.refresh()
    entry = town.register.entry(town.id_of("Class A"))
    town.register.edit(replace(entry.asset, name="Gentle yoga", cost="£2"), entry.version, by="AB")
    town.all_series.put("SessionSeries", "A", series("A", name="Class A renamed", ageRange={"minValue": 50}))
    done = town.refresh()
    asset = town.register.entry(entry.asset.asset_id).asset
    assert (asset.name, asset.cost, asset.minimum_age) == ("Gentle yoga", "£2", 50)
    assert (done.changed, done.conflicts) == (1, 1)
    assert town.refresh().conflicts == 0  # it was said once


def test_a_check_by_a_person_outlives_any_number_of_fetches(town):
    town.refresh()
    town.register.verify(town.id_of("Class A"), by="AB", on=date(2026, 11, 20))
    town.all_series.put("SessionSeries", "A", series("A", description="New words"))
    assert town.refresh().changed == 1
    asset = town.assets()["Class A"]
    assert (asset.checked_by, asset.checked_on) == ("AB", date(2026, 11, 20))


def test_a_feed_that_shrinks_by_more_than_a_share_is_held_for_a_person(town):
    town.refresh()
    for key in "ABC":
        town.all_series.delete("SessionSeries", key)
    held = town.refresh()
    assert held.outcome is FeedOutcome.HELD
    assert "3 of 5 entries are no longer in this feed, more than 30%: nothing was changed" in held.sentence
    assert '--accept "Sports"' in held.sentence
    assert len(town.open_names()) == 5
    assert town.refresh().outcome is FeedOutcome.HELD
    done = town.refresh(accept=True)
    assert (done.outcome, done.closed) == (FeedOutcome.CAME, 3)
    assert town.open_names() == ["Class D", "Class E"]


def test_a_feed_that_is_empty_all_at_once_is_held_whatever_its_size(office):
    feed = office.server.rpde("/one")
    feed.put("Event", "1", {**series("1"), "@type": "Event", "startDate": "2026-12-05T10:00:00"})
    office.add("/one")
    assert office.refresh().added == 1
    feed.delete("Event", "1")
    assert office.refresh().outcome is FeedOutcome.HELD


def test_what_comes_to_its_own_end_is_closed_without_a_question(town):
    town.refresh()
    for key in "ABCDE":
        for number in range(12):
            day = TUESDAY + timedelta(weeks=number)
            town.all_sessions.delete("ScheduledSession", f"{key}-{day:%y%m%d}")
    for days in (7, 7, 7, 65):
        town.later(days=days)
    done = town.refresh()
    assert (done.outcome, done.closed) == (FeedOutcome.CAME, 5)


def test_a_full_session_is_full_and_a_cancelled_one_is_not_there(town):
    third = TUESDAY + timedelta(weeks=2)
    off = session("A", third, eventStatus="https://schema.org/EventCancelled")
    town.all_sessions.put("ScheduledSession", f"A-{third:%y%m%d}", off)
    weeks(town.all_sessions, "B", count=12, remainingAttendeeCapacity=0)
    weeks(town.all_sessions, "C", count=12, remainingAttendeeCapacity=4)
    town.refresh()
    here = town.assets()
    assert [here[f"Class {key}"].full for key in "ABC"] == [Known.UNKNOWN, Known.YES, Known.NO]
    assert [(s.first_on, s.last_on) for s in here["Class A"].sessions] == [
        (None, date(2026, 12, 8)),
        (date(2026, 12, 22), date(2027, 2, 16)),
    ]


def test_only_what_is_the_areas_is_kept_and_what_moves_here_brings_its_sessions(town):
    far = place(90_000)
    town.all_series.put("SessionSeries", "A", series("A", location=far))
    town.refresh()
    assert "Class A" not in town.assets()
    assert not [item for item in town.register.feeds.items("Sports") if "series/A#" in item.content]
    town.all_series.put("SessionSeries", "A", series("A"))
    assert town.refresh().added == 1
    assert town.assets()["Class A"].sessions == town.assets()["Class B"].sessions


def test_one_broken_feed_stops_no_other_and_says_since_when(office):
    office.server.routes["/bad"] = {"items": 7}
    office.add("/bad", name="Bad")
    office.add("/gone", name="Gone")
    for _ in range(2):
        done = [office.refresh(name) for name in ("Bad", "Gone")]
    assert [each.outcome for each in done] == [FeedOutcome.FAILED] * 2
    assert "no page of an OpenActive feed" in done[0].sentence
    assert "answered 404 at /gone" in done[1].sentence
    assert office.register.feeds.one("Bad").state.failures == 2


def test_a_server_that_asks_for_patience_is_left_alone_until_then(office):
    office.server.routes["/busy"] = (429, {"Retry-After": "3600"}, b"")
    office.add("/busy", name="Busy")
    done = office.refresh("Busy")
    assert "asks to be left alone for about 60 minutes" in done.sentence
    assert len(office.server.requests) == 1
    office.later(minutes=59)
    assert office.refresh("Busy").outcome is FeedOutcome.FAILED
    assert len(office.server.requests) == 1
    office.server.rpde("/busy")
    office.later(minutes=2)
    assert office.refresh("Busy").outcome is FeedOutcome.CAME


def test_who_comes_after_the_tombstones_are_gone_reads_all_of_it_again(town):
    town.refresh()
    town.all_series.delete("SessionSeries", "A")
    town.all_series.forget_tombstones()
    town.later(days=30)
    town.refresh()
    assert town.assets()["Class A"].status is Status.CLOSED


def test_a_place_in_the_feed_that_the_server_no_longer_knows_is_left_for_its_start(town):
    town.refresh()
    plain = town.all_series.reply
    town.server.routes["/series"] = lambda path, query, base: (
        (410, {}, b"") if query.get("after") == ["5"] else plain(path, query, base)
    )
    town.all_series.put("SessionSeries", "F", series("F"))
    weeks(town.all_sessions, "F", count=12)
    done = town.refresh()
    assert (done.outcome, done.added) == (FeedOutcome.CAME, 1), done.sentence


def test_feeds_have_names_of_their_own(office):
    office.add("/x")
    with pytest.raises(RegisterError, match='There is a feed called "Sports" already'):
        office.add("/y")
    office.register.feeds.remove("Sports")
    with pytest.raises(NoSuchFeedError, match='no feed called "Sports"'):
        office.register.feeds.remove("Sports")
    assert office.now == NOW
