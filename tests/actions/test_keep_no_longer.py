"""What has been kept long enough goes by the clock that is given; what has not stays as it is."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from actions.acting import Acting
from actions.give_away import exports_noted, note_export, runs_noted
from actions.keep_no_longer import let_go, what_is_over
from layers.analyses.kept_analyses import analyses_beside
from layers.baskets.kept_baskets import baskets_beside
from layers.panel.kept_sessions import sessions_of
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.inbox.kept_inbox import inbox_of
from layers.register.inbox.model import MessageReason
from layers.register.model import Asset
from layers.register.office.office_record import ExportDoor, NewExport
from layers.register.store import Register, open_register
from layers.retention.periods import load_periods
from layers.shown_log import kept_log
from layers.sign_ins.readers import readers_beside
from layers.zones.kept_zones import zones_beside
from tests.actions.backing_up.office import counted, everything, live_in, new_office
from tests.layers.register.rows import club

OFFICE = Acting("office manager")
NOW = datetime.now(UTC)
LATER = NOW + timedelta(days=365 * 10)


@pytest.fixture(params=["sqlite", "postgresql"])
def areas(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An office that keeps a bit of everything, on either database."""
    place = request.getfixturevalue("postgres")() if request.param == "postgresql" else ""
    office = new_office(tmp_path / "office", place)
    live_in(office)
    return office


def opened(areas: Path) -> Register:
    return open_register(register_beside(areas))


def over(areas: Path, now: datetime) -> dict[str, int]:
    with opened(areas) as register:
        return {
            thing.period.what: thing.rows for thing in what_is_over(register, areas, now=now) if thing.rows
        }


def bytes_of(areas: Path) -> bytes:
    folder = register_folder(areas)
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def names_in(areas: Path) -> set[str]:
    """Every name that can still be read anywhere."""
    with opened(areas) as register:
        names = set()
        for entry in register.entries():
            for version in register.history(entry.asset.asset_id):
                names |= {version.by, version.asset.checked_by if version.asset else ""}
        names |= {record.info.by for record in register.imports()}
        sessions = sessions_of(register)
        for session in sessions.sessions("demo"):
            names |= {session.by, session.changed_by, *(c.by for c in sessions.changes(session.session_id))}
    names |= {basket.by for basket in baskets_beside(areas).all()}
    names |= {entry.by for entry in analyses_beside(areas).entries("demo")}
    names |= {zones.by for zones in zones_beside(areas).of_area("small-town")}
    for reader in readers_beside(areas).all():
        names |= {reader.by, reader.revoked_by}
    return names


def test_nothing_is_over_while_it_is_new_and_to_look_changes_nothing(areas: Path) -> None:
    before = everything(areas)
    assert over(areas, NOW) == {}
    assert {"names", "sessions", "counts"} <= over(areas, LATER).keys()
    assert everything(areas) == before


def test_a_leaver_is_a_number_everywhere_and_who_is_still_here_keeps_the_name(areas: Path) -> None:
    with opened(areas) as register:
        register.verify("clubs/2", by="Mary Leaver", on=date(2020, 1, 2))
        register.edit(
            register.entry("clubs/2").asset, register.entry("clubs/2").version, by="AB"
        )  # a check of hers stands in a version of another's
        history = [(v.version, v.change, v.at) for v in register.history("clubs/2")]
        let_go(register, areas, now=LATER, acting=OFFICE)
        assert "Mary Leaver" not in {entry.asset.checked_by for entry in register.entries()}, "read anew"
        assert [(v.version, v.change, v.at) for v in register.history("clubs/2")] == history
    names = names_in(areas)
    assert not names & {"AB", "CD", "Mary Leaver", "importer"}
    assert {name for name in names if name.startswith("staff ")}
    with opened(areas) as register:
        of_hers = [v.asset.checked_by for v in register.history("clubs/2") if v.asset]
        assert len({name for name in of_hers if name}) == 1, "one name is one number"
    if register_beside(areas).startswith("postgresql"):
        return
    assert b"Mary Leaver" not in bytes_of(areas), "nor in a free page or a journal"


def test_numbers_go_on_and_a_name_that_is_in_use_is_left_alone(areas: Path) -> None:
    soon = NOW + timedelta(days=31 * 20)
    with opened(areas) as register:
        let_go(register, areas, now=LATER, acting=OFFICE)
        register.add(club(77), by="New Person")
        assert not what_is_over_of(register, areas, soon, "names")
        first = names_in(areas)
        let_go(register, areas, now=LATER + timedelta(days=1), acting=OFFICE)
    added = names_in(areas) - first
    assert len(added) == 1
    assert added.pop().startswith("staff ")


def what_is_over_of(register: Register, areas: Path, now: datetime, what: str) -> int:
    return sum(thing.rows for thing in what_is_over(register, areas, now=now) if thing.period.what == what)


def test_what_is_over_goes_and_is_counted_and_a_second_run_finds_nothing(areas: Path) -> None:
    with opened(areas) as register:
        note_export(register, NewExport(ExportDoor.PAGE, "csv", "demo", 7), acting=Acting("AB"))
        folder = register_folder(areas)
        copies = [folder / "before-2020-01-01-000000.backup", folder / "register.sqlite.damaged-2020-01-01"]
        for copy in copies:
            copy.write_bytes(b"hidden addresses")
            os.utime(copy, (1, 1))
        kept_log.append_line(folder / kept_log.FOLDER, "2020-01-01T00:00:00Z 1234-ABCD 0.1 builtins.KeyError")
        expected = {thing.period.what: thing.rows for thing in what_is_over(register, areas, now=LATER)}
        done = let_go(register, areas, now=LATER, acting=OFFICE)
        assert {thing.period.what: thing.rows for thing in done.things} == {
            what: rows for what, rows in expected.items() if rows
        }
        assert {"exports": 1, "sessions": 1, "copies": 2, "log": 1, "readings": 1}.items() <= expected.items()
        assert exports_noted(register) == ()
        assert sessions_of(register).sessions("demo") == ()
        assert not any(copy.exists() for copy in copies)
        assert {run.what for run in runs_noted(register)} == {thing.period.what for thing in done.things}
        assert {run.by for run in runs_noted(register)} == {OFFICE.name}
        assert let_go(register, areas, now=LATER, acting=OFFICE).things == ()
    assert counted(areas) == []


def test_the_record_of_a_run_holds_no_name_and_no_address(areas: Path) -> None:
    with opened(areas) as register:
        register.add(
            Asset("own/9", name="A refuge", address="12 Secret Street", hide_address=True), by="Mary"
        )
        let_go(register, areas, now=LATER, acting=OFFICE)
        rows = repr(runs_noted(register))
    assert "Secret" not in rows
    assert "Mary" not in rows


def test_answered_messages_go_and_what_still_waits_stays(areas: Path) -> None:
    with opened(areas) as register:
        inbox = inbox_of(register)
        answered, waiting, again = (
            inbox.tell(f"clubs/{at}", MessageReason.RANG, day=NOW.date(), by="AB").number for at in (1, 2, 3)
        )
        for number in (answered, again):
            inbox.refuse(number, by="CD")
        inbox.take_back(again, by="CD")
        key = inbox.cache_key
        assert what_is_over_of(register, areas, LATER, "messages") == 1
        let_go(register, areas, now=LATER, acting=OFFICE)
        assert [item.number for item in inbox.items()] == [waiting, again]
        assert inbox.cache_key != key


def test_a_disk_that_fails_half_way_leaves_each_thing_whole(
    areas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(areas)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("actions.keep_no_longer.number_in_register", full)
    with opened(areas) as register, pytest.raises(OSError, match="No space"):
        let_go(register, areas, now=LATER, acting=OFFICE)
    assert everything(areas) == before, "names come first, and none of them was changed"
    monkeypatch.undo()
    with opened(areas) as register:
        assert let_go(register, areas, now=LATER, acting=OFFICE).things


def test_periods_of_an_office_s_own_are_followed(areas: Path) -> None:
    periods = dict(load_periods())
    periods["names"] = type(periods["names"])("names", None, "")
    with opened(areas) as register:
        things = {t.period.what: t for t in what_is_over(register, areas, now=LATER, periods=periods)}
    assert things["names"].rows == 0
    assert things["names"].before is None
    assert things["sessions"].rows == 1


def test_statements_reach_no_other_table(areas: Path) -> None:
    """Assets, their kinds and places are as they were: only who wrote them is another."""
    with opened(areas) as register:
        before = [(e.asset.asset_id, e.asset.name, e.asset.phone, e.version) for e in register.entries()]
        let_go(register, areas, now=LATER, acting=OFFICE)
        assert [
            (e.asset.asset_id, e.asset.name, e.asset.phone, e.version) for e in register.entries()
        ] == before
        with register.database.reading() as connection:
            assert connection.scalar(sa.text("SELECT count(*) FROM asset_versions")) > len(before)
