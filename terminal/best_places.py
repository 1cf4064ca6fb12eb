"""How do the best places for something new read in a terminal and as JSON?"""

import json
from collections.abc import Iterator
from math import ceil
from typing import Any

from geo.errors import WithinReachError
from geo.sites.siting import TIME_LIMIT_S, Sited
from layers.assets.kinds import Kinds
from presentation.words import plain as words
from presentation.words.near.lines import printable
from questions.funding.best_places import BestPlaces
from questions.funding.least_walking import LeastWalking
from questions.funding.new_places import Aim, Wanted

FIRST_SHARE = 50.0  # per cent, as the page begins


def read_wanted(kinds: Kinds, kind: str, *, aim: str, count: int, share: float | None) -> Wanted:
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
    return Wanted(kind, Aim(aim), count, (FIRST_SHARE if share is None else share) / 100)


def place_lines(found: BestPlaces | LeastWalking, wanted: Wanted, *, kinds: Kinds) -> Iterator[str]:
    """The places as lines to read, and how sure it is that none do better."""
    label = kinds.label(found.kind).lower()
    yield f"The best places for something new ({label}), among {found.candidates:,} venues of the register."
    yield f"Within reach: {found.standard.words}."
    yield from _walking_lines(found) if isinstance(found, LeastWalking) else _reach_lines(found)
    yield _sure(found.sited, wanted.aim)


def _reach_lines(found: BestPlaces) -> Iterator[str]:
    new = words.count(len(found.table), "new place", "new places")
    yield (
        f"{found.today:,} residents have one within reach today; with {new} it would be {found.then:,}; "
        f"with every venue, {found.possible:,}."
    )
    for at, row in enumerate(found.table.itertuples(), start=1):
        yield f"{at:>3}. {_named(row)}: {row.additional:,} additional residents"


def _walking_lines(found: LeastWalking) -> Iterator[str]:
    each = found.standard.pace.speed_mps * 60
    new = words.count(len(found.table), "new place", "new places")
    yield (
        f"The mean walk to the nearest one is {found.today_m / each:.1f} minutes today; "
        f"with {new} it would be {found.then_m / each:.1f}."
    )
    yield f"Whoever has none within reach counts as walking {found.standard.minutes} minutes."
    yield f"{found.today:,} residents have one within reach today, {found.then:,} would then."
    for at, row in enumerate(found.table.itertuples(), start=1):
        yield (
            f"{at:>3}. {_named(row)}: the nearest for {row.nearest_for:,} residents, "
            f"{row.spared_m / each:.1f} minutes spared each; {row.additional:,} additional"
        )


def _named(row: Any) -> str:
    return printable(row.name or f"{row.kind.replace('_', ' ')} off {row.near_street}")


def _sure(sited: Sited, aim: Aim) -> str:
    if sited.proven:
        said = "No fewer will do" if aim is Aim.FEWEST else "No other choice of as many does better"
        return f"{said}: that is proven."
    least = ceil(sited.bound - 1e-6)
    said = f"It may be that {least} would do" if aim is Aim.FEWEST else f"One might do {sited.gap:.1%} better"
    return f"{said}: that is as far as {TIME_LIMIT_S:.0f} seconds of search came."


def places_json(found: BestPlaces | LeastWalking, wanted: Wanted) -> str:
    """The same as JSON."""
    told: dict[str, Any] = {
        "kind": found.kind,
        "aim": str(wanted.aim),
        "standard": found.standard.words,
        "candidates": found.candidates,
        "today": found.today,
        "then": found.then,
        "gap": found.sited.gap,
        "places": found.table.to_dict("records"),
    }
    if isinstance(found, LeastWalking):
        told |= {"mean_walk_m_today": found.today_m, "mean_walk_m_then": found.then_m}
    return json.dumps(told, ensure_ascii=False, indent=1)
