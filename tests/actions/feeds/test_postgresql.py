"""Feeds, and the drafts of their rows, fare on PostgreSQL as they do in a file."""

from collections.abc import Callable

from actions.go_on_with_draft import waiting_drafts
from layers.area import Area
from layers.register.feed_model import FeedForm, FeedOutcome
from layers.register.store import open_register
from tests.actions.feeds.conftest import Office, area
from tests.actions.feeds.planted import planted, series, session

__all__ = ["area"]
ROWS = ["1,Tea,Lunch club,ZZ1 1AA", "2,Odd,Nobody knows,ZZ1 1AA"]


def file(rows: list[str]) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "text/csv"}, "\n".join(["Ref,Name,Type,Postcode", *rows]).encode()


def test_a_feed_is_read_on_shrinks_is_held_and_let_go_of(area: Area, postgres: Callable[[], str]) -> None:
    with planted() as server, open_register(postgres()) as register:
        office = Office(area, register, server)
        feed, dates = server.rpde("/series"), server.rpde("/sessions")
        office.add("/series", "/sessions")
        for key in "ABCDE":
            feed.put("SessionSeries", key, series(key))
            dates.put("ScheduledSession", key, session(key, office.now.replace(day=28)))
        assert office.refresh().added == 5
        versions, revision = office.versions(), register.revision
        assert office.refresh().unchanged == 5
        assert (office.versions(), register.revision) == (versions, revision)
        dates.delete("ScheduledSession", "A")
        assert office.refresh().closed == 1
        for key in "BCD":
            dates.delete("ScheduledSession", key)
        assert office.refresh().outcome is FeedOutcome.HELD
        assert office.refresh(accept=True).closed == 3
        assert office.open_names() == ["Class E"]


def test_rows_that_a_feed_cannot_bring_in_wait_as_drafts(area: Area, postgres: Callable[[], str]) -> None:
    with planted() as server, open_register(postgres()) as register:
        office = Office(area, register, server)
        server.routes["/list.csv"] = file(ROWS)
        office.add("/list.csv", form=FeedForm.LIST)
        assert office.refresh().added == 1
        (draft,) = waiting_drafts(register)
        assert draft.row.asset.name == "Odd"
        server.routes["/list.csv"] = file([ROWS[0], ROWS[1].replace("Nobody knows", "Library")])
        assert office.refresh().added == 1
        assert waiting_drafts(register) == ()
