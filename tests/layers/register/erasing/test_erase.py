"""What somebody asks to have erased is gone: from versions, drafts, feeds, backups, and from the bytes."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from layers.assets.kinds import load_kinds
from layers.register.engine.errors import AssetRefusedError, RegisterDamagedError, RegisterError
from layers.register.exporting.give_back import ExportFormat, give_back
from layers.register.exporting.provenance import Provenance
from layers.register.feed_model import FeedForm, FeedItem, FeedState, ItemChanges, ListFeed
from layers.register.model import Asset
from layers.register.refused_rows import RefusedRow
from layers.register.store import Register, open_register
from layers.tables.report import Fault
from tests.layers.register.rows import FULL, club, clubs, info

PHONE, EMAIL, LEADER = "01632 960123", "jo.bloggs@example.org", "Jo Bloggs"
OTHER = "01632 960999"
KEPT = {"name": "Tea at three", "phone": OTHER, "kind": "lunch_club"}
SPELLINGS = (PHONE, "01632960123", "+44 (0)1632 960123", "0044 1632 960-123", "(01632) 960 123")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


@pytest.fixture
def opened(file: Path) -> Iterator[Register]:
    with open_register(file) as register:
        yield register


def in_bytes(file: Path, *texts: str) -> list[str]:
    """Which of the texts stand in the file, its journal, or anything else that begins with its name."""
    content = b"".join(
        path.read_bytes() for path in file.parent.glob(f"{file.name}*") if "-shm" not in path.name
    )
    return [text for text in texts if text.encode() in content]


def filled(register: Register) -> None:
    """A register in which the contact stands wherever one can stand."""
    said = f"Ring {LEADER} on +44 1632 960123, or write to JO.BLOGGS@example.org."
    rows = [
        club(1, phone=PHONE, email=EMAIL, description=said),
        club(2, phone="+441632960123", more=(("Leader", LEADER), ("Note", "bring a mat"))),
        club(3, phone=OTHER, access=f"Key from {LEADER.upper()}"),
    ]
    refused = RefusedRow(
        club(4, phone=PHONE), 5, (("Tel", PHONE),), "no kind", (Fault(5, "Tel", PHONE, "x", "y"),)
    )
    register.import_assets(rows, replace(info(1), refused=(refused,)))
    entry = register.entry("clubs/1")
    version = register.edit(replace(entry.asset, phone=OTHER, cost="£2"), entry.version, by="AB")
    register.edit(replace(register.entry("clubs/1").asset, phone="01632 960123"), version, by="AB")
    register.import_assets([replace(rows[0], cost="£3"), *rows[1:]], info(2))  # a conflict, kept as text
    register.feeds.add(
        ListFeed("Sessions", FeedForm.OPENACTIVE, ("https://example.org/",), "newport"), by="AB"
    )
    item = FeedItem(0, "s", "1", "1", json.dumps({"organiser": {"phone": PHONE, "email": EMAIL}}))
    register.feeds.keep_state("Sessions", FeedState(), ItemChanges((item,), ()))


def test_nothing_of_it_is_left_in_the_bytes(file: Path, opened: Register) -> None:
    filled(opened)
    assert in_bytes(file, PHONE, EMAIL, LEADER) == [PHONE, EMAIL, LEADER]
    done = [opened.erase_contact(typed, by="CD") for typed in (PHONE, EMAIL, LEADER)]
    assert all(each.bytes_gone and each.held for each in done)
    assert (done[0].assets, done[0].drafts) == (2, 1)
    spellings = (*SPELLINGS, "960123", "+441632960123", EMAIL, "JO.BLOGGS", LEADER, LEADER.upper())
    assert in_bytes(file, *spellings) == []
    opened.close_register()
    assert in_bytes(file, *spellings) == []


def test_all_else_stays_and_every_version_can_be_read(opened: Register) -> None:
    filled(opened)
    before = [version.version for version in opened.history("clubs/1")]
    for typed in (PHONE, EMAIL, LEADER):
        opened.erase_contact(typed, by="CD")
    assert [version.version for version in opened.history("clubs/1")] == before
    one, two, three = (opened.entry(f"clubs/{n}").asset for n in (1, 2, 3))
    assert (one.phone, one.email, one.cost) == ("", "", "£2")
    assert one.description == "Ring [erased] on [erased], or write to [erased]."
    assert (two.phone, two.more) == ("", (("Leader", ""), ("Note", "bring a mat")))
    assert (three.phone, three.access) == (OTHER, "Key from [erased]")
    assert OTHER in [v.asset.phone for v in opened.history("clubs/1") if v.asset], (
        "another number is no erased one"
    )
    [draft] = opened.waiting_rows()
    assert (draft.row.asset.phone, draft.row.cells) == ("", (("Tel", ""),))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_however_it_is_written_when_it_is_asked_for(opened: Register, spelling: str) -> None:
    opened.add(club(1, phone=PHONE), by="AB")
    assert opened.erase_contact(spelling, by="CD").assets == 1
    assert opened.entry("clubs/1").asset.phone == ""


def test_a_later_list_does_not_bring_it_back_and_is_no_news(opened: Register) -> None:
    rows = [club(1, phone=PHONE), club(2)]
    opened.import_assets(rows, info(1))
    opened.erase_contact(PHONE, by="CD")
    again = opened.import_assets(rows, info(2))
    assert (again.changed, again.unchanged, again.conflicts) == (0, 2, ())
    later = opened.import_assets(
        [replace(rows[0], cost="£2"), *rows[1:], club(3, phone="+44 1632 960123")], info(3)
    )
    assert (later.added, later.changed) == (1, 1)
    assert [opened.entry(f"clubs/{n}").asset.phone for n in (1, 3)] == ["", ""]


def test_a_number_of_our_own_is_not_lost_with_the_number_of_the_list(opened: Register) -> None:
    opened.import_assets([club(1, phone=PHONE)], info(1))
    entry = opened.entry("clubs/1")
    opened.edit(replace(entry.asset, phone=OTHER), entry.version, by="AB")
    opened.erase_contact(PHONE, by="CD")
    opened.import_assets([club(1, phone=PHONE, cost="£2")], info(2))
    assert (opened.entry("clubs/1").asset.phone, opened.entry("clubs/1").asset.cost) == (OTHER, "£2")


def test_nobody_writes_it_down_again_until_it_is_allowed(opened: Register) -> None:
    opened.add(club(1, phone=PHONE), by="AB")
    opened.erase_contact(PHONE, by="CD")
    with pytest.raises(
        AssetRefusedError, match=r"The telephone in this entry was erased on .*as somebody asked"
    ):
        opened.add(club(2, description="Ring 01632-960123"), by="AB")
    entry = opened.entry("clubs/1")
    with pytest.raises(AssetRefusedError, match="erased"):
        opened.edit(replace(entry.asset, phone="+44 1632 960123"), entry.version, by="AB")
    opened.allow_contact(PHONE, by="CD")
    opened.edit(replace(entry.asset, phone=PHONE), entry.version, by="AB")
    assert opened.entry("clubs/1").asset.phone == PHONE
    with pytest.raises(RegisterError, match="not among what was erased"):
        opened.allow_contact(PHONE, by="CD")


def test_a_backup_that_is_put_back_is_erased_again_and_knows_nothing_of_the_list(
    file: Path, opened: Register, tmp_path: Path
) -> None:
    filled(opened)
    old = opened.backup(tmp_path / "old.sqlite")
    opened.erase_contact(PHONE, by="CD")
    new = opened.backup(tmp_path / "new.sqlite")
    with closing(sqlite3.connect(new)) as raw:
        assert raw.execute("SELECT count(*) FROM erased_contacts").fetchone() == (0,)
    assert in_bytes(new, *SPELLINGS, opened.erased().contacts[0].fingerprint) == []
    opened.restore_backup(old, by="EF")
    assert {entry.asset.phone for entry in opened.entries()} == {"", OTHER}
    assert in_bytes(file, *SPELLINGS) == []
    assert len(opened.erased().contacts) == 1


def test_a_backup_laid_in_the_place_of_the_register_is_erased_again_when_it_is_opened(
    file: Path, tmp_path: Path
) -> None:
    with open_register(file) as register:
        filled(register)
        old = register.backup(tmp_path / "old.sqlite")
        register.erase_contact(PHONE, by="CD")
    file.write_bytes(old.read_bytes())
    for left in file.parent.glob(f"{file.name}-*"):
        left.unlink()
    assert in_bytes(file, PHONE) == [PHONE]
    with open_register(file) as register:
        assert {entry.asset.phone for entry in register.entries()} == {"", OTHER}
    assert in_bytes(file, *SPELLINGS) == []
    beside = file.with_name("register.sqlite.erased.json")
    assert beside.stat().st_mode & 0o077 == 0
    beside.write_text("{", encoding="utf-8")
    with pytest.raises(
        RegisterDamagedError, match="list of contacts that were erased on request, cannot be read"
    ):
        open_register(file)


def test_exports_made_afterwards_hold_nothing_of_it(opened: Register) -> None:
    filled(opened)
    for typed in (PHONE, EMAIL, LEADER):
        opened.erase_contact(typed, by="CD")
    about = Provenance("All", exported_on=date(2026, 11, 27))
    assets = [entry.asset for entry in opened.entries()]
    for form in (ExportFormat.CSV, ExportFormat.GEOJSON, ExportFormat.OPEN_REFERRAL):
        content = give_back(assets, form, kinds=load_kinds(), provenance=about).decode()
        assert not [text for text in (*SPELLINGS, EMAIL, LEADER) if text.casefold() in content.casefold()]


def test_who_has_it_open_beside_goes_on_and_sees_it_no_more(file: Path, opened: Register) -> None:
    opened.import_assets([*clubs(300, description="x" * 3000), club(900, phone=PHONE)], info(1))
    with open_register(file) as other:
        assert other.entry("clubs/900").asset.phone == PHONE
        assert len(other.entries()) == 301
        key, size = other.cache_key, file.stat().st_size
        opened.import_assets(clubs(1), info(2), vanished="close")
        assert opened.erase_contact(PHONE, by="CD").bytes_gone
        assert file.stat().st_size >= size, "a shorter file would be taken for another one"
        assert {entry.asset.phone for entry in other.entries() if entry.asset.asset_id == "clubs/900"} == {""}
        assert other.cache_key != key
        other.add(Asset("own/2", **KEPT), by="EF")
    assert opened.entry("own/2").asset.phone == OTHER


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("01632", "no whole telephone number, e-mail address or name"),
        ("Jo", "no whole telephone number, e-mail address or name"),
        ("jo@", "no whole telephone number, e-mail address or name"),
        ("", "no whole telephone number, e-mail address or name"),
        ("one two three four five six", "no whole telephone number, e-mail address or name"),
        ("Clwb Cinio Tŷ-du", '"Clwb Cinio Tŷ-du" is what an entry or its organisation is called'),
        ("cymru, AGE", '"Age Cymru" is what an entry or its organisation is called'),
        ("Jo Jones", 'title of the list "Jo Jones, classes"'),
    ],
)
def test_what_is_no_contact_is_refused_and_nothing_changes(opened: Register, typed: str, words: str) -> None:
    opened.add(FULL, by="AB")
    opened.import_assets([club(1, source="Jo Jones, classes")], replace(info(1), source="Jo Jones, classes"))
    revision = opened.revision
    with pytest.raises(AssetRefusedError, match=words):
        opened.erase_contact(typed, by="CD")
    assert opened.revision == revision
    assert not opened.erased()


def test_what_nothing_held_is_noted_all_the_same(opened: Register) -> None:
    assert not opened.erase_contact(PHONE, by="CD").held
    opened.import_assets([club(1, phone=PHONE)], info(1))
    assert opened.entry("clubs/1").asset.phone == ""
    assert [(each.kind, each.by) for each in opened.erased().contacts] == [("telephone", "CD")]


def test_both_engines_forget_alike(register: Register) -> None:
    register.import_assets([club(1, phone=PHONE), club(2)], info(1))
    assert register.erase_contact(PHONE, by="CD").assets == 1
    assert [entry.asset.phone for entry in register.entries()] == ["", "01633 000002"]
    register.import_assets([club(1, phone=PHONE, cost="£2"), club(2)], info(2))
    assert register.entry("clubs/1").asset.phone == ""
