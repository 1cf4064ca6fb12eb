"""What has been fetched already? One folder for all councils, whole after a kill at any moment.

Each address has a folder: ``entry.json`` names the file that serves, ``part`` is what has come of the next.
A file is put in its place before the entry names it, and the one before is deleted after.
"""

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from geo.wording import as_record, from_record

CACHE_FOLDER: Final = Path("data/downloads")
_ENTRY: Final = "entry.json"


@dataclass(frozen=True)
class CacheEntry:
    """What is known of a fetched file."""

    address: str
    body: str  # the file's name within its folder
    size: int
    sha256: str
    fetched_at: str  # ISO 8601, UTC
    checked_at: str  # when its server last said that it is the newest
    etag: str = ""
    last_modified: str = ""
    edition: str = ""
    stand_in: str = ""
    notes: tuple[str, ...] = ()
    check_sum: str = ""  # its publisher's, which it has, like "md5 d41d…"; "" where none is stated

    def is_fresh(self, days: int, now: datetime) -> bool:
        """Whether it was fetched or confirmed within so many days."""
        try:
            age = now - datetime.fromisoformat(self.checked_at)
        except (ValueError, TypeError):
            return False
        return timedelta(0) <= age < timedelta(days=days)


@dataclass(frozen=True)
class PartialFile:
    """What has come so far of a file, and of which state of it."""

    path: Path
    size: int
    etag: str
    last_modified: str

    @property
    def validator(self) -> str:
        """What a server can tell by whether it still has the same file; "" where it cannot."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified


@dataclass(frozen=True)
class CachePlace:
    """The folder of one address in the cache."""

    folder: Path
    address: str
    stand_in: str = ""

    def entry(self) -> CacheEntry | None:
        """What is there and whole; None where there is nothing, or less than the entry says."""
        record = _record(self.folder / _ENTRY)
        try:
            entry = CacheEntry(**{**record, "notes": tuple(map(_note, record.get("notes", ())))})
            whole = (self.folder / entry.body).stat().st_size == entry.size
        except (TypeError, OSError, ValueError, LookupError, AttributeError):
            return None
        return entry if whole and entry.address == self.address else None

    def file(self, entry: CacheEntry) -> Path:
        """Where the file of an entry lies."""
        return self.folder / entry.body

    def part(self) -> PartialFile:
        """What has come of the file that is being fetched."""
        path = self.folder / "part"
        record = _record(self.folder / "part.json")
        size = path.stat().st_size if path.is_file() and record else 0
        return PartialFile(path, size, str(record.get("etag", "")), str(record.get("last_modified", "")))

    def begin(self, etag: str, last_modified: str) -> PartialFile:
        """Begin the file anew, and note of which state it is."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "part"
        path.unlink(missing_ok=True)
        write_json(self.folder / "part.json", {"etag": etag, "last_modified": last_modified})
        path.touch()
        return PartialFile(path, 0, etag, last_modified)

    def forget_part(self) -> None:
        """Throw away what has come."""
        (self.folder / "part").unlink(missing_ok=True)
        (self.folder / "part.json").unlink(missing_ok=True)

    def finish(
        self, now: datetime, *, edition: str = "", notes: tuple[str, ...] = (), check_sum: str = ""
    ) -> CacheEntry:
        """Let the part serve from now on."""
        part = self.part()
        digest = sha256_of(part.path)
        body = f"body-{digest[:16]}"
        before = self.entry()
        part.path.replace(self.folder / body)
        moment = now.isoformat(timespec="seconds")
        entry = CacheEntry(
            self.address, body, (self.folder / body).stat().st_size, digest, moment, moment,
            part.etag, part.last_modified, edition, self.stand_in, notes, check_sum,
        )  # fmt: skip
        self._write(entry)
        self.forget_part()
        if before is not None and before.body != body:
            (self.folder / before.body).unlink(missing_ok=True)
        return entry

    def write_whole(
        self, content: bytes, now: datetime, *, edition: str = "", notes: tuple[str, ...] = ()
    ) -> CacheEntry:
        """Let a file serve that was put together from several answers."""
        part = self.begin("", "")
        part.path.write_bytes(content)
        return self.finish(now, edition=edition, notes=notes)

    def confirmed(self, entry: CacheEntry, now: datetime) -> CacheEntry:
        """Note that the server still has the same file."""
        renewed = CacheEntry(**{**asdict(entry), "checked_at": now.isoformat(timespec="seconds")})
        self._write(renewed)
        return renewed

    def _write(self, entry: CacheEntry) -> None:
        write_json(self.folder / _ENTRY, {**asdict(entry), "notes": list(map(as_record, entry.notes))})


def _note(record: object) -> str:
    """A note with its template and values, as it was written."""
    return from_record(record) if isinstance(record, dict) else str(record)


def cache_place(folder: Path, name: str, address: str, *, stand_in: str = "") -> CachePlace:
    """The place of an address; what a stand-in gave lies apart from what came from the internet."""
    digest = hashlib.sha256(address.encode()).hexdigest()[:12]
    return CachePlace(room_of(folder, stand_in) / f"{name}-{digest}", address, stand_in)


def room_of(folder: Path, stand_in: str) -> Path:
    """The part of the cache for what came from the internet, or from one stand-in."""
    return folder / f"stand-in-{stand_in.rpartition(':')[2]}" if stand_in else folder


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def put_into(source: Path, target: Path) -> None:
    """Put a file into a folder, such as one of the cache: the same file by a second name, else a copy."""
    unfinished = target.with_name(f".{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    if target.exists() and target.samefile(source):
        return  # to rename one name of a file to another of its names does nothing, and leaves both
    try:
        os.link(source, unfinished)
    except OSError:  # another disk, or one without such names
        shutil.copyfile(source, unfinished)
    unfinished.replace(target)


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def _record(file: Path) -> dict[str, Any]:
    """A small file of ours; empty where it is missing or damaged, since all can be fetched again."""
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def write_json(file: Path, record: object) -> None:
    """Write a small file of JSON, in one step as ``write_text`` does."""
    write_text(file, json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def write_text(file: Path, text: str) -> None:
    """Write a small file in one step: there is the old one or the new, never half of it."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(file)


def newest_fetch(folder: Path, name: str) -> str:
    """When anything of a source was last fetched or confirmed, ISO 8601; "" where nothing was."""
    moments = [
        str(_record(entry).get("checked_at", "")) for entry in sorted(folder.glob(f"{name}-*/{_ENTRY}"))
    ]
    return max(moments, default="")
