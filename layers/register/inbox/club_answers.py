"""What does a club's own form ask, and what does the file say that comes back from it?

The file is JSON of a few lines. Whatever it holds was written by others: all of it is checked, and nothing of
it is done before a steward has accepted it.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from layers.register.engine.errors import RegisterError
from layers.register.model import Asset, Status
from layers.times.session import Known
from layers.times.session_text import sessions_text

FORMAT: Final = "within-reach-club-form"
VERSION: Final = 1
MOST_BYTES: Final = 250_000
LONGEST_TEXT: Final = 2_000  # letters of a new answer; what was known already may be longer
LONGEST_ID: Final = 500

ABOUT: Final = ("name", "organisation", "description")
PLACE: Final = ("address", "postcode")
TIMES: Final = ("when",)
PEOPLE: Final = ("for_whom", "minimum_age", "maximum_age", "cost")
CONTACT: Final = ("phone", "email", "website")  # what a form says will be public
ACCESS: Final = ("step_free", "access", "full", "helpers_wanted", "status")
FORM_FIELDS: Final = (*ABOUT, *TIMES, *PLACE, *PEOPLE, *ACCESS, *CONTACT)
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "step_free": tuple(answer.value for answer in Known),
    "full": tuple(answer.value for answer in Known),
    "helpers_wanted": tuple(answer.value for answer in Known if answer is not Known.PARTLY),
    "status": tuple(status.value for status in Status),
}
_LONG: Final = frozenset({"description", "when", "address", "for_whom", "cost", "access"})


class ClubFormError(RegisterError, ValueError):
    """A file that came back and cannot be read in."""


@dataclass(frozen=True)
class ClubAnswers:
    """What a file says that came back."""

    asset_id: str
    version: int  # of the asset, that the club saw
    saved_on: date
    answers: Mapping[str, str]  # by field of FORM_FIELDS
    confirmed: bool  # whether they say that all of it is right
    digest: str  # of the file's bytes


def asked_fields(asset: Asset) -> tuple[str, ...]:
    """The fields that the form of an asset asks for: no place where the address is hidden."""
    return tuple(name for name in FORM_FIELDS if not (asset.hide_address and name in PLACE))


def is_long(name: str) -> bool:
    """Whether a field takes several lines."""
    return name in _LONG


def form_values(asset: Asset) -> dict[str, str]:
    """What the form shows of an asset, and what an answer is compared with: texts by field."""
    values = {}
    for name in asked_fields(asset):
        value = getattr(asset, name)
        if name == "when":
            value = asset.when or sessions_text(asset.sessions)
        values[name] = "" if value is None else neat(name, str(value))
    return values


def read_answers(data: bytes) -> ClubAnswers:
    """What a file says that came back.

    Raises
    ------
    ClubFormError
        It is empty, too big, cut short, damaged, another sort of file, or of a newer program.
    """
    return _checked(_record(data), hashlib.sha256(data).hexdigest())


def _record(data: bytes) -> dict[str, Any]:
    if not data.strip():
        raise _no_form("The file is empty.")
    if len(data) > MOST_BYTES:
        raise ClubFormError(
            "The file is too big to be a club's answers: it has {size:,} bytes, {most:,} at most are read.",
            "Choose the small file that their form has saved.",
            size=len(data),
            most=MOST_BYTES,
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _no_form("This is not a file that a club's form has saved.") from None
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        if text.lstrip().startswith("{") and FORMAT in text:
            raise _no_form("The file is cut short or damaged.") from None
        raise _no_form("This is not a file that a club's form has saved.") from None
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise _no_form("This is not a file that a club's form has saved.")
    return record


def _checked(record: dict[str, Any], digest: str) -> ClubAnswers:
    version = record.get("version")
    if isinstance(version, int) and version > VERSION:
        raise ClubFormError(
            "A newer version of Within Reach made the form of this file.", "Read it in with that version."
        )
    asset_id, answers = record.get("asset_id"), record.get("answers")
    seen, confirmed = record.get("asset_version"), record.get("confirmed")
    right = (
        version == VERSION
        and isinstance(asset_id, str)
        and 0 < len(asset_id) <= LONGEST_ID
        and type(seen) is int
        and seen > 0
        and isinstance(answers, dict)
        and type(confirmed) is bool
    )
    if not right:
        raise _no_form("The file has been changed since their form saved it: it is not whole.")
    try:
        saved_on = date.fromisoformat(str(record.get("saved_on")))
    except ValueError:
        raise _no_form("The file does not say on which day it was saved.") from None
    return ClubAnswers(str(asset_id), int(str(seen)), saved_on, _texts(answers), bool(confirmed), digest)


def _texts(answers: Any) -> dict[str, str]:
    """The answers by field; one that is no field of the form, or no text, refuses the file."""
    texts = {}
    for name, text in answers.items():
        if name not in FORM_FIELDS or not isinstance(text, str):
            raise _no_form("The file has been changed since their form saved it: it is not whole.")
        if _cannot_be_kept(text):
            raise ClubFormError(
                "The answer about {field} holds signs that no form writes.",
                "Ask them for it once more, or correct the asset by hand.",
                field=name.replace("_", " "),
            )
        texts[name] = neat(name, text)
    return texts


def neat(name: str, text: str) -> str:
    """A text as its field keeps it: on one line, unless it may have several."""
    if not is_long(name):
        return " ".join(text.split())
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())


def _cannot_be_kept(text: str) -> bool:
    """Whether a text holds what no database keeps: NUL, half a surrogate pair."""
    return any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in text)


def _no_form(what: str) -> ClubFormError:
    return ClubFormError(what, "Ask them to open the form again and press “Save my answers”.")
