"""Where would each bid happen? A group's own office is never taken for the place of its bid."""

from collections.abc import Sequence
from typing import Final

from geo.wording import Wording, worded
from layers.bids.headings import is_of_the_recipient
from layers.places.postcode_format import canonical_postcode
from layers.register.importing.draft import Draft
from layers.register.importing.places import PlaceFinder
from layers.register.importing.row_places import place_rows
from layers.register.importing.row_postcodes import no_place_word

NO_PLACE: Final = worded("This bid has no place, so nobody can say who would reach it.")
NO_PLACE_FIX: Final = worded("Give it a postcode or coordinates in the file, or put it on the map.")
_COORDINATES: Final = ("longitude", "latitude", "easting", "northing", "point")
_PUT_ON_MAP: Final = worded("Correct it in the file, or put the bid on the map.")


def place_bids(waiting: Sequence[Draft], finder: PlaceFinder) -> None:
    """Place what can be placed; a bid is kept wherever it lies, for the panel decides.

    What is wrong with a place is told once, in words that fit a bid.
    """
    office = [
        field
        for field in ("postcode", "address")
        if waiting and is_of_the_recipient(waiting[0].columns.get(field, ""))
    ]
    for draft in waiting:
        for field in office:
            draft.cells.pop(field, None)
        _place(draft, finder)


def _place(draft: Draft, finder: PlaceFinder) -> None:
    faults_before = len(draft.faults)
    place_rows([draft], finder, own=False)
    outside, draft.reason = bool(draft.reason), ""
    if outside and not _is_of_elsewhere(draft, finder):
        del draft.faults[faults_before + 1 :]
        draft.known.pop("longitude", None)
    elif outside or ("longitude" not in draft.known and not _has_slip(draft)):
        draft.faults.pop()  # in the words of a list of assets
        field = next((name for name in ("postcode", "address") if draft.cell(name)), None)
        draft.fault(field, _no_place(draft, finder), _fix(draft))


def _is_of_elsewhere(draft: Draft, finder: PlaceFinder) -> bool:
    """Whether all that it says of its place is a postcode that is not one of this area."""
    postcode = draft.known.get("postcode", "")
    has_coordinates = any(map(draft.cell, _COORDINATES))
    return not has_coordinates and bool(canonical_postcode(postcode)) and postcode not in finder.postcodes


def _has_slip(draft: Draft) -> bool:
    """Whether its postcode is none, which is told already, with what it may mean."""
    typed = draft.cell("postcode")
    return bool(typed) and not no_place_word(typed) and canonical_postcode(draft.known["postcode"]) is None


def _no_place(draft: Draft, finder: PlaceFinder) -> Wording:
    """Why a bid has no place."""
    postcode = draft.known.get("postcode", "")
    nowhere = no_place_word(draft.cell("postcode")) or no_place_word(draft.cell("address"))
    if nowhere:
        return worded("“{words}” is no place, so nobody can say who would reach this bid.", words=nowhere)
    if canonical_postcode(postcode) and postcode in finder.postcodes:
        return worded(
            "Its postcode {postcode} has no place of its own, perhaps because it has ended, so nobody can "
            "say who would reach it.",
            postcode=postcode,
        )
    if canonical_postcode(postcode):
        return worded(
            "Its postcode {postcode} is not one of this area, so nobody can say who would reach it.",
            postcode=postcode,
        )
    return NO_PLACE


def _fix(draft: Draft) -> Wording:
    return _PUT_ON_MAP if draft.cell("postcode") else NO_PLACE_FIX
