"""How does one file come into the cache: only if it is newer, from where it broke off, and whole?"""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import httpcore
import httpx

from layers.sources import troubles
from layers.sources.cache import CacheEntry, CachePlace, PartialFile
from layers.sources.client import SourcesClient, pieces
from layers.sources.content import check_content
from layers.sources.errors import EditionError, SourceError
from layers.sources.model import DataSource
from layers.sources.run import TellBytes
from layers.web.deadline import Deadline

_ROOM_TO_SPARE: Final = 100_000_000  # bytes that stay free on the disk


@dataclass(frozen=True)
class DownloadTarget:
    """What a file must be: its address, its name (by which its content is judged), and its sum if stated."""

    address: str
    file: str
    md5: str = ""
    size: int = 0
    check: Callable[[Path], None] | None = None  # what else must be so, or a ``SourceError``


@dataclass(frozen=True)
class _Request:
    """What is fetched, with which client, to which place of the cache, and who hears how far it has come."""

    client: SourcesClient
    place: CachePlace
    source: DataSource
    target: DownloadTarget
    now: datetime
    tell: TellBytes


def download(
    client: SourcesClient,
    place: CachePlace,
    source: DataSource,
    target: DownloadTarget,
    *,
    now: datetime,
    tell: TellBytes,
) -> CacheEntry:
    """Fetch a file unless the cache has its newest state.

    Raises
    ------
    SourceError
        It cannot be had whole, or is not what its name says. What the cache had before still serves.
    """
    request = _Request(client, place, source, target, now, tell)
    goes_on = place.part().size > 0
    entry = _come(request)
    if entry is not None:
        return entry
    try:
        _check(place, source, target)
    except EditionError:
        if not goes_on:
            raise
        if (entry := _come(request)) is not None:
            return entry  # the beginning was of another file, so all of it was fetched anew
        _check(place, source, target)
    check_sum = f"md5 {target.md5.lower()}" if target.md5 else ""
    return place.finish(now, edition=source.edition_shown, check_sum=check_sum)


def _come(request: _Request) -> CacheEntry | None:
    """Take what comes until it is whole, from where it broke off; the entry where there is nothing newer."""
    client, place = request.client, request.place
    deadline = Deadline(client.limits.seconds_a_file)
    idle = 0
    while True:
        before = place.part().size
        try:
            return _once(request, deadline)
        except (httpx.HTTPError, httpcore.ReadTimeout) as error:
            idle = 0 if place.part().size > before else idle + 1
            trouble = troubles.in_words(error, request.target.address, request.source, deadline.left)
            if idle + 1 >= client.limits.tries or isinstance(trouble, troubles.Hopeless):
                raise trouble from None
            client.pause(client.limits.wait_s(idle))


def _once(request: _Request, deadline: Deadline) -> CacheEntry | None:
    """Ask once, and take what comes; the entry where the server has nothing newer."""
    place, source = request.place, request.source
    entry, part = place.entry(), place.part()
    conditions = _conditions(entry, part)
    with request.client.opened(request.target.address, source, conditions, deadline) as answer:
        if answer.status_code == 304 and entry is not None:
            place.forget_part()
            return place.confirmed(entry, request.now)
        if answer.status_code == 206 and _goes_on(answer, part):
            start = part
        elif answer.status_code == 200:
            headers = answer.headers
            start = place.begin(headers.get("ETag", ""), headers.get("Last-Modified", ""))
        else:  # the part does not fit any more: all of it, then
            place.forget_part()
            raise httpx.ReadError("the server cannot go on from there")
        total = _total(answer, start)
        _check_room(total - start.size, source, start.path.parent)
        _take(answer, start, source, deadline=deadline, total=total, tell=request.tell)
    return None


def _conditions(entry: CacheEntry | None, part: PartialFile) -> dict[str, str]:
    """Go on from a part if it is of the same state; else only send what is newer than we have."""
    if part.size and part.validator:
        return {"Range": f"bytes={part.size}-", "If-Range": part.validator}
    if entry is None:
        return {}
    pairs = {"If-None-Match": entry.etag, "If-Modified-Since": entry.last_modified}
    return {name: value for name, value in pairs.items() if value}


def _goes_on(answer: httpx.Response, part: PartialFile) -> bool:
    return str(answer.headers.get("Content-Range", "")).startswith(f"bytes {part.size}-")


def _total(answer: httpx.Response, start: PartialFile) -> int:
    length = answer.headers.get("Content-Length", "")
    return start.size + int(length) if length.isdecimal() else 0


def _check_room(needed: int, source: DataSource, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if needed + _ROOM_TO_SPARE > free:
        raise troubles.no_room(needed + _ROOM_TO_SPARE, free, folder, source)


def _take(
    answer: httpx.Response,
    start: PartialFile,
    source: DataSource,
    *,
    deadline: Deadline,
    total: int,
    tell: TellBytes,
) -> None:
    size = start.size
    with start.path.open("ab") as file:
        for piece in pieces(
            answer, source, most_bytes=source.most_bytes, deadline=deadline, before=start.size
        ):
            file.write(piece)
            size += len(piece)
            tell(size, total)


def _check(place: CachePlace, source: DataSource, target: DownloadTarget) -> None:
    """Refuse, and throw away, what is not the file that was meant."""
    path = place.part().path
    try:
        check_content(path, target.file, source)
        if target.check is not None:
            target.check(path)
        if target.size and path.stat().st_size != target.size:
            raise EditionError(
                "{title}: {expected:,} bytes were expected, and {came:,} came.",
                "Run it again. If it stays so, look at {page}.",
                title=source.title,
                expected=target.size,
                came=path.stat().st_size,
                page=source.page,
            )
        if target.md5 and md5_of(path) != target.md5.lower():
            raise ChecksumError(
                "{title}: {file} does not have the check sum that its publisher states.",
                "Run it again: it may just have been replaced by a newer one. If it stays so, look at "
                "{page}.",
                title=source.title,
                file=target.file,
                page=source.page,
            )
    except SourceError:
        place.forget_part()
        raise


class ChecksumError(EditionError):
    """A file is another than the one its publisher's check sum is of."""


def md5_of(path: Path) -> str:
    """The MD5 of a file, in hexadecimal, as publishers state it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
