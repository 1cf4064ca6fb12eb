"""What was erased on request, as fingerprints from which nobody can read it; is a text free of all of it?

A fingerprint is a keyed hash (HMAC-SHA256) of a contact's plain form. The list stays with the register, and
is in none of its backups: what a backup brings back is erased again, and what a list brings is left out.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.engine.errors import AssetRefusedError
from layers.register.engine.schema import erased_contacts as table
from layers.register.erasing.contacts_in_text import Contact, ContactKind, Mention, mentions

ERASED: Final = "[erased]"  # what stands in a text in the place of what was erased


@dataclass(frozen=True)
class ErasedContact:
    """That something was erased: of what kind, when, and who did it."""

    fingerprint: str
    kind: ContactKind
    words: int
    key: str  # of the keyed hash, hexadecimal
    at: datetime  # UTC
    by: str


@dataclass(frozen=True)
class ErasedList:
    """All that was erased from one register."""

    contacts: tuple[ErasedContact, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.contacts)

    @property
    def name_words(self) -> frozenset[int]:
        """Of how many words the erased names are."""
        return frozenset(each.words for each in self.contacts if each.kind is ContactKind.NAME)

    def entry_of(self, contact: Contact) -> ErasedContact | None:
        """What is noted of a contact; None if it was not erased."""
        noted = (by_print.get(fingerprint(contact, key)) for key, by_print in self._by_key.items())
        return next(filter(None, noted), None)

    @cached_property
    def _by_key(self) -> dict[str, dict[str, ErasedContact]]:
        """The contacts by their fingerprints, by the keys of these."""
        keys = dict.fromkeys(each.key for each in self.contacts)
        return {key: {each.fingerprint: each for each in self.contacts if each.key == key} for key in keys}

    def scrubbed(self, text: str) -> str:
        """A text without what was erased; itself where nothing was, "" where there was nothing else."""
        hits = [
            mention
            for mention in mentions(text, name_words=self.name_words)
            if self.entry_of(mention.contact) is not None
        ]
        if not hits:
            return text
        parts, last = [], 0
        for mention in _apart(hits):
            parts += [text[last : mention.begins], ERASED]
            last = mention.ends
        whole = "".join([*parts, text[last:]])
        return "" if not whole.replace(ERASED, "").strip(" \t\r\n.,;:()<>/+-") else whole

    def scrubbed_value(self, value: Any) -> Any:
        """A value of JSON, and all that is in it, without what was erased; the same object if nothing was."""
        if isinstance(value, str):
            return self.scrubbed(value)
        if isinstance(value, list):
            items = [self.scrubbed_value(item) for item in value]
            return items if items != value else value
        if isinstance(value, dict):
            pairs = {self.scrubbed(key): self.scrubbed_value(item) for key, item in value.items()}
            return pairs if pairs != value else value
        return value

    def scrubbed_record(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """A record without what was erased; a field that held nothing else is not known any more."""
        return {
            name: value
            for name, value in self.scrubbed_value(dict(record)).items()
            if value != "" or record.get(name) == ""
        }

    def refuse(self, record: Mapping[str, Any]) -> None:
        """Refuse a record that somebody writes with what was erased in it.

        Raises
        ------
        AssetRefusedError
            Says what kind of contact it is and since when it is not kept.
        """
        plain = {name: value for name, value in record.items() if name != "asset_id"}
        for text in _texts(plain):
            for mention in mentions(text, name_words=self.name_words):
                entry = self.entry_of(mention.contact)
                if entry is not None:
                    raise AssetRefusedError(
                        "The {kind} in this entry was erased on {at:%d %B %Y}, as somebody asked.",
                        "Leave it out. If they want it listed again, take it off the list: "
                        "cli.py erase --allow.",
                        kind=str(entry.kind),
                        at=entry.at,
                    )


def fingerprint(contact: Contact, key: str) -> str:
    """The keyed hash of a contact, hexadecimal; ``key`` is hexadecimal too."""
    message = f"{contact.kind.value}\x1f{contact.plain}".encode()
    return hmac.new(bytes.fromhex(key), message, hashlib.sha256).hexdigest()


def read_erased(connection: Connection) -> ErasedList:
    """All that was erased from this register, the latest last."""
    rows = connection.execute(sa.select(table).order_by(table.c.at, table.c.fingerprint)).mappings()
    return ErasedList(
        tuple(
            ErasedContact(
                row["fingerprint"],
                ContactKind(row["kind"]),
                row["words"],
                row["key"],
                datetime.fromisoformat(row["at"]),
                row["by"],
            )
            for row in rows
        )
    )


def scrubbed_text(erased: ErasedList, text: str, *, column: str) -> str:
    """A cell of the database without what was erased: JSON stays JSON, all else stays a text."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return erased.scrubbed(text)
    if not isinstance(value, dict | list):
        return erased.scrubbed(text)
    clean: Any
    if column == "record" and isinstance(value, dict):
        clean = erased.scrubbed_record(value) | {"asset_id": value.get("asset_id", "")}
    elif column == "source_says" and isinstance(value, dict):
        clean = {name: _nothing(item) for name, item in erased.scrubbed_value(value).items()}
    else:
        clean = erased.scrubbed_value(value)
    if clean == value:
        return text
    return json.dumps(clean, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _nothing(value: Any) -> Any:
    """What the source says no more is nothing, which is not the same as what we say."""
    return None if value == "" else value


def _apart(hits: Iterable[Mention]) -> list[Mention]:
    """The longest first where two overlap; then in the order of the text."""
    taken: list[Mention] = []
    for mention in sorted(hits, key=lambda each: (each.begins - each.ends, each.begins)):
        if all(mention.ends <= other.begins or mention.begins >= other.ends for other in taken):
            taken.append(mention)
    return sorted(taken, key=lambda each: each.begins)


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
