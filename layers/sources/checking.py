"""Does each source still answer as it should? One small request each, and what to do where one does not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import httpcore
import httpx

from layers.sources import troubles
from layers.sources.client import SourcesClient
from layers.sources.content import check_columns, check_head, read_json, rows_of_csv
from layers.sources.editions import newest_first
from layers.sources.errors import EditionError, NoInternetError, SourceError
from layers.sources.feature_service import describe
from layers.sources.model import Catalogue, DataSource, Form
from layers.sources.nomis import address_of
from layers.sources.one_source import listed_download
from layers.sources.run import NAMES_THAT_FAILED
from layers.web.deadline import Deadline

_HEAD_BYTES: Final = 16_384
_SOME_COUNCIL: Final = "E08000010"  # any that Nomis has: one row of it is asked for


@dataclass(frozen=True)
class SourceCheck:
    """How a source answered: nothing is wrong, or what is."""

    source: DataSource
    error: SourceError | None = None


def check_sources(client: SourcesClient, catalogue: Catalogue) -> Iterator[SourceCheck]:
    """Ask every source once; without internet the rest are not asked one by one."""
    offline: SourceError | None = None
    hosts: set[str] = set()
    for source in catalogue.sources:
        if offline is not None and len(hosts) >= NAMES_THAT_FAILED:
            yield SourceCheck(source, offline)
            continue
        try:
            _CHECKS[source.form](client, source)
        except NoInternetError as error:
            offline = error
            hosts.add(source.host)
            yield SourceCheck(source, error)
        except SourceError as error:
            yield SourceCheck(source, error)
        else:
            yield SourceCheck(source)


def _check_service(client: SourcesClient, source: DataSource) -> None:
    describe(client, source, newest_first(source.services)[0])


def _check_nomis(client: SourcesClient, source: DataSource) -> None:
    url = f"{address_of(source, _SOME_COUNCIL)}&RecordOffset=0&RecordLimit=1"
    check_columns(list(rows_of_csv(client.read(url, source)))[:1], source)


def _check_listing(client: SourcesClient, source: DataSource) -> None:
    listed_download(read_json(client.read(source.address, source), source), source)


def _check_file(client: SourcesClient, source: DataSource) -> None:
    check_head(_head(client, source), source.file, source)


def _check_extracts(client: SourcesClient, source: DataSource) -> None:
    check_head(_head(client, source), "index.json", source)


def _check_overpass(client: SourcesClient, source: DataSource) -> None:
    """Whether it says how busy it is: no map is asked for."""
    status = client.read(f"{source.address}/status", source, most_bytes=_HEAD_BYTES)
    if not status.startswith(b"Connected as"):
        raise EditionError(
            "{title}: how busy {host} is was asked for, and something else came.",
            "Look at {page} whether it has moved, and write the new address into data/sources.toml.",
            title=source.title,
            host=source.host,
            page=source.page,
        )


def _head(client: SourcesClient, source: DataSource) -> bytes:
    """The first bytes of a file; the rest is not taken, whether or not the server would send it."""
    deadline = Deadline(client.limits.seconds_a_request)
    head = b""
    try:
        headers = {"Range": f"bytes=0-{_HEAD_BYTES - 1}"}
        with client.opened(source.address, source, headers, deadline) as answer:
            for piece in answer.iter_raw():
                head += piece
                deadline.within(None)
                if len(head) >= _HEAD_BYTES:
                    break
    except (httpx.HTTPError, httpcore.ReadTimeout) as error:
        raise troubles.in_words(error, source.address, source, deadline.left) from None
    return head


_CHECKS: Final[dict[Form, Callable[[SourcesClient, DataSource], None]]] = {
    "feature_service": _check_service,
    "nomis": _check_nomis,
    "file": _check_file,
    "os_downloads": _check_listing,
    "extracts": _check_extracts,
    "overpass": _check_overpass,
}
