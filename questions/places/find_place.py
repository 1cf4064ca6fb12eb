"""Where is the place that somebody has typed: a postcode, an address, a street, a suburb or a point?"""

import re
from dataclasses import replace
from math import hypot
from typing import Final

from geo.crs import BRITISH_NATIONAL_GRID, to_metres
from layers.places.gazetteer import Gazetteer, Places, PostcodeEntry, build_gazetteer
from layers.places.names import is_house_number, number_key, words_of
from layers.places.postcode_format import (
    POSTCODE_AREAS,
    Shape,
    area_letters,
    parse_typed_postcode,
    postcode_within,
)
from questions.places.find_address import (
    example_postcode,
    find_address,
    is_whole_area,
    named_exactly,
    numbers_among,
)
from questions.places.place_match import (
    MOST_OFFERED,
    Doubt,
    DoubtCause,
    Match,
    MatchKind,
    PlaceAnswer,
    Precision,
    cleaned,
    distinct,
    match_house,
    match_postcode,
)

__all__ = ["Match", "MatchKind", "PlaceAnswer", "find_place"]

_LONGEST: Final = 150
_NEAR_POSTCODE_M: Final = 500.0  # an address without a postcode this near to one may well have it
_HOLDS_POSTCODE_M: Final = 1_500.0  # from the middle of a street or suburb to the postcodes on it
_POINT_MARGIN_M: Final = 1_000.0
_DEGREES = re.compile(r"\(?\s*([-+]?\d{1,3}\.\d{1,12})\s*[,;\s]\s*([-+]?\d{1,3}\.\d{1,12})\s*\)?")
_GRID = re.compile(r"([HJNOST])([A-HJ-Z])\s*(?:(\d{2,5})\s+(\d{2,5})|(\d{4,10}))", re.IGNORECASE)
_GRID_LETTERS: Final = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # five by five squares from the north-west; I is not used


def find_place(area: Gazetteer | Places, text: str) -> PlaceAnswer:
    """Look up what a person typed, on this machine only; never guess.

    Parameters
    ----------
    area
        A gazetteer from ``build_gazetteer``, to be kept by whoever asks again; or an area to build one from.
    text
        Anything: any length, any characters.

    Returns
    -------
    One match and no doubt if it is certain. Otherwise why it is not, with up to eight matches to choose from.
    Nothing is raised, kept or logged.
    """
    gazetteer = area if isinstance(area, Gazetteer) else build_gazetteer(area)
    if len(text) > 20 * _LONGEST:  # no need to read all of it to refuse it
        return _too_long(len(text))
    typed = cleaned(text)
    if not typed:
        return PlaceAnswer((), Doubt(DoubtCause.NOTHING_TYPED))
    if len(typed) > _LONGEST:
        return _too_long(len(typed))
    return _point(gazetteer, typed) or _postcode(gazetteer, typed) or find_address(gazetteer, typed)


def _too_long(letters: int) -> PlaceAnswer:
    return PlaceAnswer((), Doubt(DoubtCause.TOO_LONG, count=letters))


def _point(gazetteer: Gazetteer, typed: str) -> PlaceAnswer | None:
    """A latitude and longitude, or a grid reference."""
    degrees = _DEGREES.fullmatch(typed)
    if degrees:
        first, second = float(degrees[1]), float(degrees[2])
        pairs = [
            (second, first),
            (first, second),
        ]  # latitude comes first, unless only the other order lies here
    else:
        corner = _grid_reference(typed) if gazetteer.crs == BRITISH_NATIONAL_GRID else None
        if corner is None:
            return None
        x, y, side_m = corner
        return _point_found(gazetteer, x, y, Precision.GRID_SQUARE, side_m=side_m)
    for lon, lat in pairs:
        if abs(lon) <= 180 and abs(lat) <= 90:
            x, y = (float(value) for value in to_metres(lon, lat, crs=gazetteer.crs))
            if _is_here(gazetteer, x, y):
                return _point_found(gazetteer, x, y, Precision.DEGREES)
    return _point_found(gazetteer, float("inf"), float("inf"), Precision.DEGREES)


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


def _point_found(
    gazetteer: Gazetteer, x: float, y: float, precision: Precision, *, side_m: float = 0.0
) -> PlaceAnswer:
    if _is_here(gazetteer, x, y):
        return PlaceAnswer((Match("", MatchKind.POINT, x, y, precision, figure=side_m),))
    return PlaceAnswer((), Doubt(DoubtCause.POINT_ELSEWHERE, area=gazetteer.title))


def _postcode(gazetteer: Gazetteer, typed: str) -> PlaceAnswer | None:
    """The text as a postcode: whole, in part, with a slip, or among other words; None if it holds none."""
    parsed = parse_typed_postcode(typed)
    offered = [match_postcode(gazetteer, code) for code in parsed.corrections]
    slips = tuple(match for match in offered if match)[:MOST_OFFERED]
    if slips and parsed.postcode not in gazetteer.postcodes and not named_exactly(gazetteer, typed):
        return PlaceAnswer(slips, Doubt(DoubtCause.SLIP, typed))
    if parsed.shape is Shape.WHOLE:
        return _whole(gazetteer, parsed.postcode)
    if _is_part(gazetteer, parsed.postcode or typed.upper()) and not named_exactly(gazetteer, typed):
        return _partial(gazetteer, typed)
    within = postcode_within(typed)
    if within and _is_area(gazetteer, area_letters(within[0])):
        return _with_postcode(gazetteer, *within)
    likely = [code for code in parsed.corrections if _is_area(gazetteer, area_letters(code))]
    if likely and any(letter.isdigit() for letter in typed) and not named_exactly(gazetteer, typed):
        then = _whole(gazetteer, likely[0]).doubt
        return PlaceAnswer((), Doubt(DoubtCause.MAY_BE_POSTCODE, typed, postcode=likely[0], then=then))
    return None


def _is_area(gazetteer: Gazetteer, letters: str) -> bool:
    return letters in POSTCODE_AREAS or letters in gazetteer.postcode_areas


def _is_part(gazetteer: Gazetteer, text: str) -> bool:
    if text in gazetteer.postcode_areas:
        return True
    parsed = parse_typed_postcode(text)
    return parsed.shape is Shape.PARTIAL and _is_area(gazetteer, area_letters(text))


def _partial(gazetteer: Gazetteer, typed: str) -> PlaceAnswer:
    areas = _areas_here(gazetteer)
    doubt = Doubt(
        DoubtCause.PART_OF_POSTCODE,
        typed.upper(),
        example=example_postcode(gazetteer),
        areas=areas,
        postcode_elsewhere=area_letters(typed.upper()) not in areas,
    )
    return PlaceAnswer((), doubt)


def _areas_here(gazetteer: Gazetteer) -> tuple[str, ...]:
    held = sorted({area_letters(district) for district in gazetteer.districts})
    return tuple(dict.fromkeys((*gazetteer.postcode_areas, *held)))


def _whole(gazetteer: Gazetteer, postcode: str) -> PlaceAnswer:
    match = match_postcode(gazetteer, postcode)
    if match:
        return PlaceAnswer((match,))
    entry = gazetteer.postcodes.get(postcode)
    return PlaceAnswer((), _not_placed(postcode, entry) if entry else _not_listed(gazetteer, postcode))


def _not_placed(postcode: str, entry: PostcodeEntry) -> Doubt:
    if entry.ended:
        return Doubt(DoubtCause.POSTCODE_ENDED, postcode=postcode, ended=entry.ended)
    cause = DoubtCause.PO_BOX if entry.po_box else DoubtCause.POSTCODE_NOT_PLACED
    return Doubt(cause, postcode=postcode)


def _not_listed(gazetteer: Gazetteer, postcode: str) -> Doubt:
    areas = _areas_here(gazetteer)
    cause = DoubtCause.POSTCODE_NOT_LISTED
    if area_letters(postcode) not in areas:
        cause = DoubtCause.POSTCODE_ELSEWHERE
    elif postcode.split(" ")[0] not in gazetteer.districts:
        cause = DoubtCause.DISTRICT_ELSEWHERE
    return Doubt(cause, postcode=postcode, area=gazetteer.title, areas=areas)


def _with_postcode(gazetteer: Gazetteer, postcode: str, rest: str) -> PlaceAnswer:
    """A postcode with an address, house number or place beside it."""
    words = words_of(rest)
    if not words or is_whole_area(gazetteer, words):
        return _whole(gazetteer, postcode)
    at_postcode = _whole(gazetteer, postcode)
    entry = gazetteer.postcodes.get(postcode)
    number = number_key(words)
    if is_house_number(number):
        return _numbered(gazetteer, entry, at_postcode, number) if entry else at_postcode
    answer = find_address(gazetteer, rest.strip(" ,"))
    if not at_postcode.matches:
        doubt = at_postcode.doubt and replace(at_postcode.doubt, without_postcode=bool(answer.matches))
        return PlaceAnswer(answer.matches, doubt)
    return _agreed(answer, at_postcode.matches[0])


def _numbered(
    gazetteer: Gazetteer, entry: PostcodeEntry, at_postcode: PlaceAnswer, number: str
) -> PlaceAnswer:
    """A postcode and a house number: enough, wherever the address list has both."""
    hits = numbers_among(gazetteer, entry.houses, number)
    if len(hits) == 1 and not entry.ended:
        return PlaceAnswer(hits)
    if not at_postcode.matches and not hits:
        return at_postcode
    if hits:
        return PlaceAnswer(hits[:MOST_OFFERED], Doubt(DoubtCause.SEVERAL_ADDRESSES))
    others = distinct(match_house(gazetteer, at) for at in entry.houses)
    doubt = Doubt(
        DoubtCause.NUMBER_NOT_AT_POSTCODE,
        number=number.upper(),
        postcode=at_postcode.matches[0].postcode,
        others_known=bool(others),
    )
    return PlaceAnswer((*at_postcode.matches, *others)[:MOST_OFFERED], doubt)


def _agreed(answer: PlaceAnswer, at_postcode: Match) -> PlaceAnswer:
    """What the address and the postcode say together."""
    holding = [match.street for match in answer.matches if _holds(match, at_postcode)]
    if answer.exact and holding:
        narrower = replace(at_postcode, typed_with=holding[0])
        return PlaceAnswer((narrower,))  # the postcode is the narrower of the two
    agreeing = tuple(match for match in answer.matches if _agrees(match, at_postcode))
    if len(agreeing) == 1 and answer.exact:
        return PlaceAnswer(agreeing)
    offered = distinct((at_postcode, *(agreeing or answer.matches)))[:MOST_OFFERED]
    if answer.doubt is None:
        name = answer.matches[0].label
        elsewhere = Doubt(DoubtCause.ADDRESS_ELSEWHERE, name=name, postcode=at_postcode.postcode)
        return PlaceAnswer(offered, elsewhere)
    return PlaceAnswer(offered, replace(answer.doubt, middle_of=at_postcode.postcode))


def _holds(match: Match, at_postcode: Match) -> bool:
    """Whether a postcode may well lie on a street or in a place."""
    wide = match.kind in (MatchKind.STREET, MatchKind.PLACE)
    return wide and hypot(match.x - at_postcode.x, match.y - at_postcode.y) <= _HOLDS_POSTCODE_M


def _agrees(match: Match, at_postcode: Match) -> bool:
    if match.postcode:
        return match.postcode == at_postcode.postcode
    return hypot(match.x - at_postcode.x, match.y - at_postcode.y) <= _NEAR_POSTCODE_M
