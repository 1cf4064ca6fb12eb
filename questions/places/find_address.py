"""Which house, street or named place is meant by words that are not a postcode?"""

from dataclasses import dataclass, field
from math import hypot
from typing import Final

from layers.places.gazetteer import Gazetteer, NamedPlace
from layers.places.names import is_house_number, key_of, number_key, number_of, words_of
from layers.places.postcode_format import area_letters
from questions.places.place_match import (
    MOST_OFFERED,
    Found,
    Match,
    distinct,
    match_house,
    match_place,
    match_street,
    quoted,
    told_apart,
)
from questions.places.similar_names import similar_keys

_MOST_WORDS: Final = 24
_FLAT: Final = frozenset({"flat", "apartment", "apt", "unit", "room", "studio", "suite", "maisonette"})
_TELLS_NOTHING: Final = frozenset(
    {"wales", "england", "scotland", "northern", "ireland", "uk", "gb", "city", "of"}
)
_NUMBERS_NEARBY: Final = 5


@dataclass(frozen=True)
class _Reading:
    """Typed words around the name of a street: "flat 2 12 | stow hill | newport"."""

    before: tuple[str, ...] = field(repr=False)
    streets: tuple[int, ...]
    after: tuple[str, ...] = field(repr=False)


def find_address(gazetteer: Gazetteer, typed: str) -> Found:
    """Look up a house, street, house name or place. ``typed`` is cleaned and not empty.

    Nothing is guessed: names that are only alike, and all of several that fit, are offered to choose from.
    """
    words = words_of(typed)[:_MOST_WORDS]
    if not words:
        return _unknown(gazetteer, typed)
    whole = _whole_name(gazetteer, words, typed)
    if whole:
        return whole
    reading = _read(gazetteer, words)
    if reading:
        return _on_street(gazetteer, reading, typed)
    if is_house_number(number_key(words)):
        return Found(
            (), f"{quoted(typed)} is a house number without its street. Type the street too, or the postcode."
        )
    return _alike(gazetteer, words, typed)


def named_exactly(gazetteer: Gazetteer, typed: str) -> bool:
    """Whether a street or place has just this name."""
    key = key_of(words_of(typed))
    return key in gazetteer.streets_by_key or key in gazetteer.places_by_key


def numbers_among(gazetteer: Gazetteer, houses: tuple[int, ...], word: str) -> tuple[Match, ...]:
    """Those of some houses that have a number or name, as distinct matches."""
    streets = {gazetteer.houses[at].street_at for at in houses}
    numbered = {at for street in streets for at in gazetteer.houses_by_number.get((street, word), ())}
    named = set(gazetteer.houses_by_name.get(word, ()))
    return distinct(match_house(gazetteer, at) for at in houses if at in numbered | named)


def _whole_name(gazetteer: Gazetteer, words: list[str], typed: str) -> Found | None:
    """The words, less the town they end with, as the name of a street, a place or a house."""
    if key_of(words) == key_of(words_of(gazetteer.title)):
        what = f"{quoted(typed)} is the whole of this area."
        return Found((), f"{what} Type a postcode, a street or an address in it.")
    for kept in (words, _without_town(gazetteer, words)):
        key = key_of(kept)
        named = [match_street(gazetteer.streets[at]) for at in gazetteer.streets_by_key.get(key, ())]
        named += [match_place(gazetteer.places[at]) for at in gazetteer.places_by_key.get(key, ())]
        named += [match_house(gazetteer, at) for at in gazetteer.houses_by_name.get(key, ())]
        if named:
            return _choose(gazetteer, distinct(named), typed)
    return None


def _choose(gazetteer: Gazetteer, matches: tuple[Match, ...], typed: str) -> Found:
    if len(matches) == 1:
        return Found(matches)
    matches = told_apart(gazetteer, matches)
    more = (
        ""
        if len(matches) <= MOST_OFFERED
        else f" The first {MOST_OFFERED} are shown; add a street or postcode."
    )
    sentence = f"{len(matches)} places fit {quoted(typed)}. Choose the one that is meant.{more}"
    return Found(matches[:MOST_OFFERED], sentence)


def _without_town(gazetteer: Gazetteer, words: list[str]) -> list[str]:
    """The words without what they end with that every address here could end with."""
    title = words_of(gazetteer.title)
    kept = list(words)
    while len(kept) > 1:
        if title and kept[-len(title) :] == title and len(kept) > len(title):
            kept = kept[: -len(title)]
        elif kept[-1] in _TELLS_NOTHING or kept[-1].upper() in gazetteer.districts:
            kept = kept[:-1]
        else:
            break
    return kept


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


def _on_street(gazetteer: Gazetteer, reading: _Reading, typed: str) -> Found:
    before, after = reading.before, reading.after
    if not before and after and is_house_number(after[0]):
        before, after = after[:1], after[1:]  # "Stow Hill 12"
    streets, understood = _narrowed(gazetteer, reading.streets, after)
    found = _houses(gazetteer, streets, before) if before else _streets_found(gazetteer, streets)
    misnamed = bool(before) and not found.exact and not _number_at_end(before)
    if understood and not misnamed:
        return found
    similar = _similar(gazetteer, words_of(typed), limit=3) if misnamed or not before else ()
    offered = distinct((*similar, *found.matches))[:MOST_OFFERED]
    if understood and not similar:
        return found
    said = "" if similar else found.sentence
    return Found(offered, said or _did_you_mean(gazetteer, offered, typed), exact=False)


def _narrowed(
    gazetteer: Gazetteer, streets: tuple[int, ...], after: tuple[str, ...]
) -> tuple[tuple[int, ...], bool]:
    """The streets that what follows their name allows, and whether all that follows was understood."""
    left = _without_town(gazetteer, ["", *after])[1:]
    if not left:
        return streets, True
    key = key_of(left)
    there = tuple(at for at in streets if key_of(words_of(gazetteer.streets[at].locality)) == key)
    if there:
        return there, True
    places = [gazetteer.places[at] for at in gazetteer.places_by_key.get(key, ())]
    nearest_first = sorted(
        streets, key=lambda at: min((_apart_m(gazetteer, at, p) for p in places), default=0.0)
    )
    return tuple(nearest_first), bool(places) or key in gazetteer.streets_by_key


def _apart_m(gazetteer: Gazetteer, street: int, place: NamedPlace) -> float:
    return hypot(gazetteer.streets[street].x - place.x, gazetteer.streets[street].y - place.y)


def _streets_found(gazetteer: Gazetteer, streets: tuple[int, ...]) -> Found:
    matches = tuple(match_street(gazetteer.streets[at]) for at in streets)
    return _choose(gazetteer, matches, gazetteer.streets[streets[0]].name)


def _houses(gazetteer: Gazetteer, streets: tuple[int, ...], before: tuple[str, ...]) -> Found:
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


def _not_on_street(gazetteer: Gazetteer, streets: tuple[int, ...], wanted: str) -> Found:
    name = gazetteer.streets[streets[0]].name
    nearby = _nearest_numbers(gazetteer, streets, wanted)
    matches = (
        *(match_street(gazetteer.streets[at]) for at in streets[: MOST_OFFERED - len(nearby)]),
        *nearby,
    )
    what = f"No {wanted.upper()}" if is_house_number(wanted) else quoted(wanted)
    has = f"{what} is not among the addresses known on {name}."
    if nearby:
        return Found(
            matches, f"{has} Choose the street, or one of the nearest numbers that are known.", exact=False
        )
    return Found(matches, f"{has} Choose the street, or type the postcode.", exact=False)


def _nearest_numbers(gazetteer: Gazetteer, streets: tuple[int, ...], wanted: str) -> tuple[Match, ...]:
    goal = number_of(wanted)
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


def _alike(gazetteer: Gazetteer, words: list[str], typed: str) -> Found:
    """Streets and places whose names are like the words, with the house if a number was typed."""
    kept = _without_town(gazetteer, words)
    start = 1 if len(kept) > 1 and is_house_number(kept[0]) else 0
    if start and len(kept) > 2 and len(kept[1]) == 1:
        start = 2
    keys = similar_keys(gazetteer, kept[start:]) or similar_keys(
        gazetteer, _without_place(gazetteer, kept[start:])
    )
    matches: list[Match] = []
    for key in keys:
        streets = gazetteer.streets_by_key.get(key, ())
        if start and streets:
            found = _houses(gazetteer, streets, tuple(kept[:start]))
            matches += (
                found.matches
                if not found.sentence
                else [match_street(gazetteer.streets[at]) for at in streets]
            )
        else:
            matches += _of_key(gazetteer, key)
    offered = told_apart(gazetteer, distinct(matches)[:MOST_OFFERED])
    return (
        Found(offered, _did_you_mean(gazetteer, offered, typed), exact=False)
        if offered
        else _unknown(gazetteer, typed)
    )


def _similar(gazetteer: Gazetteer, words: list[str], *, limit: int) -> tuple[Match, ...]:
    keys = similar_keys(gazetteer, _without_town(gazetteer, words))
    return tuple(match for key in keys for match in _of_key(gazetteer, key))[:limit]


def _of_key(gazetteer: Gazetteer, key: str) -> list[Match]:
    streets = [match_street(gazetteer.streets[at]) for at in gazetteer.streets_by_key.get(key, ())]
    return streets + [match_place(gazetteer.places[at]) for at in gazetteer.places_by_key.get(key, ())]


def _did_you_mean(gazetteer: Gazetteer, offered: tuple[Match, ...], typed: str) -> str:
    what = f"{quoted(typed)} is not known in {gazetteer.title} as it is typed."
    if len(offered) == 1:
        return f"{what} Did you mean {offered[0].label}?"
    return f"{what} Did you mean one of these?"


def _unknown(gazetteer: Gazetteer, typed: str) -> Found:
    what = f"{quoted(typed)} is not a postcode, street, address or place known in {gazetteer.title}."
    return Found((), f"{what} Check the spelling, or type a whole postcode{example_postcode(gazetteer)}.")


def example_postcode(gazetteer: Gazetteer) -> str:
    """The words ", like NP20 4AA", with a postcode in use here; "" if there is none."""
    in_use = [code for code, entry in gazetteer.postcodes.items() if not entry.ended]
    usual = gazetteer.postcode_areas[:1]
    likely = (code for code in in_use if area_letters(code) in usual)
    example = next(likely, in_use[0] if in_use else "")
    return f", like {example}" if example else ""
