"""How does somebody go on with a row that a list could not bring in? By a few answers, or by leaving it.

A door with a form makes the asset itself; a door without one gives answers by field.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from actions.acting import Acting
from geo.errors import WithinReachError
from layers.register.importing.places import LonLat, PlaceFinder
from layers.register.model import Asset, PlacedBy
from layers.register.refused_rows import RowEnd, WaitingRow
from layers.register.rules import breach, read_postcode
from layers.register.store import Register
from layers.times.reading.read import read_times

ANSWERS: Final = ("kind", "name", "organisation", "address", "postcode", "when", "phone", "email", "website")


class DraftRefusedError(WithinReachError, ValueError):
    """A draft that cannot become an asset yet."""


def answered(asset: Asset, answers: Mapping[str, str], *, finder: PlaceFinder) -> Asset:
    """What a draft knows with the answers in it; a postcode gives it its place if it had none of its own.

    Parameters
    ----------
    answers
        Texts by field, of ``ANSWERS``; the kind as a key. An empty one changes nothing.

    Raises
    ------
    DraftRefusedError
        An answer breaks the rule of its field, or name or kind is not known yet.
    """
    filled = {name: text.strip() for name, text in answers.items() if text.strip()}
    for name, text in filled.items():
        wrong = breach(name, text)
        if wrong is not None:
            raise DraftRefusedError(wrong.what, wrong.fix)
    values: dict[str, Any] = dict(filled)
    if "postcode" in filled:
        values |= _placed(asset, read_postcode(filled["postcode"]) or filled["postcode"], finder)
    if "when" in filled:
        times = read_times(filled["when"])
        values |= {"sessions": times.sessions, "when_unread": times.unread}
    whole = replace(asset, **values)
    for name, fix in (("name", "Say what it is called."), ("kind", "Say of which kind it is.")):
        if not getattr(whole, name):
            raise DraftRefusedError("The draft has no {field} yet.", fix, field=name)
    return whole


def _placed(asset: Asset, postcode: str, finder: PlaceFinder) -> dict[str, Any]:
    point: LonLat | None = finder.postcodes.get(postcode)
    if point is None or asset.placed_by in (PlacedBy.POINT, PlacedBy.UPRN):
        return {"postcode": postcode}
    return {
        "postcode": postcode,
        "longitude": point[0],
        "latitude": point[1],
        "placed_by": PlacedBy.POSTCODE,
    }


def waiting_drafts(register: Register) -> tuple[WaitingRow, ...]:
    """The drafts that wait for somebody, in the order of their numbers. Raises ``RegisterError``."""
    return tuple(row for row in register.waiting_rows() if row.ended is RowEnd.WAITS)


def finish_draft(register: Register, waiting_id: int, asset: Asset, *, acting: Acting) -> int:
    """Make an asset of a draft; the version that stands then.

    Raises
    ------
    RegisterError
        The draft no longer waits, its id is taken, or the register cannot be written.
    """
    acting.check_action("go on with drafts")
    return register.finish_row(waiting_id, asset, by=acting.name)


def set_drafts_aside(register: Register, waiting_ids: list[int], *, acting: Acting) -> None:
    """Note that drafts are not wanted. Raises ``RegisterError`` as ``finish_draft``."""
    acting.check_action("go on with drafts")
    register.set_rows_aside(waiting_ids, by=acting.name)


def take_draft_up(register: Register, waiting_id: int, *, acting: Acting) -> None:
    """Undo: let a draft wait again. Raises ``RegisterError`` where its asset was changed since."""
    acting.check_action("go on with drafts")
    register.take_row_up(waiting_id, by=acting.name)
