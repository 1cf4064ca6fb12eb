"""Which items does an RPDE 1.0 feed (Realtime Paged Data Exchange) tell, page by page, and where is its end?

Page one is the oldest. Each page names the next; the last one has no items, or names itself. An item comes
again whenever it changes, and once more as a tombstone, ``deleted``.

Source: OpenActive, Realtime Paged Data Exchange 1.0 (W3C community group report).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urljoin, urlsplit, urlunsplit

from layers.tables.source_table import ImportRefusedError

MOST_PAGES: Final = 20_000  # in one go
_LONGEST_ID: Final = 300
Order = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class RpdeItem:
    """One item of a page."""

    kind: str
    item_id: str
    modified: str
    deleted: bool
    data: Any = field(repr=False)


@dataclass(frozen=True)
class RpdePage:
    """One page, and where reading goes on after it."""

    items: tuple[RpdeItem, ...]
    next: str
    is_last: bool
    licence: str
    unusable: int  # items without an id or a state


def walk(get: Callable[[str], Any], start: str) -> Iterator[RpdePage]:
    """The pages from ``start`` to the end of the feed, the last one too.

    Parameters
    ----------
    get
        The JSON at an address.

    Raises
    ------
    ImportRefusedError
        What answers is no such feed, it leads in a circle, or it does not end.
    """
    url, met = start, {start}
    for _ in range(MOST_PAGES):
        page = _page(get(url), url)
        yield page
        if page.is_last:
            return
        if page.next in met:
            raise ImportRefusedError(
                "The feed leads in a circle: a page names one as the next that was there before.",
                "Ask its publisher. What stands in the register stays as it is.",
            )
        met.add(page.next)
        url = page.next
    raise ImportRefusedError(
        "The feed has more than {most:,} pages.",
        "What came is kept, and the next refresh goes on from there.",
        most=MOST_PAGES,
    )


def order_of(modified: str) -> Order:
    """What tells an older state of an item from a newer one: a number where it is one, else its text."""
    digits = modified.lstrip("-")
    if digits.isascii() and digits.isdecimal() and len(digits) < 40:
        return (1, int(modified), "")
    return (0, 0, modified)


def _page(answer: Any, url: str) -> RpdePage:
    items = answer.get("items") if isinstance(answer, dict) else None
    following = answer.get("next") if isinstance(answer, dict) else None
    if not isinstance(items, list) or not isinstance(following, str) or not following.strip():
        raise ImportRefusedError(
            'What answers is no page of an OpenActive feed: it has no "items" and "next".',
            "Check the address of the feed.",
        )
    following = _next(url, following.strip())
    read = [_item(item) for item in items]
    usable = tuple(item for item in read if item is not None)
    licence = answer.get("license")
    return RpdePage(
        usable,
        following if items else url,
        not items or following == url,
        licence[:500] if isinstance(licence, str) else "",
        len(read) - len(usable),
    )


def _next(url: str, following: str) -> str:
    """The next address; a server behind a proxy may call itself http although it is asked by https."""
    try:
        here, there = urlsplit(url), urlsplit(urljoin(url, following))
        if here.scheme == "https" and there.scheme == "http" and there.netloc == here.hostname:
            there = there._replace(scheme="https", netloc=here.netloc)
        return urlunsplit(there)
    except ValueError:
        raise ImportRefusedError("The feed leads on to no address.", "Ask its publisher.") from None


def _item(item: Any) -> RpdeItem | None:
    if not isinstance(item, dict) or item.get("state") not in ("updated", "deleted"):
        return None
    item_id, kind, modified = item.get("id"), item.get("kind", ""), item.get("modified", "")
    if isinstance(item_id, bool) or not isinstance(item_id, str | int) or not str(item_id).strip():
        return None
    deleted = item["state"] == "deleted"
    if not deleted and not isinstance(item.get("data"), dict):
        return None
    return RpdeItem(
        _short(kind), _short(item_id), _short(modified), deleted, None if deleted else item["data"]
    )


def _short(value: Any) -> str:
    """A text that every database keeps alike."""
    text = str(value) if isinstance(value, str | int) else ""
    return text.replace("\0", "").encode("utf-8", "replace").decode()[:_LONGEST_ID]
