"""Which services does an Open Referral UK feed publish?

All its pages, then each service in full, or nothing.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote, urlsplit

from layers.register.importing.feeds.feed_connection import FeedConnection, FeedLimits
from layers.register.importing.oruk.oruk_check import details_troubles
from layers.register.importing.oruk.oruk_first import in_version_three, is_first
from layers.tables.report import Fault
from layers.tables.source_table import ImportRefusedError

_PER_PAGE: Final = 100
_NESTED: Final = frozenset(
    {"schedules", "regular_schedules", "service_at_locations", "attributes", "contacts", "cost_options"}
)

Tell = Callable[[int, int], None]  # services fetched, services in all


@dataclass(frozen=True, eq=False)
class FetchedFeed:
    """The services of a feed, for ``open_referral.read_services``, and what is wrong with the feed."""

    services: list[Any] = field(repr=False)
    version: str
    licence: str = ""
    faults: tuple[Fault, ...] = ()


def fetch_feed(
    url: str, *, limits: FeedLimits | None = None, allow_private: bool = False, tell: Tell | None = None
) -> FetchedFeed:
    """Fetch a whole feed: ``/``, every page of ``/services``, and ``/services/{id}`` where a page is short.

    Parameters
    ----------
    url
        The feed's address, with or without ``/services`` at its end.
    allow_private
        Whether the host may be in a private network: only where the person who runs the program said so.

    Raises
    ------
    ImportRefusedError
        The feed cannot be had whole within ``limits``, is no feed, or leads to another host.
    """
    base = re.sub(r"/services/?$", "", url.strip().split("#")[0].split("?")[0]).rstrip("/")
    bounds = limits or FeedLimits()
    with closing(FeedConnection(base, bounds, allow_private)) as connection:
        details, faults = _told_of_itself(connection)
        entries, is_old = _listed(connection, bounds.services)
        services = []
        for done, entry in enumerate(entries):
            if tell:
                tell(done, len(entries))
            service = _full(connection, entry)
            services.append(in_version_three(service) if is_old else service)
    if tell:
        tell(len(entries), len(entries))
    licence = str(details.get("licence") or details.get("license") or "")[:500]
    return FetchedFeed(services, str(details.get("version", "")), licence, tuple(faults))


def _told_of_itself(connection: FeedConnection) -> tuple[Mapping[str, Any], list[Fault]]:
    """As ``_details``; nothing of a directory of version 1.0, which says nothing of itself."""
    try:
        return _details(connection)
    except ImportRefusedError:
        try:
            is_old = is_first(connection.get(_first_page()))
        except ImportRefusedError:
            is_old = False
        if not is_old:
            raise
        return {"version": "1.0"}, []


def _first_page(page: int = 1) -> str:
    return f"/services?page={page}&per_page={_PER_PAGE}"


def _details(connection: FeedConnection) -> tuple[Mapping[str, Any], list[Fault]]:
    """What the feed says of itself; a feed of another standard is refused, other faults are told."""
    details = connection.get("/")
    version = str(details.get("version", "")) if isinstance(details, dict) else ""
    if isinstance(details, dict) and version and "HSDS-UK-3" not in version.upper().replace(" ", "-"):
        raise ImportRefusedError(
            'The feed says it is of version "{version}", not Open Referral UK 3.0.',
            "Ask its publisher for a feed of version HSDS-UK-3.0.",
            version=version[:40],
        )
    faults = [Fault(None, path, value, what, fix) for path, value, what, fix in details_troubles(details)]
    return (details if isinstance(details, dict) else {}), faults


def _listed(connection: FeedConnection, most: int) -> tuple[list[Any], bool]:
    """The entries of all pages, and whether they are of version 1.0.

    A page that says there are more than it lists is followed by the next.
    """
    entries: list[Any] = []
    page = 1
    while True:
        answer = connection.get(_first_page(page))
        is_old = is_first(answer)
        contents = answer.get("content" if is_old else "contents") if isinstance(answer, dict) else None
        if not isinstance(answer, dict) or not isinstance(contents, list):
            raise ImportRefusedError(
                'Page {page} of the feed has no "contents".',
                "Check that it is an Open Referral UK feed.",
                page=page,
            )
        entries += contents
        if len(entries) > most:
            raise ImportRefusedError(
                "The feed lists more than {most:,} services.", "Import one directory at a time.", most=most
            )
        total, is_last = answer.get("total_pages"), answer.get("last_page") is True
        if is_old:
            total, is_last = answer.get("totalPages"), answer.get("last") is True
        if not contents or is_last or (isinstance(total, int) and page >= total):
            return entries, is_old
        page += 1


def _full(connection: FeedConnection, entry: Any) -> Any:
    """A service in full; the entry itself if it is already, or has no id to ask by."""
    if not isinstance(entry, dict) or _NESTED & set(entry) or not isinstance(entry.get("id"), str):
        return entry
    service = connection.get(f"/services/{quote(entry['id'], safe='')}")
    return service if isinstance(service, dict) and service.get("id") == entry["id"] else entry


def feed_title(url: str) -> str:
    """What to call a feed that has no other name: its host."""
    return urlsplit(url).hostname or "feed"
