"""Is a service one that Open Referral UK (HSDS-UK 3.0) allows, and if not, what in it is wrong?

``jsonschema`` checks it against ``oruk_schema``; here what it finds is said in plain words. An optional field
that is null counts as not there. ``jsonschema`` is loaded by the first check: it takes a third of the time in
which the app starts, and most days nobody checks a feed.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from geo.wording import Wording, worded
from layers.register.importing.oruk.oruk_schema import DETAILS, SERVICE, Schema
from layers.tables.contacts import is_email

if TYPE_CHECKING:
    from jsonschema import FormatChecker, ValidationError

Trouble = tuple[str, str, str, str]  # path of the field, value, what is wrong, what to do

_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
_LONGEST_SHOWN: Final = 60
_DEEPEST: Final = 12  # no field of the standard lies deeper
_TYPES: Final = {
    "string": "a text",
    "number": "a number",
    "array": "a list",
    "object": "an object with fields",
}
_FORMATS: Final = {
    "uuid": "a UUID, like ac148810-d857-441c-9679-408f346de14b",
    "uri": "a whole web address, like https://example.org",
    "email": "an e-mail address, like name@example.org",
    "date-time": "a date and time, like 2026-05-03T10:30:00Z",
}


def service_troubles(service: Any) -> list[Trouble]:
    """Everything in which a service departs from the standard; an empty list if it keeps to it."""
    return _troubles(service, SERVICE)


def details_troubles(details: Any) -> list[Trouble]:
    """Everything in which what a feed says of itself (at ``/``) departs from the standard."""
    return _troubles(details, DETAILS)


def _troubles(value: Any, schema: Schema) -> list[Trouble]:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(dict(schema), format_checker=_formats())
    wrong = validator.iter_errors(_without_nulls(value, _DEEPEST))
    return list(dict.fromkeys(trouble for error in wrong for trouble in _in_words(error)))


def _without_nulls(value: Any, deep: int) -> Any:
    if deep and isinstance(value, dict):
        return {key: _without_nulls(held, deep - 1) for key, held in value.items() if held is not None}
    if deep and isinstance(value, list):
        return [_without_nulls(held, deep - 1) for held in value]
    return value


def _in_words(error: "ValidationError") -> Iterator[Trouble]:
    path = _path(error.absolute_path)
    held: Any = error.instance
    rule: Any = error.schema
    if error.validator == "required":
        for name in rule["required"]:
            if name not in held:
                here = f"{path}.{name}" if path else str(name)
                yield here, "", _missing(here), worded("The standard asks for it: add it at the source.")
        return
    shown = str(held)[:_LONGEST_SHOWN]
    what = worded(
        '{path} is "{shown}", which is not {should_be}.',
        path=path or "service",
        shown=shown,
        should_be=_should_be(rule),
    )
    yield path or "service", shown, what, worded("Correct it at the source.")


def _missing(path: str) -> Wording:
    return worded("{path} is missing.", path=path)


def _should_be(rule: Schema) -> Wording:
    """What the schema of a value asks for."""
    if "enum" in rule:
        return worded("one of {allowed}", allowed=", ".join(rule["enum"]))
    return worded(_FORMATS[rule["format"]] if "format" in rule else _TYPES[rule["type"]])


def _path(steps: Sequence[str | int]) -> str:
    """ "schedules[0].opens_at" of the steps to a value."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")


def _formats() -> "FormatChecker":
    """Our own reading of each form, so that a service is judged alike whatever else is installed."""
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    checker.checkers = {
        "uuid": (_is_uuid, ()),
        "uri": (_is_uri, ()),
        "email": (_is_email, ()),
        "date-time": (_is_moment, ()),
    }
    return checker


def _is_uuid(value: object) -> bool:
    return not isinstance(value, str) or _UUID.fullmatch(value) is not None


def _is_uri(value: object) -> bool:
    if not isinstance(value, str):
        return True
    if re.search(r"[\s<>\"]", value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return bool(parts.scheme and (parts.netloc or parts.path))


def _is_email(value: object) -> bool:
    return not isinstance(value, str) or is_email(value)


def _is_moment(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        return False
    return True
