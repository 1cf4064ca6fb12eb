"""Which column holds the names of a list, where none is surely headed so?"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from layers.register.importing.mapping.column_values import looks_like
from layers.register.importing.mapping.column_words import BODY, HEADINGS, VENUE, WHAT
from layers.tables.looks.column_guess import EXACT, Guess
from layers.tables.looks.heading_words import plain_heading

NOT_SURE: Final = 0.7  # a person looks such a column over
_FEWEST_TO_TELL: Final = 6
_MOST_DIFFER: Final = 0.5  # names that repeat more may be of something else
_PARTS: Final = re.compile(r"\s*(?:[/&,|+]|\bor\b|\band\b)\s*", re.IGNORECASE)
_ARTICLES: Final = frozenset({"the", "your", "our", "a"})


def name_likeness(column: str) -> float:
    """``EXACT`` where every part of a heading calls a name: "Group / Club", "The group", "Clubs"; else 0.

    Of "Group/Organisation" the parts may also call a body, but for one.
    """
    parts = [_alone(part) for part in _PARTS.split(column) if part.strip()]
    names = [part in HEADINGS["name"] for part in parts]
    either = [name or part in HEADINGS[BODY] for name, part in zip(names, parts, strict=True)]
    return EXACT if any(names) and all(either) else 0.0


def _alone(part: str) -> str:
    """A part of a heading without an article and of one only: "Our groups" as "group"."""
    words = [word for word in plain_heading(part).split() if word not in _ARTICLES]
    plain = " ".join(words)
    if plain in HEADINGS["name"] or plain in HEADINGS[BODY]:
        return plain
    return " ".join(word.removesuffix("s") for word in words)


def with_name(
    chosen: list[Guess], samples: Mapping[str, Counter[str]], order: Mapping[str, int]
) -> list[Guess]:
    """The columns with a name, the surest of what may be: a heading for names, a venue, a body, a "what".

    A venue that is not the name is a part of the address, a body the organisation, and a "what" a word for
    the kind. Where it is not sure which column has the names, the guess says so by its confidence.
    """
    waiting = {field: _of(chosen, field, order) for field in (VENUE, BODY, WHAT)}
    rest = [guess for guess in chosen if guess.field not in waiting]
    names = [guess for guess in rest if guess.field == "name"]
    sure = any(map(_is_surely_name, names))
    if not sure and waiting[VENUE] and not waiting[WHAT]:
        rest = [guess for guess in rest if guess.field != "name"]
        venue = waiting[VENUE].pop(0)
        rest.append(replace(venue, field="name", confidence=_unless(waiting[BODY], venue.confidence)))
    elif not names:
        body_or_what = waiting[BODY] or waiting[WHAT]
        if body_or_what:
            rest.append(replace(body_or_what.pop(0), field="name", confidence=NOT_SURE))
    rest = [_less_sure(guess, samples) if guess.field == "name" else guess for guess in rest]
    return [*rest, *_otherwise(waiting, rest, samples)]


def _of(chosen: list[Guess], field: str, order: Mapping[str, int]) -> list[Guess]:
    """The guesses of a field, the surest first."""
    return sorted((g for g in chosen if g.field == field), key=lambda g: (-g.confidence, order[g.column]))


def _unless(others: list[Guess], confidence: float) -> float:
    return min(confidence, NOT_SURE) if others else confidence


def _is_surely_name(guess: Guess) -> bool:
    return guess.confidence >= EXACT or bool({"name", "title"} & set(plain_heading(guess.column).split()))


def _less_sure(name: Guess, samples: Mapping[str, Counter[str]]) -> Guess:
    """A name is not sure whose cells mostly stand for several rows: they may be sorts of groups."""
    values = samples[name.column]
    repeats = values.total() >= _FEWEST_TO_TELL and len(values) <= _MOST_DIFFER * values.total()
    return replace(name, confidence=min(name.confidence, NOT_SURE)) if repeats else name


def _otherwise(
    waiting: Mapping[str, list[Guess]], rest: list[Guess], samples: Mapping[str, Counter[str]]
) -> list[Guess]:
    """What those columns are that are not the name."""
    fields = {guess.field for guess in rest}
    placed = [replace(guess, field="address") for guess in waiting[VENUE]]
    if "organisation" not in fields:
        placed += [replace(guess, field="organisation") for guess in waiting[BODY][:1]]
    if "kind" not in fields:
        whats = [guess for guess in waiting[WHAT] if looks_like("tags", samples[guess.column])]
        placed += [replace(guess, field="kind", confidence=NOT_SURE) for guess in whats[:1]]
    return placed
