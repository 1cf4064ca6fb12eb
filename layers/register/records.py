"""How is an asset kept as text, and what differs between two of them?

A record is the asset as plain JSON values, without the fields of which nothing is known: a field that is not
there has its default. Text that no database can hold alike (NUL, half a surrogate pair) is refused.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, astuple, dataclass, fields
from datetime import date, time
from typing import Any, Final

from layers.register.engine.errors import AssetRefusedError, BrokenRecordError, RegisterError
from layers.register.model import Asset, PlacedBy, Status, rounded_degrees
from layers.times.session import Known, Season, Session

Record = dict[str, Any]

# Fields that mean something only together: an import takes all of a group or none.
GROUPS: Final = (
    ("longitude", "latitude", "placed_by"),
    ("sessions", "when", "when_unread"),
    ("checked_by", "checked_on"),
)
GROUP_OF: Final = {name: group for group in GROUPS for name in group}

_DEFAULTS: Final[dict[str, Any]] = {
    f.name: () if f.default is MISSING and f.default_factory is not MISSING else f.default
    for f in fields(Asset)
}
_ENUMS: Final = {
    "placed_by": PlacedBy,
    "full": Known,
    "helpers_wanted": Known,
    "step_free": Known,
    "status": Status,
}
_TEXTS: Final = frozenset(
    name
    for name, default in _DEFAULTS.items()
    if name == "asset_id" or (default == "" and name not in _ENUMS)
)
_WHOLE: Final = ("minimum_age", "maximum_age", "price_pence", "places_a_week")
_SESSION_DEFAULTS: Final = {f.name: f.default for f in fields(Session)}


@dataclass(frozen=True)
class FieldChange:
    """One field before and after; values as in ``Asset``."""

    field: str
    before: Any
    after: Any


def to_record(asset: Asset) -> Record:
    """An asset as plain JSON values, only what is known.

    Raises
    ------
    AssetRefusedError
        A value cannot be kept as it stands; the sentence names asset, field and value.
    """
    record: Record = {}
    for name, default in _DEFAULTS.items():
        value = getattr(asset, name)
        if name in _TEXTS:
            if type(value) is not str and not isinstance(value, str):
                raise _refused(asset.asset_id, name, value)
            if value:
                record[name] = str(value)
        elif value != default:
            record[name] = _plain(asset.asset_id, name, value)
    _check(asset, record)
    return record


def to_asset(record: Mapping[str, Any]) -> Asset:
    """The asset of a record.

    Raises
    ------
    RegisterError
        The record has a field that only a newer program knows.
    BrokenRecordError
        A value is none that its field can have.
    """
    unknown = record.keys() - _DEFAULTS.keys()
    if unknown:
        raise RegisterError(
            "The register knows a field that this program does not: {unknown}.",
            "Use the newer program that wrote it.",
            unknown=", ".join(sorted(unknown)),
        )
    try:
        return Asset(
            **{name: _READ[name](value) if name in _READ else value for name, value in record.items()}
        )
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise _broken(record.get("asset_id")) from error


def to_text(record: Mapping[str, Any]) -> str:
    """A record as JSON text, the same text for the same record."""
    try:
        text = json.dumps(record, ensure_ascii=False, sort_keys=True, allow_nan=False, separators=(",", ":"))
        text.encode()
    except (TypeError, ValueError):
        name = next((name for name, value in record.items() if not _storable(value)), "more")
        raise _refused(str(record.get("asset_id", "")), name, record.get(name)) from None
    if "\\u0000" in text:  # how JSON writes NUL, or somebody's own backslash
        for name, value in record.items():
            if not _storable(value):
                raise _refused(str(record.get("asset_id", "")), name, value)
    return text


def from_text(text: str) -> Record:
    """The record of a JSON text. Raises ``BrokenRecordError`` if it is none."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _broken(None) from error
    if not isinstance(record, dict):
        raise _broken(None)
    return record


def differing_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The names of the fields in which two records differ, in the order of the model."""
    both = before.keys() | after.keys()
    return [name for name in _DEFAULTS if name in both and before.get(name) != after.get(name)]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """Every field in which two records differ, with its values, in the order of the model."""
    names = differing_fields(before, after)
    return tuple(FieldChange(name, _value(before, name), _value(after, name)) for name in names)


def with_source(record: Mapping[str, Any], source_says: Mapping[str, Any]) -> Record:
    """The record as the source last gave it: ours, but for where it says otherwise (None: nothing)."""
    return {name: value for name, value in {**record, **source_says}.items() if value is not None}


def source_says(record: Mapping[str, Any], source: Mapping[str, Any]) -> Record:
    """What the source says in the fields where our record says otherwise; None where it says nothing."""
    return {
        name: source.get(name)
        for name in sorted(record.keys() | source.keys())
        if record.get(name) != source.get(name)
    }


def value_of(name: str, value: Any) -> Any:
    """One value of a record as ``Asset`` has it; None is the default. Raises ``BrokenRecordError``."""
    if value is None:
        return _DEFAULTS[name]
    try:
        return _READ[name](value) if name in _READ else value
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise _broken(None) from error


def check_text(text: str, *, what: str) -> None:
    """Refuse an empty name of somebody or something, and text that cannot be kept.

    Raises
    ------
    AssetRefusedError
        The text is empty, or holds a character that no register can keep.
    """
    if not text.strip():
        raise AssetRefusedError("{what} is empty.", "Fill it in, then try again.", what=what)
    if not _storable(text):
        raise AssetRefusedError(
            "{what} holds a character that cannot be kept.", "Type it again without it.", what=what
        )


def _value(record: Mapping[str, Any], name: str) -> Any:
    return value_of(name, record.get(name))


def _broken(asset_id: object) -> BrokenRecordError:
    if not isinstance(asset_id, str) or not asset_id:
        return BrokenRecordError(
            "A record of the register is damaged and cannot be read.",
            "Put an earlier version of it back, or the last backup.",
        )
    return BrokenRecordError(
        "The record of {asset_id!a} is damaged and cannot be read.",
        "Put an earlier version of it back, or the last backup.",
        asset_id=asset_id,
    )


def _refused(asset_id: str, name: str, value: Any) -> AssetRefusedError:
    return AssetRefusedError(
        "The {name} of {asset_id!a} cannot be kept: {ascii}.",
        "Correct that value, then try again.",
        name=name.replace("_", " "),
        asset_id=asset_id,
        ascii=ascii(value)[:80],
    )


def _storable(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= character <= "\udfff" for character in value)
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, list):
        return all(_storable(item) for item in value)
    if isinstance(value, dict):
        return all(_storable(item) for pair in value.items() for item in pair)
    return value is None or isinstance(value, int)


def _plain(asset_id: str, name: str, value: Any) -> Any:
    if value is None:
        raise _refused(asset_id, name, value)
    if name in _ENUMS:
        try:
            return _ENUMS[name](value).value
        except ValueError:
            raise _refused(asset_id, name, value) from None
    return _WRITE[name](value) if name in _WRITE else value


def _check(asset: Asset, record: Record) -> None:
    if not asset.asset_id.strip():
        raise AssetRefusedError(
            'The asset "{asset_name}" has no id.',
            "Give it an id of its own, then try again.",
            asset_name=asset.name,
        )
    for name, low, high in (("longitude", -180, 180), ("latitude", -90, 90)):
        value = getattr(asset, name)
        if value is not None and not (isinstance(value, (int, float)) and low <= value <= high):
            raise _refused(asset.asset_id, name, value)
    if (asset.longitude is None) != (asset.latitude is None):
        raise AssetRefusedError(
            "{asset_id!a} has only one of longitude and latitude.",
            "Give both, or neither.",
            asset_id=asset.asset_id,
        )
    for name in _WHOLE:
        if name in record and (not isinstance(record[name], int) or record[name] < 0):
            raise _refused(asset.asset_id, name, record[name])


def _session_out(session: Session) -> Record:
    plain: Record = {"weekday": session.weekday, "starts": session.starts.isoformat()}
    for name in ("every_weeks", "week_of_month", "term_time", "bank_holidays_only"):
        if getattr(session, name) != _SESSION_DEFAULTS[name]:
            plain[name] = getattr(session, name)
    for name in ("ends", "first_on", "last_on"):
        if getattr(session, name) is not None:
            plain[name] = getattr(session, name).isoformat()
    if session.bank_holidays:
        plain["bank_holidays"] = Known(session.bank_holidays).value
    if session.season is not None:
        plain["season"] = list(astuple(session.season))
    return plain


def _session_in(plain: Mapping[str, Any]) -> Session:
    values = {name: _READ_SESSION.get(name, _as_it_is)(value) for name, value in plain.items()}
    return Session(**values)


def _as_it_is(value: Any) -> Any:
    return value


_WRITE: Final[dict[str, Callable[[Any], Any]]] = {
    "interests": list,
    "sessions": lambda sessions: [_session_out(session) for session in sessions],
    "longitude": lambda degrees: rounded_degrees(degrees) if isinstance(degrees, float) else degrees,
    "latitude": lambda degrees: rounded_degrees(degrees) if isinstance(degrees, float) else degrees,
    "checked_on": lambda day: day.isoformat(),
    "more": lambda pairs: [list(pair) for pair in pairs],
}
_READ: Final[dict[str, Callable[[Any], Any]]] = {
    **_ENUMS,
    "interests": tuple,
    "sessions": lambda plain: tuple(_session_in(session) for session in plain),
    "checked_on": date.fromisoformat,
    "more": lambda pairs: tuple((key, value) for key, value in pairs),
}
_READ_SESSION: Final[dict[str, Callable[[Any], Any]]] = {
    "starts": time.fromisoformat,
    "ends": time.fromisoformat,
    "first_on": date.fromisoformat,
    "last_on": date.fromisoformat,
    "bank_holidays": Known,
    "season": lambda numbers: Season(*numbers),
}
