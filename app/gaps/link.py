"""Which choices of the page about wards stand in its address? All of them: none is of a person.

So a reload and Back keep them, and a colleague opens the same page. A basket stands there as its kinds, never
under its name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.memory.session import Visit
from app.memory.this_run import came_by_history

KINDS: Final = "kinds"
_BETWEEN: Final = ","
_OFFERED: Final = "gap_link_offered"


@dataclass(frozen=True)
class Linked:
    """One field of the page as its address has it."""

    name: str  # of the query parameter
    otherwise: Any  # the value that the field has first, and that is left out of the address
    allowed: Callable[[Any], bool]  # whether a value that was read may be chosen
    read: Callable[[str], Any] = str
    write: Callable[[Any], str] = str


def taken_from(params: Mapping[str, str], fields: Mapping[str, Linked]) -> dict[str, Any]:
    """What an address says of each field, by the field's key; its first value where that cannot be chosen."""
    values = {}
    for key, field in fields.items():
        text = params.get(field.name)
        value = field.otherwise if text is None else _read(field, text)
        values[key] = value if value == field.otherwise or field.allowed(value) else field.otherwise
    return values


def _read(field: Linked, text: str) -> Any:
    try:
        return field.read(text)
    except ValueError:
        return field.otherwise


def written(values: Mapping[str, Any], fields: Mapping[str, Linked]) -> dict[str, str]:
    """The fields as an address has them; what is as it was first, or empty, is left out."""
    chosen = {
        field.name: field.write(values[key])
        for key, field in fields.items()
        if key in values and values[key] is not None and values[key] != field.otherwise
    }
    return {name: text for name, text in chosen.items() if text}


def offer_link(visit: Visit, address: Mapping[str, str]) -> None:
    """Say that another page offers a link to this address: whoever comes by it has these choices taken."""
    visit.put(_OFFERED, dict(address))


def take_link(visit: Visit, params: Mapping[str, str], fields: Mapping[str, Linked]) -> bool:
    """On the first run of a visit, after Back or Forward, and by an offered link, set the fields as it says.

    The first run of a visit that comes by a link of the page's own menu has no choices in its address.
    """
    offered: Mapping[str, str] | None = visit.get(_OFFERED)
    is_offered = bool(offered and offered.items() <= params.items())
    if visit.get("gap_link_taken") and not is_offered and not came_by_history():
        return False
    visit.put("gap_link_taken", True)
    visit.put(_OFFERED, None)
    for key, value in taken_from(params, fields).items():
        visit.put(key, value)
    return True


def several(text: str) -> tuple[str, ...]:
    """Keys between commas, each once."""
    return tuple(dict.fromkeys(part for part in text.split(_BETWEEN) if part))


def joined(keys: tuple[str, ...]) -> str:
    """Keys as one parameter."""
    return _BETWEEN.join(keys)


def day_of(text: str) -> date | None:
    """An ISO day. Raises ``ValueError`` where it is none."""
    return date.fromisoformat(text)
