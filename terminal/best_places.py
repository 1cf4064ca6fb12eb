"""How do the best places for something new read in a terminal and as JSON?"""

import json
from collections.abc import Iterator
from typing import Any

from geo.errors import WithinReachError
from geo.rows import rows_of
from layers.area import Area
from layers.assets.kinds import Kinds
from presentation.words.funding import new_places as words
from presentation.words.funding.bids import within_reach_sentence
from presentation.words.funding.standard import counted_lines, standard_words, walked_sentence
from presentation.words.hills.walk import NOT_KNOWN_HERE
from presentation.words.hills.wards import hills_sentence
from presentation.words.kinds import kind_label
from presentation.words.near.lines import printable
from presentation.words.plain import place_name
from presentation.words.ways_with_hours import NONE_WITH_HOURS
from questions.funding.best_places import BestPlaces
from questions.funding.least_walking import LeastWalking
from questions.funding.new_places import Aim, PlacesWish

FIRST_SHARE = 50.0  # per cent, as the page begins


def read_wish(kinds: Kinds, kind: str, *, aim: str, count: int, share: float | None) -> PlacesWish:
    """What is looked for, as typed.

    Raises
    ------
    WithinReachError
        There is no such kind or aim, or a share is given where it means nothing.
    """
    if kind not in kinds.by_key:
        raise WithinReachError(
            'There is no kind of thing called "{printable}".',
            "Choose among {by_key}.",
            printable=printable(kind),
            by_key=", ".join(kinds.by_key),
        )
    if aim not in set(Aim):
        raise WithinReachError(
            'Places cannot be chosen for "{printable}".',
            "Choose among {aim}.",
            printable=printable(aim),
            aim=", ".join(Aim),
        )
    if share is not None and aim != Aim.FEWEST:
        raise WithinReachError("A share is only for the fewest places.", "Add --aim fewest, or leave it out.")
    return PlacesWish(kind, Aim(aim), count, (FIRST_SHARE if share is None else share) / 100)


def place_lines(
    area: Area, places: BestPlaces | LeastWalking, wish: PlacesWish, *, kinds: Kinds
) -> Iterator[str]:
    """The places as lines to read, and how sure it is that none do better."""
    yield words.heading(kind_label(kinds, places.kind))
    yield words.chosen_among(places)
    yield within_reach_sentence(places.standard)
    yield from counted_lines(area, places.standard)
    yield words.good_for(wish.aim, places.standard.minutes)
    yield words.places_sentence(places)
    for at, row in enumerate(rows_of(places.table), start=1):
        yield f"{at:>3}. {printable(_line(places, row, kinds))}"
    yield words.sure_sentence(places.sited, wish.aim)


def _line(places: BestPlaces | LeastWalking, row: Any, kinds: Kinds) -> str:
    name = place_name(row.name, kind_label(kinds, row.kind), row.near_street)
    if isinstance(places, LeastWalking):
        spared = words.spared(row.spared_m, places.standard.pace.speed_mps)
        return words.walking_line(name, row.nearest_for, row.additional, spared)
    return words.reach_line(name, row.additional)


def places_json(area: Area, places: BestPlaces | LeastWalking, wish: PlacesWish) -> str:
    """The same as JSON."""
    answer: dict[str, Any] = {
        "kind": places.kind,
        "aim": str(wish.aim),
        "standard": standard_words(places.standard),
        "gates_and_ways": walked_sentence(area, places.standard) or NONE_WITH_HOURS,
        "hills": hills_sentence(area, places.standard.pace) or NOT_KNOWN_HERE,
        "candidates": places.candidates,
        "today": places.today,
        "then": places.then,
        "gap": places.sited.gap,
        "places": places.table.to_dict("records"),
    }
    if isinstance(places, LeastWalking):
        answer |= {"mean_walk_m_today": places.today_m, "mean_walk_m_then": places.then_m}
    return json.dumps(answer, ensure_ascii=False, indent=1)
