"""How is a contact erased from everything that the register holds, and from the bytes of its file?

Every text of every table is gone through: versions, drafts, conflicts, what feeds told, what waits.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.engine.database import Database
from layers.register.engine.errors import AssetRefusedError, RegisterError
from layers.register.engine.schema import (
    asset_versions,
    erased_contacts as table,
    feeds,
    imports,
    mappings,
    meta,
    metadata,
    waiting_rows,
)
from layers.register.erasing.beside import keep_beside, read_beside
from layers.register.erasing.contacts_in_text import Contact, ContactKind, contact_typed
from layers.register.erasing.erased_list import (
    ErasedContact,
    ErasedList,
    fingerprint,
    read_erased,
    scrubbed_text,
)
from layers.register.versions import Writing, standing, writing

_AT_ONCE: Final = 2_000
_KEPT_AS_THEY_ARE: Final = frozenset({table.name, meta.name})
_NOT_TEXT: Final = frozenset(
    {"asset_id", "sha256", "at", "by", "ended_at", "ended_by", "undone_at", "undone_by", "source"}
)


@dataclass(frozen=True)
class Erasure:
    """What erasing did."""

    kind: ContactKind
    assets: int  # of whose versions some held it
    drafts: int
    elsewhere: int  # other rows: what feeds told, past imports, what waits for an answer
    bytes_gone: bool = True  # False: another program was reading, so that the file still holds them

    @property
    def held(self) -> bool:
        """Whether anything held it."""
        return bool(self.assets or self.drafts or self.elsewhere)


def erase_contact(database: Database, typed: str, *, by: str) -> Erasure:
    """Erase a telephone number, an e-mail address or a name, however it is written, from everything.

    It is noted as a fingerprint, so that no list, no form and no backup brings it back.

    Raises
    ------
    AssetRefusedError
        It is none of these; or it is what an asset or an organisation is called, which is not a person.
    """
    contact = contact_typed(typed)
    with writing(database, by=by) as work:
        _refuse_a_title(work.connection, contact)
        note(work, contact)
        done = scrub_everything(work, read_erased(work.connection))
    keep_beside(database)
    return Erasure(contact.kind, *done, bytes_gone=database.forget_bytes())


def allow_contact(database: Database, typed: str, *, by: str) -> None:
    """Take a contact off the list of what was erased: it may be written down again. Nothing comes back.

    Raises
    ------
    AssetRefusedError, RegisterError
        It is no contact, or it was never erased.
    """
    contact = contact_typed(typed)
    with writing(database, by=by) as work:
        entry = read_erased(work.connection).entry_of(contact)
        if entry is None:
            raise RegisterError(
                "That {kind} is not among what was erased.",
                "Check how it is written; nothing was changed.",
                kind=str(contact.kind),
            )
        work.wrote = True
        work.connection.execute(table.delete().where(table.c.fingerprint == entry.fingerprint))
    keep_beside(database)


def erase_again(work: Writing) -> bool:
    """Erase once more all that ever was, after a backup was put back; whether there is anything to erase."""
    erased = read_erased(work.connection)
    scrub_everything(work, erased)
    return bool(erased)


def adopt_beside(database: Database) -> None:
    """Take up what the file beside the register notes and the register does not: a backup lies in its place.

    Raises ``RegisterDamagedError`` if the file is not whole.
    """
    noted = read_beside(database)
    if not noted:
        return
    with database.reading() as connection:
        noted_here = {each.fingerprint for each in read_erased(connection).contacts}
    missing = [row for row in noted if row["fingerprint"] not in noted_here]
    if not missing:
        return
    with writing(database, by="restore") as work:
        keep_notes(work, missing)
        erase_again(work)
    database.forget_bytes()


def note(work: Writing, contact: Contact) -> None:
    """Put a contact on the list of what was erased."""
    erased = read_erased(work.connection)
    work.wrote = True
    if erased.entry_of(contact) is not None:
        return
    key = erased.contacts[0].key if erased else secrets.token_hex(32)
    keep_notes(work, [_noted(contact, key, work)])


def _noted(contact: Contact, key: str, work: Writing) -> Mapping[str, Any]:
    values = {"kind": contact.kind.value, "words": contact.words, "key": key, "at": work.at, "by": work.by}
    return {"fingerprint": fingerprint(contact, key), **values}


def keep_notes(work: Writing, rows: list[Mapping[str, Any]]) -> None:
    """Write rows of the list of what was erased."""
    work.wrote = True
    work.connection.execute(table.insert(), [dict(row) for row in rows])


def scrub_everything(work: Writing, erased: ErasedList) -> tuple[int, int, int]:
    """Take what was erased out of every row; how many assets, drafts and other rows held it."""
    if not erased:
        return 0, 0, 0
    held = {name: _scrub(work, each, erased) for name, each in metadata.tables.items() if _is_scrubbed(name)}
    assets = {key[0] for key in held.pop(asset_versions.name)}
    drafts = len(held.pop(waiting_rows.name))
    return len(assets), drafts, sum(len(keys) for keys in held.values())


def _is_scrubbed(name: str) -> bool:
    return name not in _KEPT_AS_THEY_ARE


def _scrub(work: Writing, of: sa.Table, erased: ErasedList) -> list[tuple[Any, ...]]:
    """Go through the texts of one table; the keys of the rows that held any."""
    keys = list(of.primary_key.columns)
    texts = [
        column
        for column in of.columns
        if isinstance(column.type, sa.Text) and not column.primary_key and column.name not in _NOT_TEXT
    ]
    if not texts:
        return []
    names = [column.name for column in texts]
    held: dict[tuple[Any, ...], dict[str, str]] = {}
    question = sa.select(*keys, *texts).execution_options(yield_per=_AT_ONCE)
    for row in work.connection.execute(question):
        changed = _changed(erased, names, row[len(keys) :])
        if changed:
            held[tuple(row[: len(keys)])] = changed
    for key, changed in held.items():
        same = sa.and_(*(column == value for column, value in zip(keys, key, strict=True)))
        work.connection.execute(of.update().where(same).values(changed))
    work.wrote = work.wrote or bool(held)
    return list(held)


def _changed(erased: ErasedList, names: list[str], cells: Any) -> dict[str, str]:
    changed = {}
    for name, cell in zip(names, cells, strict=True):
        if cell and (clean := scrubbed_text(erased, cell, column=name)) != cell:
            changed[name] = clean
    return changed


def _refuse_a_title(connection: Connection, contact: Contact) -> None:
    """A name that stands for a whole asset or organisation is not a person's alone."""
    if contact.kind is not ContactKind.NAME:
        return
    alone = ErasedList((_by_itself(contact),))
    _refuse_in_titles(connection, alone)
    for stored in standing(connection).values():
        record = json.loads(stored.record or "{}")
        for name in ("name", "organisation"):
            if record.get(name) and alone.scrubbed(str(record[name])) == "":
                raise AssetRefusedError(
                    '"{title}" is what an entry or its organisation is called, so it was not erased.',
                    "If it is a person's name, give the entry another {field} first, then erase it.",
                    title=record[name],
                    field="name" if name == "name" else "organisation",
                )


def _refuse_in_titles(connection: Connection, alone: ErasedList) -> None:
    """Lists are known again by their titles, which nobody changes behind their back."""
    for column in (imports.c.source, mappings.c.source, feeds.c.name):
        for title in connection.scalars(sa.select(column).distinct()):
            if alone.scrubbed(title) != title:
                raise AssetRefusedError(
                    'It stands in the title of the list "{title}", so it was not erased.',
                    "Bring that list in under another title and undo the imports of the old one first.",
                    title=title,
                )


def _by_itself(contact: Contact) -> ErasedContact:
    key = "00"
    noted = fingerprint(contact, key)
    return ErasedContact(noted, contact.kind, contact.words, key, datetime.now(UTC), "")
