"""What is newer at a council's sources than what has been fetched? A small request each, and no file."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final, Literal

import httpcore
import httpx

from layers.councils.model import Council
from layers.recipes.model import USUAL_MARGIN_M
from layers.sources import troubles
from layers.sources.client import SourcesClient
from layers.sources.content import column_like, read_json, rows_of_csv
from layers.sources.download import md5_of
from layers.sources.editions import list_services, newest_first
from layers.sources.errors import NoInternetError, SourceError
from layers.sources.model import Catalogue, DataSource, Form
from layers.sources.nomis import address_of
from layers.sources.one_source import listed_download, usable_copy
from layers.sources.run import FetchedSource, PlacedFile, SourceRun
from layers.web.deadline import Deadline

Age = Literal["same", "newer", "absent", "untold"]


@dataclass(frozen=True)
class SourceAge:
    """Whether a source has something newer than the cache, and of when both are, as far as is known."""

    source: DataSource
    age: Age  # "absent": the cache has nothing of it; "untold": its server does not say
    here: str = ""  # name of an edition or ISO day
    there: str = ""
    error: SourceError | None = None  # why it could not be asked


def newer_at_sources(
    client: SourcesClient, catalogue: Catalogue, council: Council, *, cache: Path
) -> Iterator[SourceAge]:
    """Ask each source of a council's nation of which the cache has something, one after the other.

    Without internet the rest are not asked one by one; they are "untold", with why.
    """
    run = SourceRun(client, catalogue, council, cache, USUAL_MARGIN_M, again=False)
    offline: SourceError | None = None
    for source in catalogue.of(council.nation):
        fetched = usable_copy(run, source)
        if fetched is None:
            yield SourceAge(source, "absent")
            continue
        run.results[source.id] = fetched
        if run.is_offline:
            yield SourceAge(source, "untold", _edition_of(fetched, source), error=offline)
            continue
        try:
            yield _AGES[source.form](run, source, fetched)
        except SourceError as error:
            if isinstance(error, NoInternetError):
                offline = error
                run.note_no_name(source.host)
            yield SourceAge(source, "untold", _edition_of(fetched, source), error=error)


def _edition_of(fetched: FetchedSource, source: DataSource) -> str:
    first = fetched.files[0]
    return first.entry.edition or first.date or source.edition_shown or first.entry.fetched_at[:10]


def _of_service(run: SourceRun, source: DataSource, fetched: FetchedSource) -> SourceAge:
    """The newest edition that is listed; one that was passed over, since it was not whole, is none."""
    here = fetched.files[0].entry.edition
    if not source.service_pattern:
        return SourceAge(source, "untold", here)
    alike = [name for name in list_services(run.client, source) if re.search(source.service_pattern, name)]
    passed_over = " ".join(fetched.notes)
    whole = [name for name in newest_first([*alike, here]) if name not in passed_over]
    newest = whole[0] if whole else here
    return SourceAge(source, "same" if newest == here else "newer", here, newest)


def _of_table(run: SourceRun, source: DataSource, fetched: FetchedSource) -> SourceAge:
    """The date that Nomis gives a row of today."""
    here = fetched.files[0].entry.edition
    url = f"{address_of(source, run.council.code)}&RecordOffset=0&RecordLimit=1"
    rows = list(rows_of_csv(run.client.read(url, source)))
    column = column_like(r"^DATE_NAME$", rows[0]) if len(rows) > 1 else None
    if column is None:
        return SourceAge(source, "same" if source.date else "untold", here or source.edition_shown)
    there = rows[1][rows[0].index(column)]
    return SourceAge(source, "same" if there == here else "newer", here, there)


def _of_listing(run: SourceRun, source: DataSource, fetched: FetchedSource) -> SourceAge:
    """The check sum that Ordnance Survey's list has for its file of today."""
    file = fetched.files[0]
    target = listed_download(read_json(run.client.read(source.address, source), source), source)
    here = _edition_of(fetched, source)
    if not target.md5:
        return SourceAge(source, "untold", here)
    return SourceAge(source, "same" if target.md5.lower() == md5_of(file.path) else "newer", here)


def _of_files(run: SourceRun, source: DataSource, fetched: FetchedSource) -> SourceAge:
    """Whether the server would send a file anew; the newest of several, if any."""
    days = [_day_if_newer(run.client, source, file) for file in fetched.files]
    here = _edition_of(fetched, source)
    newer = [day for day in days if day is not None]
    if newer:
        return SourceAge(source, "newer", here, max(newer))
    dated = all(file.entry.etag or file.entry.last_modified for file in fetched.files)
    return SourceAge(source, "same" if dated else "untold", here)


def _day_if_newer(client: SourcesClient, source: DataSource, file: PlacedFile) -> str | None:
    """The day of a server's file that is not ours, "" where it names none; None where ours is the newest."""
    entry = file.entry
    pairs = {"If-None-Match": entry.etag, "If-Modified-Since": entry.last_modified}
    headers = {name: value for name, value in pairs.items() if value}
    if not headers:
        return None
    deadline = Deadline(client.limits.seconds_a_request)
    try:
        with client.opened(entry.address, source, headers, deadline) as answer:
            tag, changed = answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")
            if answer.status_code == 304 or (tag and tag == entry.etag):
                return None
            return None if changed and changed == entry.last_modified else _day(changed)
    except (httpx.HTTPError, httpcore.ReadTimeout) as error:
        raise troubles.in_words(error, entry.address, source, deadline.left) from None


def _day(moment: str) -> str:
    try:
        return parsedate_to_datetime(moment).date().isoformat()
    except (TypeError, ValueError):
        return ""


_AGES: Final[dict[Form, Callable[[SourceRun, DataSource, FetchedSource], SourceAge]]] = {
    "feature_service": _of_service,
    "nomis": _of_table,
    "file": _of_files,
    "os_downloads": _of_listing,
    "extracts": _of_files,
}
