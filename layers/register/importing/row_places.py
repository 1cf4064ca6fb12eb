"""Where does each row of a list lie?

Its coordinates, else its UPRN, its postcode, its address, with which.
"""

from collections.abc import Sequence
from typing import Final

import shapely

from geo.crs import BRITISH_NATIONAL_GRID, to_lonlat, to_metres
from geo.wording import worded
from layers.assets.coordinates import Misplaced, Trouble, place_points
from layers.places.postcode_format import canonical_postcode, postcode_within
from layers.register.importing.draft import Draft
from layers.register.importing.places import LonLat, PlaceFinder
from layers.register.model import PlacedBy, rounded_degrees
from layers.register.rules import breach, read_postcode, read_uprn
from layers.tables.row_reasons import EMPTY

_OUTSIDE: Final = {
    PlacedBy.UPRN: worded("Its UPRN lies outside the area and its margin."),
    PlacedBy.POSTCODE: worded("Its postcode lies outside the area and its margin."),
    PlacedBy.ADDRESS: worded("Its address lies outside the area and its margin."),
}
_OUTSIDE_FIX: Final = worded("If the place is right, leave the row out; else correct it.")
UNPLACED: Final = "coordinates that are no place, and no postcode in their stead"
_PAIRS: Final = (("longitude", "latitude"), ("easting", "northing"))


def place_rows(drafts: Sequence[Draft], finder: PlaceFinder, *, own: bool) -> None:
    """Give each row its point and how it was found, or say what is wrong; rows outside the area are refused.

    ``own``: in an export of the register a row without coordinates has none, and its postcode is as it was.
    """
    waiting = [draft for draft in drafts if draft.reason != EMPTY]
    pair = next((pair for pair in _PAIRS if any(set(pair) <= set(draft.columns) for draft in waiting)), None)
    for draft in waiting:
        if own:
            draft.known["postcode"] = draft.cell("postcode")
        else:
            _tidy_postcode(draft)
    if pair is not None:
        _use_coordinates(waiting, pair, finder)
    for draft in waiting:
        if not own and "longitude" not in draft.known and not draft.known.get("misplaced_outside"):
            _use_the_rest(draft, finder)
    for draft in waiting:
        draft.known.pop("misplaced_outside", None)
        if draft.known.pop("misplaced", False) and own:
            draft.reason = draft.reason or UNPLACED


def _tidy_postcode(draft: Draft) -> None:
    typed = draft.cell("postcode")
    postcode = read_postcode(typed)
    if not typed:
        within = postcode_within(draft.cell("address"))
        postcode = within[0] if within else None
    draft.known["postcode"] = postcode or typed
    wrong = breach("postcode", typed)
    if wrong is not None:
        draft.fault("postcode", worded("{what} It is kept as it is.", what=wrong.what), wrong.fix)


def _use_coordinates(drafts: Sequence[Draft], pair: tuple[str, str], finder: PlaceFinder) -> None:
    across, up = pair
    columns = next((d.columns[across], d.columns[up]) for d in drafts if across in d.columns)
    cells = [draft.cell(across) for draft in drafts], [draft.cell(up) for draft in drafts]
    in_degrees = across == "longitude"
    placed = place_points(
        *cells, columns=columns, in_degrees=in_degrees, crs=finder.crs, keep=finder.keep, recipe=False
    )
    for draft, trouble in zip(drafts, placed.troubles, strict=True):
        if trouble is None:
            point = _as_told(draft, pair, in_degrees=in_degrees)
            draft.known |= {"longitude": point[0], "latitude": point[1], "placed_by": PlacedBy.POINT}
        elif trouble.trouble is not Trouble.MISSING:
            _misplaced(draft, trouble, across)


def _as_told(draft: Draft, pair: tuple[str, str], *, in_degrees: bool) -> LonLat:
    """Degrees as the list has them, to the centimetre; metres of the grid turned into degrees."""
    a, b = float(draft.cell(pair[0])), float(draft.cell(pair[1]))
    if not in_degrees:
        a, b = map(float, to_lonlat(a, b, crs=BRITISH_NATIONAL_GRID))
    return rounded_degrees(a), rounded_degrees(b)


def _misplaced(draft: Draft, trouble: Misplaced, across: str) -> None:
    name = across if trouble.column == draft.columns[across] else trouble.column
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
    if point is not None and not _inside(point, finder):
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
    elif draft.cell("area_served") and not draft.cell("address") and not draft.known["postcode"]:
        draft.known["placed_by"] = PlacedBy.AREA
    elif canonical_postcode(draft.known["postcode"]) and finder.lies_elsewhere(draft.known["postcode"]):
        draft.refuse(Trouble.OUTSIDE, "postcode", _OUTSIDE[PlacedBy.POSTCODE], _OUTSIDE_FIX)
    else:
        _not_placed(draft, finder)


def _found(draft: Draft, finder: PlaceFinder) -> tuple[LonLat | None, PlacedBy]:
    postcode, uprn = draft.known["postcode"], (read_uprn(draft.cell("uprn")) or "").lstrip("0")
    if uprn in finder.uprns:
        return finder.uprns[uprn], PlacedBy.UPRN
    if finder.postcodes.get(postcode):
        return finder.postcodes[postcode], PlacedBy.POSTCODE
    address = draft.cell("address")
    return (finder.find_address(address) if address else None), PlacedBy.ADDRESS


def _inside(point: LonLat, finder: PlaceFinder) -> bool:
    x, y = to_metres(*point, crs=finder.crs)
    return bool(shapely.intersects_xy(finder.keep, float(x), float(y)))


def _not_placed(draft: Draft, finder: PlaceFinder) -> None:
    """Say why a row has no place; it is kept, for a place can be given to it later."""
    postcode = draft.known["postcode"]
    if canonical_postcode(postcode) is None:
        what = worded(
            "This row has neither coordinates nor a postcode or address that is known here; the row is kept, "
            "but nobody finds it near them."
        )
    elif postcode in finder.postcodes:
        what = worded(
            "Its postcode {postcode} has no place of its own, perhaps because it has ended; the row is kept, "
            "but nobody finds it near them.",
            postcode=postcode,
        )
    else:
        what = worded(
            "Its postcode {postcode} is not one of this area; the row is kept, but nobody finds it near "
            "them.",
            postcode=postcode,
        )
    draft.fault(
        "postcode" if postcode else None, what, worded("Fill in its coordinates or a postcode of this area.")
    )
