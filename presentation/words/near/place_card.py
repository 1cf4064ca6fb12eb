"""What does the card say of the chosen place itself: what it is like, whom to ring, when it is on?"""

import html
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from layers.register.model import Asset
from layers.tables.contacts import is_email
from layers.times.plain import plain_text
from layers.times.session import Known
from presentation.words import plain as words
from presentation.words.dates import clock
from presentation.words.freshness import unknown_words
from presentation.words.language import sentence
from presentation.words.near.fitting import RowTimes, session_words
from presentation.words.near.phones import phone_html
from presentation.words.opening import plain_times
from presentation.words.session_times import sessions_words

LONGEST: Final = 700  # letters of a description
WHEN, COST, AGES = sentence("Days and times"), sentence("Cost"), sentence("Ages")
FOR_WHOM, NOT_FOR, ACCESS = sentence("For whom"), sentence("Not for"), sentence("Access")
PHONE, EMAIL, WEB = sentence("Telephone"), sentence("E-mail"), sentence("Web")
WHERE: Final = sentence("Where")
HELPERS, HELPERS_WANTED = sentence("Helpers"), sentence("wanted – ring and offer")
NO_PHONE: Final = sentence("no number known")


def about_html(record: Asset, kind_label: str) -> str:
    """What kind of place it is, who runs it, and what it is like in its own words."""
    line = kind_label
    if record.organisation.strip():
        run_by = words.one_line(record.organisation)
        line = sentence("{kind}, run by {organisation}", kind=kind_label, organisation=run_by)
    like = words.one_line(plain_text(record.description))
    if len(like) > LONGEST:
        like = f"{like[:LONGEST].rsplit(' ', 1)[0]} …"
    own_words = f'<p class="wr-told"><bdi>{html.escape(like)}</bdi></p>' if like else ""
    return f'<p class="wr-kind"><bdi>{html.escape(line)}</bdi></p>{own_words}'


def next_html(times: Any | None, *, now: datetime, walked: bool) -> str:
    """When it is on next, and if the walk is known when to leave for it; "" where neither is known."""
    line = next_line(times, now=now)
    leave = leave_line(times) if walked else ""
    shown = (f"<b>{html.escape(line)}</b>" if line else "", html.escape(leave))
    return f'<p class="wr-next">{" ".join(part for part in shown if part)}</p>' if line else ""


def next_line(times: Any | None, *, now: datetime) -> str:
    """ "Next: Tuesday 1 December 12:00–14:00.", "Open now until 16:30."; "" where it is not known."""
    outing = RowTimes.of(times)
    if outing.starts is None:
        return ""
    if line := outing.open_words(now=now):
        return sentence("{times}.", times=line)
    return sentence("Next: {times}.", times=session_words(outing.starts, outing.ends, now=now))


def leave_line(times: Any | None) -> str:
    """ "Leave at 11:50, home by 14:10."; "" for what is open for hours: nobody has to be in time."""
    outing = RowTimes.of(times)
    if outing.leave is None or outing.open_words():
        return ""
    leave = clock(outing.leave)
    if outing.home_by is None:
        return sentence("Leave at {leave}.", leave=leave)
    return sentence("Leave at {leave}, home by {home_by}.", leave=leave, home_by=clock(outing.home_by))


def contact_html(record: Asset) -> str:
    """Telephone numbers, e-mail and web address as links; only numbers where a place hides where it is."""
    phone = phone_html(record.phone) or NO_PHONE
    lines = [f'<p class="wr-phone">{PHONE}: {phone}</p>']
    if not record.hide_address:
        links = [*_email(record.email.strip()), *_website(record.website.strip())]
        lines += [f'<p class="wr-links">{" · ".join(links)}</p>'] if links else []
    return "".join(lines)


def _email(email: str) -> Iterator[str]:
    if is_email(email):
        shown = html.escape(email, quote=True)
        yield f'{EMAIL}: <a href="mailto:{shown}"><bdi>{shown}</bdi></a>'


def _website(website: str) -> Iterator[str]:
    address = website if "://" in website else f"https://{website}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    if parts.scheme in ("http", "https") and parts.hostname and "." in parts.hostname and " " not in address:
        shown = html.escape(parts.hostname.removeprefix("www."))
        there = html.escape(address, quote=True)
        yield f'{WEB}: <a href="{there}" target="_blank" rel="noreferrer noopener"><bdi>{shown}</bdi></a>'


def place_facts(record: Asset) -> dict[str, str]:
    """What to know of the place, as names and values; needed ones say that they are not known."""
    ask = unknown_words(record)
    needed = {WHEN: when_words(record) or ask, COST: cost_words(record) or ask}
    where = ", ".join(words.one_line(part) for part in (record.address, record.postcode) if part.strip())
    details = {
        AGES: ages_words(record.minimum_age, record.maximum_age),
        FOR_WHOM: words.one_line(record.for_whom),
        NOT_FOR: words.one_line(record.not_for),
        ACCESS: words.one_line(record.access),
        HELPERS: HELPERS_WANTED if record.helpers_wanted is Known.YES else "",
        WHERE: "" if record.hide_address else where,
    }
    return needed | {name: value for name, value in details.items() if value}


def when_words(record: Asset) -> str:
    """Days and times as people say them; as the source writes them where they were not read."""
    unread = words.one_line(plain_times(record.when_unread))
    if record.sessions:
        return "; ".join(part for part in (sessions_words(record.sessions), unread) if part)
    return words.one_line(plain_times(record.when))


def cost_words(record: Asset) -> str:
    """As the source says it, else the price."""
    if record.cost.strip():
        return words.one_line(record.cost)
    return "" if record.price_pence is None else words.pounds(record.price_pence)


def ages_words(youngest: int | None, oldest: int | None) -> str:
    """ "50 and over", "11 to 17", "up to 17"; "" where there is no limit."""
    if youngest and oldest is not None:
        return sentence("{youngest} to {oldest}", youngest=youngest, oldest=oldest)
    if youngest:
        return sentence("{youngest} and over", youngest=youngest)
    return "" if oldest is None else sentence("up to {oldest}", oldest=oldest)


def facts_html(*groups: dict[str, str]) -> str:
    """Names and values as a list of definitions; every value is only text."""
    items: Sequence[tuple[str, str]] = [item for group in groups for item in group.items()]
    return "".join(
        f"<div><dt>{name}</dt><dd><bdi>{html.escape(value)}</bdi></dd></div>" for name, value in items
    )
