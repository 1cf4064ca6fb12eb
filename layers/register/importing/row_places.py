"""Where does each row of a list lie: at its coordinates, else at its UPRN, its postcode or its address?"""

from collections.abc import Sequence
from typing import Final

from geo.wording import Wording, worded
from layers.assets.coordinates import Misplaced, Trouble
from layers.places.postcode_format import canonical_postcode
from layers.register.importing.draft import Draft
from layers.register.importing.places import LonLat, PlaceFinder
from layers.register.importing.row_points import use_coordinates
from layers.register.importing.row_postcodes import no_place_word, tidy_postcode
from layers.register.model import PlacedBy
from layers.register.rules import read_uprn
from layers.tables.row_reasons import NO_RECORD

_OUTSIDE: Final = {
    PlacedBy.UPRN: worded("Its UPRN lies outside the area and its margin."),
    PlacedBy.POSTCODE: worded("Its postcode lies outside the area and its margin."),
    PlacedBy.ADDRESS: worded("Its address lies outside the area and its margin."),
}
_OUTSIDE_FIX: Final = worded("If the place is right, leave the row out; else correct it.")
UNPLACED: Final = "coordinates that are no place, and no postcode in their stead"


def place_rows(drafts: Sequence[Draft], finder: PlaceFinder, *, own: bool) -> tuple[str, ...]:
    """Give each row its point and how it was found, or say what is wrong; rows outside the area are refused.

    ``own``: in an export of the register a row without coordinates has none, and its postcode is as it was.
    Returns what is worth knowing of the list as a whole: how coordinates were read that are not plain.
    """
    waiting = [draft for draft in drafts if draft.reason not in NO_RECORD]
    for draft in waiting:
        if own:
            draft.known["postcode"] = draft.cell("postcode")
        else:
            tidy_postcode(draft, finder)
    notes = use_coordinates(waiting, finder, own=own, misplaced=_misplaced)
    for draft in waiting:
        if not own and "longitude" not in draft.known and not draft.known.get("misplaced_outside"):
            _use_the_rest(draft, finder)
    for draft in waiting:
        draft.known.pop("misplaced_outside", None)
        draft.known.pop("postcode_told", None)
        if draft.known.pop("misplaced", False) and own:
            draft.reason = draft.reason or UNPLACED
    return notes


def _misplaced(draft: Draft, trouble: Misplaced, across: str) -> None:
    name = across if trouble.column == draft.columns.get(across) else trouble.column
    draft.fault(name, trouble.what, trouble.fix, value=trouble.value)
    if trouble.trouble is Trouble.OUTSIDE:
        draft.reason = draft.reason or Trouble.OUTSIDE
        draft.known["misplaced_outside"] = True
    else:
        draft.known["misplaced"] = True


def _use_the_rest(draft: Draft, finder: PlaceFinder) -> None:
    """Place a row without usable coordinates at its UPRN, postcode or address."""
    misplaced = draft.known.pop("misplaced", False)
    point, placed_by = _found(draft, finder)
    if point is not None and not finder.holds(point):
        draft.refuse(
            Trouble.OUTSIDE,
            "postcode" if placed_by is PlacedBy.POSTCODE else None,
            _OUTSIDE[placed_by],
            _OUTSIDE_FIX,
        )
    elif point is not None:
        draft.known |= {"longitude": point[0], "latitude": point[1], "placed_by": placed_by}
    elif misplaced:
        draft.reason = draft.reason or UNPLACED
    elif finder.in_recipe and not _is_elsewhere(draft, finder):
        _no_use_without_place(draft, finder)
    elif draft.cell("area_served") and not draft.cell("address") and not draft.known["postcode"]:
        draft.known["placed_by"] = PlacedBy.AREA
    elif _is_elsewhere(draft, finder):
        draft.refuse(Trouble.OUTSIDE, "postcode", _OUTSIDE[PlacedBy.POSTCODE], _OUTSIDE_FIX)
    else:
        _not_placed(draft, finder)


def _is_elsewhere(draft: Draft, finder: PlaceFinder) -> bool:
    postcode = draft.known["postcode"]
    return canonical_postcode(postcode) is not None and finder.lies_elsewhere(postcode)


def _no_use_without_place(draft: Draft, finder: PlaceFinder) -> None:
    """Refuse a row of a recipe's list that has no place: a prepared area has no page to give it one."""
    draft.reason = draft.reason or Trouble.MISSING
    if not draft.known.get("postcode_told"):
        fix = worded("Fill in its coordinates, or a postcode of this area.")
        draft.fault("postcode", _why_no_place(draft.known["postcode"], finder), fix)


def _why_no_place(postcode: str, finder: PlaceFinder) -> Wording:
    if not postcode:
        return worded("This row has neither coordinates nor a postcode.")
    if postcode in finder.postcodes:
        template = "This row has no coordinates, and its postcode {typed} has no place: it may have ended."
    else:
        template = "This row has no coordinates, and its postcode {typed} is not one of this area."
    return worded(template, typed=postcode)


def _found(draft: Draft, finder: PlaceFinder) -> tuple[LonLat | None, PlacedBy]:
    postcode, uprn = draft.known["postcode"], (read_uprn(draft.cell("uprn")) or "").lstrip("0")
    if uprn in finder.uprns:
        return finder.uprns[uprn], PlacedBy.UPRN
    if finder.postcodes.get(postcode):
        return finder.postcodes[postcode], PlacedBy.POSTCODE
    address = draft.cell("address")
    return (finder.find_address(address) if address else None), PlacedBy.ADDRESS


def _not_placed(draft: Draft, finder: PlaceFinder) -> None:
    """Say why a row has no place, once; that alone refuses no row, for a place can be given to it later."""
    nowhere = no_place_word(draft.cell("postcode")) or no_place_word(draft.cell("address"))
    if nowhere:
        what = worded("“{words}” is no place to walk to, so nobody finds it near them.", words=nowhere)
        draft.fault(None, what, worded("If it does meet somewhere, fill in the postcode of that."))
    elif not draft.known.get("postcode_told"):
        draft.fault(
            "postcode" if draft.known["postcode"] else None,
            _unknown_place(draft, finder),
            worded("Fill in its coordinates or a postcode of this area."),
        )


def _unknown_place(draft: Draft, finder: PlaceFinder) -> Wording:
    postcode = draft.known["postcode"]
    if canonical_postcode(postcode) is None and draft.cell("address"):
        return worded(
            "Its address is none of those known here, and it has no postcode, so nobody finds it near them."
        )
    if canonical_postcode(postcode) is None:
        return worded(
            "This row has neither coordinates nor a postcode or address that is known here, so nobody finds "
            "it near them."
        )
    if postcode in finder.postcodes:
        return worded(
            "Its postcode {postcode} has no place of its own, perhaps because it has ended, so nobody "
            "finds it near them.",
            postcode=postcode,
        )
    return worded(
        "Its postcode {postcode} is not one of this area, so nobody finds it near them.",
        postcode=postcode,
    )
