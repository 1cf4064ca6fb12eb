"""Which house, street or named place is meant by words that are not a postcode?"""

from dataclasses import dataclass, field
from math import hypot
from typing import Final

from layers.places.gazetteer import Gazetteer, NamedPlace
from layers.places.names import is_house_number, key_of, number_key, number_of, words_of
from layers.places.postcode_format import area_letters
from questions.places.name_typed import with_names_typed
from questions.places.place_match import (
    MOST_OFFERED,
    Doubt,
    DoubtCause,
    Match,
    PlaceAnswer,
    distinct,
    match_house,
    match_place,
    match_street,
    told_apart,
)
from questions.places.similar_names import similar_keys

_MOST_WORDS: Final = 24
_FLAT: Final = frozenset({"flat", "apartment", "apt", "unit", "room", "studio", "suite", "maisonette"})
_TELLS_NOTHING: Final = frozenset(
    {"wales", "cymru", "england", "scotland", "alba", "northern", "ireland", "uk", "gb", "city", "of"}
)
_NUMBERS_NEARBY: Final = 5


@dataclass(frozen=True)
class _Reading:
    """Typed words around the name of a street: "flat 2 12 | stow hill | newport"."""

    before: tuple[str, ...] = field(repr=False)
    streets: tuple[int, ...]
    after: tuple[str, ...] = field(repr=False)


def find_address(gazetteer: Gazetteer, typed: str) -> PlaceAnswer:
    """Look up a house, street, house name or place. ``typed`` is cleaned and not empty.

    Nothing is guessed: names that are only alike, and all of several that fit, are offered to choose from.
    """
    words = words_of(typed)[:_MOST_WORDS]
    if not words:
        return _unknown(gazetteer, typed)
    return with_names_typed(_found_by(gazetteer, words, typed), words)


def _found_by(gazetteer: Gazetteer, words: list[str], typed: str) -> PlaceAnswer:
    whole = _whole_name(gazetteer, words, typed)
    if whole:
        return whole
    reading = _read(gazetteer, words)
    if reading:
        return _on_street(gazetteer, reading, typed)
    if is_house_number(number_key(words)):
        return PlaceAnswer((), Doubt(DoubtCause.NUMBER_WITHOUT_STREET, typed))
    return _alike(gazetteer, words, typed)


def named_exactly(gazetteer: Gazetteer, typed: str) -> bool:
    """Whether a street or place has just this name."""
    key = key_of(words_of(typed))
    return key in gazetteer.streets_by_key or key in gazetteer.places_by_key


def is_whole_area(gazetteer: Gazetteer, words: list[str]) -> bool:
    """Whether words name the area itself, in any language."""
    return key_of(words) in {key_of(words_of(title)) for title in gazetteer.titles}


def numbers_among(gazetteer: Gazetteer, houses: tuple[int, ...], word: str) -> tuple[Match, ...]:
    """Those of some houses that have a number or name, as distinct matches."""
    streets = {gazetteer.houses[at].street_at for at in houses}
    numbered = {at for street in streets for at in gazetteer.houses_by_number.get((street, word), ())}
    named = set(gazetteer.houses_by_name.get(word, ()))
    return distinct(match_house(gazetteer, at) for at in houses if at in numbered | named)


def _whole_name(gazetteer: Gazetteer, words: list[str], typed: str) -> PlaceAnswer | None:
    """The words, less the town they end with, as the name of a street, a place or a house."""
    if is_whole_area(gazetteer, words):
        return PlaceAnswer((), Doubt(DoubtCause.WHOLE_AREA, typed))
    for name in (words, _without_town(gazetteer, words)):
        key = key_of(name)
        named = [match_street(gazetteer.streets[at]) for at in gazetteer.streets_by_key.get(key, ())]
        named += [match_place(gazetteer.places[at]) for at in gazetteer.places_by_key.get(key, ())]
        named += [match_house(gazetteer, at) for at in gazetteer.houses_by_name.get(key, ())]
        if named:
            return _choose(gazetteer, distinct(named), typed)
    return None


def _choose(gazetteer: Gazetteer, matches: tuple[Match, ...], typed: str) -> PlaceAnswer:
    if len(matches) == 1:
        return PlaceAnswer(matches)
    matches = told_apart(gazetteer, matches)
    return PlaceAnswer(matches[:MOST_OFFERED], Doubt(DoubtCause.SEVERAL_FIT, typed, count=len(matches)))


def _without_town(gazetteer: Gazetteer, words: list[str]) -> list[str]:
    """The words without what they end with that every address here could end with."""
    titles = [title for title in map(words_of, gazetteer.titles) if title]
    left = list(words)
    while len(left) > 1:
        title = next((title for title in titles if left[-len(title) :] == title), [])
        if 0 < len(title) < len(left):
            left = left[: -len(title)]
        elif left[-1] in _TELLS_NOTHING or left[-1].upper() in gazetteer.districts:
            left = left[:-1]
        else:
            break
    return left


def _without_place(gazetteer: Gazetteer, words: list[str]) -> list[str]:
    """The words without the suburb or village they end with; none if they do not end with one."""
    ends = (len(words) - length for length in (3, 2, 1) if length < len(words))
    return next((words[:end] for end in ends if key_of(words[end:]) in gazetteer.places_by_key), [])


def _read(gazetteer: Gazetteer, words: list[str]) -> _Reading | None:
    """Find the street's name among the words: right after a number if it can, else the longest."""
    best: tuple[tuple[bool, int, int], _Reading] | None = None
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            streets = gazetteer.streets_by_key.get(key_of(words[start:end]))
            if not streets:
                continue
            numbered = start > 0 and _number_at_end(words[:start]) != ""
            rank = (numbered, end - start, -start)
            if best is None or rank > best[0]:
                best = rank, _Reading(tuple(words[:start]), streets, tuple(words[end:]))
    return best[1] if best else None


def _number_at_end(words: list[str] | tuple[str, ...]) -> str:
    """The house number that words end with: "12a" of "flat 2 12 a", "" if they do not."""
    endings = (number_key(words[-length:]) for length in (1, 2) if length <= len(words))
    return next((ending for ending in endings if is_house_number(ending)), "")


def _on_street(gazetteer: Gazetteer, reading: _Reading, typed: str) -> PlaceAnswer:
    before, after = reading.before, reading.after
    if not before and after and is_house_number(after[0]):
        before, after = after[:1], after[1:]  # "Stow Hill 12"
    streets, understood = _narrowed(gazetteer, reading.streets, after)
    answer = _houses(gazetteer, streets, before) if before else _streets_found(gazetteer, streets)
    misnamed = bool(before) and not answer.exact and not _number_at_end(before)
    if understood and not misnamed:
        return answer
    similar = _similar(gazetteer, words_of(typed), limit=3) if misnamed or not before else ()
    offered = distinct((*similar, *answer.matches))[:MOST_OFFERED]
    if understood and not similar:
        return answer
    doubt = None if similar else answer.doubt
    return PlaceAnswer(offered, doubt or _not_as_typed(gazetteer, typed), exact=False)


def _narrowed(
    gazetteer: Gazetteer, streets: tuple[int, ...], after: tuple[str, ...]
) -> tuple[tuple[int, ...], bool]:
    """The streets that what follows their name allows, and whether all that follows was understood."""
    left = _without_town(gazetteer, ["", *after])[1:]
    if not left:
        return streets, True
    key = key_of(left)
    places = [gazetteer.places[at] for at in gazetteer.places_by_key.get(key, ())]
    localities = {key, *(key_of(words_of(place.name)) for place in places)}
    there = tuple(at for at in streets if key_of(words_of(gazetteer.streets[at].locality)) in localities)
    if there:
        return there, True
    nearest_first = sorted(
        streets, key=lambda at: min((_apart_m(gazetteer, at, p) for p in places), default=0.0)
    )
    return tuple(nearest_first), bool(places) or key in gazetteer.streets_by_key


def _apart_m(gazetteer: Gazetteer, street: int, place: NamedPlace) -> float:
    return hypot(gazetteer.streets[street].x - place.x, gazetteer.streets[street].y - place.y)


def _streets_found(gazetteer: Gazetteer, streets: tuple[int, ...]) -> PlaceAnswer:
    matches = tuple(match_street(gazetteer.streets[at]) for at in streets)
    return _choose(gazetteer, matches, gazetteer.streets[streets[0]].name)


def _houses(gazetteer: Gazetteer, streets: tuple[int, ...], before: tuple[str, ...]) -> PlaceAnswer:
    """The house on one of these streets that the words before its name say."""
    everything, flat = number_key(before), ""
    number = "" if before[-2:-1] and before[-2] in _FLAT else _number_at_end(before)
    hits = [at for street in streets for at in gazetteer.houses_by_number.get((street, everything), ())]
    if not hits and number:
        flat = "" if everything == number else " ".join(before)
        hits = [at for street in streets for at in gazetteer.houses_by_number.get((street, number), ())]
    if not hits:
        named = gazetteer.houses_by_name.get(key_of(list(before)), ())
        hits = [at for at in named if gazetteer.houses[at].street_at in streets]
    if hits:
        hits.sort(key=lambda at: gazetteer.houses[at].postcode == "")
        matches = distinct(match_house(gazetteer, at, flat=flat) for at in hits)
        having = {gazetteer.houses[at].street_at for at in hits}
        others = (match_street(gazetteer.streets[at]) for at in streets if at not in having)
        name = f"{number or ' '.join(before)} {gazetteer.streets[streets[0]].name}"
        return _choose(gazetteer, (*matches, *others), name)
    return _not_on_street(gazetteer, streets, number or " ".join(before))


def _not_on_street(gazetteer: Gazetteer, streets: tuple[int, ...], house: str) -> PlaceAnswer:
    nearby = _nearest_numbers(gazetteer, streets, house)
    matches = (
        *(match_street(gazetteer.streets[at]) for at in streets[: MOST_OFFERED - len(nearby)]),
        *nearby,
    )
    doubt = Doubt(
        DoubtCause.NUMBER_NOT_ON_STREET if is_house_number(house) else DoubtCause.NAME_NOT_ON_STREET,
        house,
        name=gazetteer.streets[streets[0]].name,
        number=house.upper(),
        others_known=bool(nearby),
    )
    return PlaceAnswer(matches, doubt, exact=False)


def _nearest_numbers(gazetteer: Gazetteer, streets: tuple[int, ...], typed: str) -> tuple[Match, ...]:
    goal = number_of(typed)
    if goal is None:
        return ()
    near = []
    for street in streets:
        for at in gazetteer.houses_by_street.get(street, ()):
            house = gazetteer.houses[at]
            number = number_of(house.number)
            if number is not None:
                near.append((abs(number - goal), number, house.number, house.postcode == "", at))
    matches = distinct(match_house(gazetteer, at) for *_, at in sorted(near)[: 4 * _NUMBERS_NEARBY])
    return matches[:_NUMBERS_NEARBY]


def _alike(gazetteer: Gazetteer, words: list[str], typed: str) -> PlaceAnswer:
    """Streets and places whose names are like the words, with the house if a number was typed."""
    left = _without_town(gazetteer, words)
    start = 1 if len(left) > 1 and is_house_number(left[0]) else 0
    if start and len(left) > 2 and len(left[1]) == 1:
        start = 2
    keys = similar_keys(gazetteer, left[start:]) or similar_keys(
        gazetteer, _without_place(gazetteer, left[start:])
    )
    matches: list[Match] = []
    for key in keys:
        streets = gazetteer.streets_by_key.get(key, ())
        if start and streets:
            answer = _houses(gazetteer, streets, tuple(left[:start]))
            matches += (
                answer.matches
                if answer.doubt is None
                else [match_street(gazetteer.streets[at]) for at in streets]
            )
        else:
            matches += _of_key(gazetteer, key)
    offered = told_apart(gazetteer, distinct(matches)[:MOST_OFFERED])
    return (
        PlaceAnswer(offered, _not_as_typed(gazetteer, typed), exact=False)
        if offered
        else _unknown(gazetteer, typed)
    )


def _similar(gazetteer: Gazetteer, words: list[str], *, limit: int) -> tuple[Match, ...]:
    keys = similar_keys(gazetteer, _without_town(gazetteer, words))
    return tuple(match for key in keys for match in _of_key(gazetteer, key))[:limit]


def _of_key(gazetteer: Gazetteer, key: str) -> list[Match]:
    streets = [match_street(gazetteer.streets[at]) for at in gazetteer.streets_by_key.get(key, ())]
    return streets + [match_place(gazetteer.places[at]) for at in gazetteer.places_by_key.get(key, ())]


def _not_as_typed(gazetteer: Gazetteer, typed: str) -> Doubt:
    return Doubt(DoubtCause.NOT_AS_TYPED, typed, gazetteer.title)


def _unknown(gazetteer: Gazetteer, typed: str) -> PlaceAnswer:
    doubt = Doubt(DoubtCause.NOT_KNOWN, typed, gazetteer.title, example=example_postcode(gazetteer))
    return PlaceAnswer((), doubt)


def example_postcode(gazetteer: Gazetteer) -> str:
    """A postcode in use here, to be shown as an example; "" if there is none."""
    in_use = [code for code, entry in gazetteer.postcodes.items() if not entry.ended]
    usual = gazetteer.postcode_areas[:1]
    likely = (code for code in in_use if area_letters(code) in usual)
    return next(likely, in_use[0] if in_use else "")
