"""What is still here of the person before, once another start was typed?

Nothing of it goes unless a hand says so. It lies with the visit alone: no tab keeps it, and no address.
"""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from app.memory.person_memory import OF_THE_PERSON, SECOND
from app.memory.visit import VisitMemory
from questions.walks.near_person import Origin

_LAST_START: Final = "last_start"
_BEFORE: Final = "held_before"
# Widgets that hold what a hand has set of the first person: all but the two text fields.
_CONTROLS: Final = tuple(
    key
    for key in OF_THE_PERSON
    if key not in (VisitMemory.TYPED, VisitMemory.ENJOY) and not key.startswith(SECOND)
)


@dataclass(frozen=True)
class HeldBefore:
    """What there was of a person when another start was taken. Printing it shows none of it."""

    start: Origin = field(repr=False)
    few: tuple[str, ...] = field(default=(), repr=False)  # ids of the places on the sheet
    words: str = field(default="", repr=False)  # what they enjoy
    by_hand: tuple[tuple[str, Any], ...] = field(default=(), repr=False)  # key of a control: what it holds
    second: bool = False  # whether there was a second person


@dataclass(frozen=True)
class StillHere:
    """What of that is still here."""

    places: int  # on the sheet
    words: bool
    by_hand: bool
    second: bool

    @property
    def is_anything(self) -> bool:
        """Whether anything is left of the person before."""
        return bool(self.places or self.words or self.by_hand or self.second)


def note_start(visit: VisitMemory) -> None:
    """Where the start is another than the last, note what there is; before the words are read.

    Who goes back to the start before, with the same sheet, is the person before.
    """
    origin, last = visit.origin, visit.get(_LAST_START)
    if origin is None or origin == last:
        return
    visit.put(_LAST_START, origin)
    before: HeldBefore | None = visit.get(_BEFORE)
    if before is not None and before.start == origin and before.few == visit.few:
        visit.put(_BEFORE, None)
    elif last is not None:
        visit.put(_BEFORE, _held_now(visit, last))


def still_here(visit: VisitMemory) -> StillHere:
    """What is still here of the person before; of words or choices that were changed since, nothing."""
    before: HeldBefore | None = visit.get(_BEFORE)
    if before is None:
        return StillHere(0, words=False, by_hand=False, second=False)
    return StillHere(
        len(set(before.few) & set(visit.few)),
        words=bool(before.words) and before.words == _words(visit),
        by_hand=any(visit.get(key) == value for key, value in before.by_hand),
        second=before.second and visit.second.is_there,
    )


def is_the_same_person(visit: VisitMemory) -> None:
    """A hand says so: it was only the start that was mended."""
    visit.put(_BEFORE, None)


def part_words(visit: VisitMemory, first: str) -> None:
    """Leave ``first`` of the words that are typed to the first person; whose they were stays as it is."""
    before: HeldBefore | None = visit.get(_BEFORE)
    if before is not None and before.words == _words(visit):
        visit.put(_BEFORE, replace(before, words=first))
    visit.put(VisitMemory.ENJOY, first)


def start_afresh_here(visit: VisitMemory) -> None:
    """Forget everything of the person before, and go on with the start and the words that are new."""
    before: HeldBefore | None = visit.get(_BEFORE)
    origin, start_words, label = visit.origin, visit.origin_words, visit.origin_label
    typed, words = visit.get(VisitMemory.TYPED, ""), _words(visit)
    visit.forget()
    visit.put(VisitMemory.TYPED, typed)
    visit.put(VisitMemory.ENJOY, "" if before is None or words == before.words else words)
    visit.start_from(origin, start_words, label)
    visit.looked_up()


def _held_now(visit: VisitMemory, last: Origin) -> HeldBefore:
    from_words = dict(visit.get(VisitMemory.FROM_WORDS) or {})
    own = [key for key in _CONTROLS if key not in from_words and _is_set(visit.get(key))]
    by_hand = [(key, visit.get(key)) for key in own]
    # The words that were read last: those of the field may have been typed with the new start.
    words = str(visit.get("words_read") or "")
    return HeldBefore(last, visit.few, words, tuple(by_hand), visit.second.is_there)


def _words(visit: VisitMemory) -> str:
    return str(visit.get(VisitMemory.ENJOY) or "")


def _is_set(value: Any) -> bool:
    """Whether anything was said: 0 pounds is something."""
    return bool(value) or (value == 0 and value is not False)
