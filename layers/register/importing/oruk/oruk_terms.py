"""By which names do our own fields travel in Open Referral UK, where the standard has no place for them?"""

import json
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from layers.register.model import Asset, PlacedBy, Status
from layers.times.session import Known
from layers.times.session_text import read_sessions_text, sessions_text

VERSION: Final = "HSDS-UK-3.0"
KIND_TAXONOMY: Final = "Within Reach kinds"
INTEREST_TAXONOMY: Final = "Within Reach interests"
FIELD_TAXONOMY: Final = "Within Reach fields"

TERM_TIME: Final = "In term time only."
HOLIDAYS: Final = {
    Known.NO: "Not on bank holidays.",
    Known.YES: "Also on bank holidays.",
    Known.PARTLY: "On some bank holidays.",
}
HOLIDAYS_ONLY: Final = "On bank holidays only."
SEASON: Final = "Each year "  # "Each year 04-01 to 09-30."
STEP_FREE: Final = "Step-free: "
STATUS: Final = {
    Status.ACTIVE: "active",
    Status.PAUSED: "temporarily closed",
    Status.CLOSED: "defunct",
}

_OURS: Final = uuid.uuid5(uuid.NAMESPACE_URL, "within-reach/register")
_FIELDS_OF: Final[Mapping[str, type]] = {
    "status": Status,
    "placed_by": PlacedBy,
    "full": Known,
    "helpers_wanted": Known,
    "step_free": Known,
}


def stable_id(*parts: str) -> str:
    """A UUID made of texts, the same for the same texts for good."""
    return str(uuid.uuid5(_OURS, "\x1f".join(parts)))


def field_text(name: str, value: Any) -> str:
    """A field's value as a text that ``field_value`` turns back."""
    if name == "sessions":
        return sessions_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def field_value(name: str, text: str) -> Any:
    """A field's value from ``field_text``. Raises ``ValueError`` where the text is no value of the field."""
    if name in _FIELDS_OF:
        return _FIELDS_OF[name](text)
    if name == "sessions":
        sessions = read_sessions_text(text)
        if sessions is None:
            raise ValueError(text)
        return sessions
    if name == "checked_on":
        return date.fromisoformat(text)
    if name in ("interests", "more"):
        return _tuples(json.loads(text), pairs=name == "more")
    return _plain(name, text)


def _tuples(listed: Any, *, pairs: bool) -> tuple[Any, ...]:
    if not isinstance(listed, list) or len(listed) > 500:
        raise ValueError(listed)
    return tuple((str(a), str(b)) for a, b in listed) if pairs else tuple(str(word) for word in listed)


def _plain(name: str, text: str) -> Any:
    kind = Asset.__annotations__.get(name)
    if kind is str:
        return text
    value = json.loads(text)
    fits = {"bool": (bool,), "int": (int, type(None)), "float": (int, float, type(None))}
    fitting = next((types for word, types in fits.items() if word in str(kind)), ())
    if not isinstance(value, fitting) or (isinstance(value, bool) and bool not in fitting):
        raise ValueError(text)
    return value
