"""What may stand in a field of an asset? One rule each, for the form and for every list that comes in."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from geo.wording import Wording, worded
from layers.places.postcode_format import canonical_postcode, postcode_within
from layers.register.model import Status
from layers.tables.access.access_words import read_access
from layers.tables.cells import read_day, read_known, read_whole_number, read_yes_no, shown
from layers.tables.contacts import FEWEST_DIGITS, digits_in, is_email, is_phone, is_website
from layers.tables.prices_and_ages import OLDEST, read_ages, read_price
from layers.times.session import Known

MOST_PLACES: Final = 100_000  # a week
MOST_PENCE: Final = 9_999_999  # of one visit
_LONGEST_UPRN: Final = 12
_LONGEST_WITH_POSTCODE: Final = 16  # letters: a postcode and a sign or two beside it
_ACTIVE: Final = (
    *("", "active", "open", "current", "live", "running", "yes", "published", "true", "t", "y", "1"),
    *("enabled", "operational", "in operation", "trading", "still running", "ongoing", "registered"),
)
_PAUSED: Final = (
    *("paused", "temporarily closed", "suspended", "on hold", "inactive", "winter break", "dormant"),
)
_CLOSED: Final = (
    *("closed", "defunct", "ended", "ceased", "permanently closed", "no", "false", "f", "n", "0"),
    *("not active", "not open", "not running", "disabled", "no longer running", "no longer active"),
    *("finished", "removed", "disbanded", "folded", "deregistered", "closed down", "decommissioned"),
)
_HELPERS_WANTED: Final = (
    *("wanted", "needed", "required", "always", "urgently", "urgent", "welcome", "always welcome", "some"),
    *("always needed", "very much", "please", "sometimes", "yes please", "more needed", "recruiting"),
    *("helpers wanted", "helpers needed", "volunteers wanted", "volunteers needed", "volunteers welcome"),
    *("currently recruiting", "more volunteers needed", "looking for helpers", "looking for volunteers"),
)
_NO_HELPERS: Final = (
    *("not at present", "not currently", "not now", "not needed", "none needed", "not required"),
    *("not wanted", "not at the moment", "fully staffed", "not recruiting", "enough", "not any more"),
)
_HELPERS: Final = {
    **dict.fromkeys(_HELPERS_WANTED, Known.YES),
    **dict.fromkeys(_NO_HELPERS, Known.NO),
    **dict.fromkeys(("ask", "please ask", "not sure", "maybe", "possibly"), Known.UNKNOWN),
}
_BEGINS: Final = re.compile(r"(yes|no|0|[1-9][0-9]?)(?: *[-–—,:;.(+x] *| +).+|([1-9][0-9]?)\+?$")
_STATUS: Final = {
    **dict.fromkeys(_ACTIVE, Status.ACTIVE),
    **dict.fromkeys(_PAUSED, Status.PAUSED),
    **dict.fromkeys(_CLOSED, Status.CLOSED),
}


@dataclass(frozen=True)
class Breach:
    """What is wrong with a text as the value of a field, and what to do about it."""

    what: Wording
    fix: Wording


def breach(field: str, text: str) -> Breach | None:
    """What is wrong with a filled-in text as the value of a field; None if nothing is, or it is empty.

    A field without a rule of its own takes any text.
    """
    rule = RULES.get(field)
    return rule(text) if rule is not None and text.strip() else None


def read_postcode(text: str) -> str | None:
    """A whole postcode as "NP20 4AA", also where a sign or two stand beside it; None if there is none."""
    whole = canonical_postcode(text)
    if whole is not None or len(text) >= _LONGEST_WITH_POSTCODE:
        return whole
    within = postcode_within(text)
    return within[0] if within else None


def read_uprn(text: str) -> str | None:
    """A unique property reference number: its digits, as they stand, or None."""
    plain = text.strip().removesuffix(".0")
    return plain if plain.isascii() and plain.isdecimal() and len(plain) <= _LONGEST_UPRN else None


def read_age(text: str) -> int | None:
    """Whole years from 0 to 125, or None."""
    return read_whole_number(text, most=OLDEST)


def read_places(text: str) -> int | None:
    """How many people can come in a week, or None."""
    return read_whole_number(text, most=MOST_PLACES)


def read_pence(text: str) -> int | None:
    """The price of one visit as a list keeps it, in whole pence, or None."""
    return read_whole_number(text, most=MOST_PENCE)


def read_pounds_of_a_visit(text: str) -> int | None:
    """The one price of a visit, typed in pounds, as pence; None if it is none."""
    pence = read_price(text)
    return pence if pence is not None and pence <= MOST_PENCE else None


def read_helpers(text: str) -> Known | None:
    """Whether helpers are wanted: a cell of yes or no, or how many; None where it says something else.

    "Yes - kitchen help" is yes, "3 drivers" too: with what they would help is no matter here.
    """
    answer = read_known(text)
    if answer is not None:
        return answer if answer is not Known.PARTLY else Known.YES
    plain = " ".join(text.casefold().split())
    if plain in _HELPERS:
        return _HELPERS[plain]
    begun = _BEGINS.match(plain)
    if begun is None:
        return None
    return Known.NO if begun[1] in ("no", "0") else Known.YES


def read_status(text: str) -> Status | None:
    """Whether it can be joined now; None where the word is not known."""
    return _STATUS.get(" ".join(text.casefold().split()))


def ages_breach(youngest: int | None, oldest: int | None) -> Breach | None:
    """What is wrong with two ages together."""
    if youngest is None or oldest is None or youngest <= oldest:
        return None
    return Breach(
        worded(
            "The oldest age ({oldest}) is below the youngest ({youngest}).", oldest=oldest, youngest=youngest
        ),
        worded("Exchange the two, or correct one."),
    )


def checked_breach(day: date, *, today: date) -> Breach | None:
    """What is wrong with the day of a check by a person."""
    if day <= today:
        return None
    return Breach(
        worded("{day} lies in the future.", day=day.isoformat()),
        worded("Write the day on which somebody checked."),
    )


def lost_zero(phone: str) -> Breach | None:
    """Whether a telephone number lost the 0 that it begins with, as spreadsheets make them."""
    if not (phone.isdigit() and len(phone) == 10 and phone[0] in "12378"):
        return None
    return Breach(
        worded("“{phone}” seems to have lost the 0 that it begins with.", phone=phone),
        worded("Write 0{phone}, in a column of text.", phone=phone),
    )


def _unless(read: Callable[[str], object], what: str, fix: str) -> Callable[[str], Breach | None]:
    """A rule: what ``read`` gives None or False for is refused by ``what``, a template with {text}."""

    def rule(text: str) -> Breach | None:
        """What is wrong with the text; None if nothing is."""
        value = read(text.strip())
        if value is not None and value is not False:
            return None
        return Breach(worded(what, text=shown(text.strip())), worded(fix))

    return rule


def _phone(text: str) -> Breach | None:
    digits = digits_in(text)
    if is_phone(text.strip()):
        return None
    if digits >= FEWEST_DIGITS:
        return Breach(
            worded("“{text}” is too long, so it is not a telephone number.", text=shown(text)),
            worded("Write one number, like 01632 960101, and the rest elsewhere."),
        )
    fix = worded(
        "A telephone number has at least {fewest} digits: write it like 01632 960101, or leave it empty.",
        fewest=FEWEST_DIGITS,
    )
    if digits == 1:
        return Breach(worded("“{text}” has 1 digit, so it is not a telephone number.", text=shown(text)), fix)
    what = "“{text}” has {digits} digits, so it is not a telephone number."
    return Breach(worded(what, text=shown(text), digits=digits), fix)


def _is_yes_or_no(text: str) -> bool:
    return read_yes_no(text) is not None


_AGE: Final = _unless(
    read_age, "“{text}” is not an age.", "Write whole years, from 0 to 125, or leave it empty."
)
_KNOWN: Final = _unless(
    read_known, "“{text}” is not understood.", "Write “yes”, “no” or “partly”, or leave it empty."
)
_DAY: Final = _unless(
    read_day, "“{text}” is not a day.", "Write it like 3 May 2026 or 3/5/2026, or leave it empty."
)
RULES: Final[Mapping[str, Callable[[str], Breach | None]]] = {
    "postcode": _unless(
        read_postcode, "“{text}” is not a whole postcode.", "Write it like NP20 4AB, or leave it empty."
    ),
    "uprn": _unless(
        read_uprn, "“{text}” is not a property number.", "A UPRN has up to 12 digits and nothing else."
    ),
    "email": _unless(
        is_email,
        "“{text}” is not an e-mail address.",
        "Write one address, like name@example.org, or leave it empty.",
    ),
    "website": _unless(
        is_website, "“{text}” is not a web address.", "Write it like www.example.org, or leave it empty."
    ),
    "phone": _phone,
    "age": _unless(
        read_ages, "“{text}” could not be read as ages.", "Write it like “60+”, “16-25” or “all ages”."
    ),
    "minimum_age": _AGE,
    "maximum_age": _AGE,
    "places_a_week": _unless(
        read_places,
        "“{text}” is not a whole number up to 100,000.",
        "Write it in digits, or leave it empty.",
    ),
    "price_pence": _unless(
        read_pence, "“{text}” is not a whole number of pence.", "Write it in digits, without signs."
    ),
    "price": _unless(
        read_pounds_of_a_visit,
        "“{text}” is not a price.",
        "Write pounds, like 2.50; 0 means free.",
    ),
    "step_free": _unless(
        read_access, "“{text}” is not understood.", "Write “yes”, “no” or “partly”, or leave it empty."
    ),
    "full": _KNOWN,
    "helpers_wanted": _unless(
        read_helpers, "“{text}” is not understood.", "Write “yes” or “no”, or leave it empty."
    ),
    "hide_address": _unless(_is_yes_or_no, "“{text}” is neither yes nor no.", "Write “yes” or “no”."),
    "status": _unless(
        read_status, "“{text}” is no status that is known here.", "Write “active”, “paused” or “closed”."
    ),
    "checked_on": _unless(
        read_day, "“{text}” is not a date.", "Write it as 2026-05-03 or 03/05/2026, or leave it empty."
    ),
    "first_on": _DAY,
    "last_on": _DAY,
    "source_date": _DAY,
}
