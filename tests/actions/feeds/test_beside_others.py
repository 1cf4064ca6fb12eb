"""Feeds come in beside whoever works in the register, survive a backup, and leave by every export whole."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from actions.bring_in_list import commit, look_over, open_list, plan_again
from layers.assets.kinds import load_kinds
from layers.register.engine.errors import RegisterError
from layers.register.exporting.give_back import ExportFormat, give_back
from layers.register.exporting.provenance import Provenance
from layers.register.feed_model import FeedOutcome
from layers.register.importing.source import Source
from layers.register.model import Asset, Status
from layers.register.store import open_register
from tests.actions.feeds.conftest import Office
from tests.actions.feeds.planted import place, series, session

SOON = datetime(2026, 12, 1, 18, 15, tzinfo=UTC)


@pytest.fixture
def town(office: Office) -> Office:
    feed = office.server.rpde("/feed", page=20)
    office.feed = feed
    for number in range(30):
        key = f"s{number}"
        about = {
            "description": f"<p>Words about {key}</p><p>and more</p>",
            "offers": [{"name": "Member", "price": 3.3}, {"name": "Guest", "price": 5}],
            "ageRange": {"minValue": 16 + number},
            "location": place(500 + number, name=f"Hall {number}"),
        }
        feed.put("SessionSeries", key, series(key, **about))
        for week in (0, 1, 2, 4, 6, 8):
            at = session(
                key, SOON + timedelta(weeks=week, days=number % 7), remainingAttendeeCapacity=number % 2
            )
            feed.put("ScheduledSession", f"{key}-{week}", at)
    office.add("/feed")
    return office


def of_the_feed(office: Office) -> dict[str, Asset]:
    return {
        each.asset.asset_id: each.asset for each in office.register.entries() if each.asset.source == "Sports"
    }


def test_somebody_who_edits_all_the_while_loses_nothing_and_the_feed_comes(town: Office) -> None:
    town.register.add(Asset("own/1", "Own club", kind="social_club"), by="AB")
    done, written = threading.Event(), []

    def write() -> None:
        while not done.is_set():
            entry = town.register.entry("own/1")
            written.append(f"{len(written):06}")
            town.register.edit(replace(entry.asset, phone=f"01632 {written[-1]}"), entry.version, by="AB")

    writer = threading.Thread(target=write)
    writer.start()
    outcomes = []
    for number in range(4):
        town.feed.put("SessionSeries", "s1", series("s1", description=f"Edition {number}"))
        outcomes.append(town.refresh().outcome)
    done.set()
    writer.join()
    assert outcomes[-1] is FeedOutcome.CAME, town.register.feeds.one("Sports").state.sentence
    assert town.assets()["Class s1"].description == "Edition 3"
    assert town.register.entry("own/1").version == 1 + len(written)


def test_a_backup_brings_feeds_back_with_how_far_they_were_read(town: Office, tmp_path: Path) -> None:
    town.refresh()
    town.register.backup(tmp_path / "backup.sqlite")
    before = of_the_feed(town)
    town.register.feeds.remove("Sports")
    with open_register(tmp_path / "other.sqlite") as other:
        other.restore_backup(tmp_path / "backup.sqlite", by="AB")
        town.register = other
        town.feed.asked.clear()
        assert town.refresh().unchanged == len(before)
        assert town.feed.asked == [210]
        assert of_the_feed(town) == before


@pytest.mark.parametrize("form", list(ExportFormat))
def test_all_of_it_is_exported_and_comes_back_without_loss(
    town: Office, tmp_path: Path, form: ExportFormat
) -> None:
    town.refresh()
    entry = town.register.entry("sports/series/s3")
    town.register.verify(entry.asset.asset_id, by="AB", on=date(2026, 11, 20))
    before = of_the_feed(town)
    assert len(before) == 30
    file = tmp_path / f"all.{form.value}"
    provenance = Provenance("All", exported_on=town.now.date())
    file.write_bytes(give_back(before.values(), form, kinds=load_kinds(), provenance=provenance))
    with open_register(tmp_path / "fresh.sqlite") as fresh:
        there = replace(town.desk(town.register.feeds.one("Sports")), register=fresh)
        incoming = open_list(file, Source("Back"), desk=there)
        if incoming.table is not None and incoming.mapping is not None:
            incoming = look_over(incoming, incoming.mapping, desk=there, today=town.now.date())
        commit(plan_again(incoming, fresh), fresh)
        assert {entry.asset.asset_id: entry.asset for entry in fresh.entries()} == before


def test_a_register_that_cannot_be_written_is_said_and_nothing_is_half(town: Office, tmp_path: Path) -> None:
    town.refresh()
    town.register.close_register()
    (tmp_path / "office.sqlite").unlink()
    with pytest.raises(RegisterError):
        town.refresh()


def test_taking_an_import_of_a_feed_back_leaves_what_somebody_has_changed_since(town: Office) -> None:
    town.refresh()
    entry = town.register.entry("sports/series/s3")
    town.register.edit(replace(entry.asset, phone="01632 960001"), entry.version, by="AB")
    number = town.register.imports()[0].import_id
    undone = town.register.undo_import(number, by="AB")
    assert (len(undone.removed), [each.asset_id for each in undone.kept]) == (29, ["sports/series/s3"])
    assert town.refresh().added == 29
    assert {asset.status for asset in of_the_feed(town).values()} == {Status.ACTIVE}
