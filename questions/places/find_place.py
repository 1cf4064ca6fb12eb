"""Where is the place that somebody has typed: a postcode, an address, a street, a suburb or a point?"""

import re
from math import hypot
from typing import Final

from geo.crs import BRITISH_NATIONAL_GRID, to_metres
from layers.places.gazetteer import Gazetteer, Places, PostcodeEntry, build_gazetteer
from layers.places.names import is_house_number, key_of, number_key, words_of
from layers.places.postcode_format import (
    POSTCODE_AREAS,
    Shape,
    area_letters,
    parse_typed_postcode,
    postcode_within,
)
from questions.places.find_address import example_postcode, find_address, named_exactly, numbers_among
from questions.places.place_match import (
    MOST_OFFERED,
    Found,
    Match,
    MatchKind,
    cleaned,
    distinct,
    match_house,
    match_postcode,
    quoted,
)

__all__ = ["Found", "Match", "MatchKind", "find_place"]

_LONGEST: Final = 150
_NEAR_POSTCODE_M: Final = 500.0  # an address without a postcode this near to one may well have it
_HOLDS_POSTCODE_M: Final = 1_500.0  # from the middle of a street or suburb to the postcodes on it
_POINT_MARGIN_M: Final = 1_000.0
_DEGREES = re.compile(r"\(?\s*([-+]?\d{1,3}\.\d{1,12})\s*[,;\s]\s*([-+]?\d{1,3}\.\d{1,12})\s*\)?")
_GRID = re.compile(r"([HJNOST])([A-HJ-Z])\s*(?:(\d{2,5})\s+(\d{2,5})|(\d{4,10}))", re.IGNORECASE)
_GRID_LETTERS: Final = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # five by five squares from the north-west; I is not used


def find_place(area: Gazetteer | Places, text: str) -> Found:
    """Look up what a person typed, on this machine only; never guess.

    Parameters
    ----------
    area
        A gazetteer from ``build_gazetteer``, to be kept by whoever asks again; or an area to build one from.
    text
        Anything: any length, any characters.

    Returns
    -------
    One match and no sentence if it is certain. Otherwise a sentence that says what is wrong and what to do,
    with up to eight matches to choose from. Nothing is raised, kept or logged.
    """
    gazetteer = area if isinstance(area, Gazetteer) else build_gazetteer(area)
    if len(text) > 20 * _LONGEST:  # no need to read all of it to refuse it
        return _too_long(len(text))
    typed = cleaned(text)
    if not typed:
        return Found((), "Nothing was typed. Type a postcode, or a house number and street.")
    if len(typed) > _LONGEST:
        return _too_long(len(typed))
    return _point(gazetteer, typed) or _postcode(gazetteer, typed) or find_address(gazetteer, typed)


def _too_long(letters: int) -> Found:
    return Found((), f"This is {letters:,} letters long. Type only a postcode, or a house number and street.")


def _point(gazetteer: Gazetteer, typed: str) -> Found | None:
    """A latitude and longitude, or a grid reference."""
    degrees = _DEGREES.fullmatch(typed)
    if degrees:
        first, second = float(degrees[1]), float(degrees[2])
        pairs = [
            (second, first),
            (first, second),
        ]  # latitude comes first, unless only the other order lies here
        precision = "the point typed, as latitude and longitude"
    else:
        corner = _grid_reference(typed) if gazetteer.crs == BRITISH_NATIONAL_GRID else None
        if corner is None:
            return None
        x, y, side_m = corner
        return _point_found(gazetteer, x, y, f"the middle of a grid square of {side_m:g} m")
    for lon, lat in pairs:
        if abs(lon) <= 180 and abs(lat) <= 90:
            x, y = (float(value) for value in to_metres(lon, lat, crs=gazetteer.crs))
            if _is_here(gazetteer, x, y):
                return _point_found(gazetteer, x, y, precision)
    return _point_found(gazetteer, float("inf"), float("inf"), precision)


def _grid_reference(typed: str) -> tuple[float, float, float] | None:
    """The middle of a grid square, metres, and the length of its side."""
    parts = _GRID.fullmatch(typed)
    if not parts:
        return None
    digits = (parts[3] or "") + (parts[4] or "") or parts[5]
    if len(digits) % 2 or (parts[3] and len(parts[3]) != len(parts[4])):
        return None
    half = len(digits) // 2
    side_m = 10.0 ** (5 - half)
    big, small = (_GRID_LETTERS.index(letter.upper()) for letter in (parts[1], parts[2]))
    # Squares of 500 km count from the one named S, whose south-west corner is the grid's origin.
    x = (big % 5 - 2) * 500_000 + (small % 5) * 100_000 + int(digits[:half]) * side_m
    y = (3 - big // 5) * 500_000 + (4 - small // 5) * 100_000 + int(digits[half:]) * side_m
    return x + side_m / 2, y + side_m / 2, side_m


def _is_here(gazetteer: Gazetteer, x: float, y: float) -> bool:
    west, south, east, north = gazetteer.bounds
    across = west - _POINT_MARGIN_M <= x <= east + _POINT_MARGIN_M
    return across and south - _POINT_MARGIN_M <= y <= north + _POINT_MARGIN_M


def _point_found(gazetteer: Gazetteer, x: float, y: float, precision: str) -> Found:
    if _is_here(gazetteer, x, y):
        return Found((Match("The point typed", MatchKind.POINT, x, y, precision),))
    return Found(
        (), f"This point is not in {gazetteer.title}. Check the numbers, or type a postcode or street."
    )


def _postcode(gazetteer: Gazetteer, typed: str) -> Found | None:
    """The text as a postcode: whole, in part, with a slip, or among other words; None if it holds none."""
    parsed = parse_typed_postcode(typed)
    offered = [match_postcode(gazetteer, code) for code in parsed.corrections]
    slips = tuple(match for match in offered if match)[:MOST_OFFERED]
    if slips and parsed.postcode not in gazetteer.postcodes and not named_exactly(gazetteer, typed):
        return _slip(slips, typed)
    if parsed.shape is Shape.WHOLE:
        return _whole(gazetteer, parsed.postcode)
    if _is_part(gazetteer, parsed.postcode or typed.upper()) and not named_exactly(gazetteer, typed):
        return _partial(gazetteer, typed)
    within = postcode_within(typed)
    if within and _is_area(gazetteer, area_letters(within[0])):
        return _with_postcode(gazetteer, *within)
    likely = [code for code in parsed.corrections if _is_area(gazetteer, area_letters(code))]
    if likely and any(letter.isdigit() for letter in typed) and not named_exactly(gazetteer, typed):
        found = _whole(gazetteer, likely[0])
        return Found((), f"{quoted(typed)} is not a postcode; {likely[0]} may be meant. {found.sentence}")
    return None


def _slip(slips: tuple[Match, ...], typed: str) -> Found:
    what = f"{quoted(typed)} is not a postcode known here: the letters O and I are easily taken for 0 and 1."
    ask = f"Did you mean {slips[0].label}?" if len(slips) == 1 else "Did you mean one of these?"
    return Found(slips, f"{what} {ask}")


def _is_area(gazetteer: Gazetteer, letters: str) -> bool:
    return letters in POSTCODE_AREAS or letters in gazetteer.postcode_areas


def _is_part(gazetteer: Gazetteer, text: str) -> bool:
    if text in gazetteer.postcode_areas:
        return True
    parsed = parse_typed_postcode(text)
    return parsed.shape is Shape.PARTIAL and _is_area(gazetteer, area_letters(text))


def _partial(gazetteer: Gazetteer, typed: str) -> Found:
    sentence = (
        f"{quoted(typed.upper())} is not a whole postcode. Type all of it{example_postcode(gazetteer)}."
    )
    if area_letters(typed.upper()) not in _areas_here(gazetteer):
        sentence += f" {_begin_with(gazetteer)}"
    return Found((), sentence)


def _areas_here(gazetteer: Gazetteer) -> tuple[str, ...]:
    held = sorted({area_letters(district) for district in gazetteer.districts})
    return tuple(dict.fromkeys((*gazetteer.postcode_areas, *held)))


def _begin_with(gazetteer: Gazetteer) -> str:
    areas = _areas_here(gazetteer)
    return (
        f"This area holds postcodes beginning {_listed(areas)}." if areas else "This area holds no postcodes."
    )


def _listed(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _whole(gazetteer: Gazetteer, postcode: str) -> Found:
    match = match_postcode(gazetteer, postcode)
    if match:
        return Found((match,))
    entry = gazetteer.postcodes.get(postcode)
    return Found((), _not_placed(postcode, entry) if entry else _not_listed(gazetteer, postcode))


def _not_placed(postcode: str, entry: PostcodeEntry) -> str:
    if entry.ended:
        return (
            f"{postcode} ended in {entry.ended:%B %Y}. Ask for the postcode in use now, or type the street."
        )
    if entry.po_box:
        return (
            f"{postcode} is a PO box, where mail is fetched and nobody lives. Type the home address instead."
        )
    return (
        f"The list of postcodes does not say where {postcode} is. Type the house number and street instead."
    )


def _not_listed(gazetteer: Gazetteer, postcode: str) -> str:
    if area_letters(postcode) not in _areas_here(gazetteer):
        what = _begin_with(gazetteer).replace("This area", "this area").rstrip(".")
        return f"{postcode} is not in {gazetteer.title}: {what}. Check it, or open the area that it lies in."
    district = postcode.split(" ")[0]
    if district not in gazetteer.districts:
        return (
            f"{postcode} is not in {gazetteer.title}: no postcode here begins {district}. "
            "Check it, or open the area that it lies in."
        )
    return (
        f"{postcode} is not in the list of postcodes for {gazetteer.title}. "
        "Check it with the person, or type the house number and street instead."
    )


def _with_postcode(gazetteer: Gazetteer, postcode: str, rest: str) -> Found:
    """A postcode with an address, house number or place beside it."""
    words = words_of(rest)
    if not words or key_of(words) == key_of(words_of(gazetteer.title)):
        return _whole(gazetteer, postcode)
    at_postcode = _whole(gazetteer, postcode)
    entry = gazetteer.postcodes.get(postcode)
    number = number_key(words)
    if is_house_number(number):
        return _numbered(gazetteer, entry, at_postcode, number) if entry else at_postcode
    found = find_address(gazetteer, rest.strip(" ,"))
    if not at_postcode.matches:
        offered = found.matches
        choose = " Without it, this is what the rest of the text may mean." if offered else ""
        return Found(offered, at_postcode.sentence + choose)
    return _agreed(found, at_postcode.matches[0])


def _numbered(gazetteer: Gazetteer, entry: PostcodeEntry, at_postcode: Found, number: str) -> Found:
    """A postcode and a house number: enough, wherever the address list has both."""
    hits = numbers_among(gazetteer, entry.houses, number)
    if len(hits) == 1 and not entry.ended:
        return Found(hits)
    if not at_postcode.matches and not hits:
        return at_postcode
    if hits:
        return Found(
            hits[:MOST_OFFERED], "More than one address has this number and postcode. Choose the one meant."
        )
    postcode = at_postcode.matches[0].label
    known = distinct(match_house(gazetteer, at) for at in entry.houses)
    what = f"No {number.upper()} is not among the addresses known at {postcode}."
    fix = "Choose the middle of the postcode" + (
        ", or an address that is known." if known else ", or add the street."
    )
    return Found((*at_postcode.matches, *known)[:MOST_OFFERED], f"{what} {fix}")


def _agreed(found: Found, at_postcode: Match) -> Found:
    """What the address and the postcode say together."""
    if found.exact and any(_holds(match, at_postcode) for match in found.matches):
        return Found((at_postcode,))  # the postcode is the narrower of the two
    agreeing = tuple(match for match in found.matches if _agrees(match, at_postcode))
    if len(agreeing) == 1 and found.exact:
        return Found(agreeing)
    offered = distinct((at_postcode, *(agreeing or found.matches)))[:MOST_OFFERED]
    if found.certain:
        what = f"{found.certain.label} is known, but not at {at_postcode.label}."
        return Found(offered, f"{what} Choose the one that is right.")
    return Found(offered, f"{found.sentence} {at_postcode.label} is known: its middle can be chosen instead.")


def _holds(match: Match, at_postcode: Match) -> bool:
    """Whether a postcode may well lie on a street or in a place."""
    wide = match.kind in (MatchKind.STREET, MatchKind.PLACE)
    return wide and hypot(match.x - at_postcode.x, match.y - at_postcode.y) <= _HOLDS_POSTCODE_M


def _agrees(match: Match, at_postcode: Match) -> bool:
    if match.postcode:
        return match.postcode == at_postcode.label
    return hypot(match.x - at_postcode.x, match.y - at_postcode.y) <= _NEAR_POSTCODE_M
