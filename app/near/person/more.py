"""What else is said of the person? When they are free, their age, what they can pay, what they need."""

from collections.abc import Sequence

from app.memory.person_memory import PersonMemory
from app.memory.session import Visit
from app.near.person.by_hand import Hand, ask_needs, ask_when_free
from app.near.person.from_words import age_until
from presentation.words import plain as words
from presentation.words.near.person import person_items, person_words
from presentation.words.near.two.controls import OF_THE_FIRST
from questions.circumstances.free_times import PARTS, free_times
from questions.conversation.wishes import Wishes


def ask_for_more() -> None:
    """The controls; ``wishes_of`` reads what they hold."""
    hand = Hand(Visit(), OF_THE_FIRST)
    ask_when_free(hand)
    ask_needs(hand)


def wishes_of(person: PersonMemory) -> Wishes:
    """What the controls hold of a person."""
    rest_m = person.get("rest_every")
    return Wishes(
        words=words.one_line(str(person.get(Visit.ENJOY) or "")),
        free=free_times(
            list(person.get("days") or ()),
            list(person.get("parts_of_day") or ()),
            not_before=person.get("not_before"),
            not_after=person.get("not_after"),
        ),
        age=person.get("age"),
        age_until=age_until(person),
        at_most_pence=person.get("can_pay"),
        step_free=bool(person.get("place_step_free")),
        rest_every_m=None if rest_m is None else float(rest_m),
        by_telephone=bool(person.get("by_telephone")),
        taken_off=tuple(person.get("taken_off") or ()),
        meant=tuple(person.get("meant") or ()),
        read_otherwise=tuple(person.get("read_otherwise") or ()),
    )


def more_label(visit: Visit, kind_labels: list[str]) -> str:
    """What the closed controls say: what may be told there, or what has been."""
    line = person_words(wishes_of(visit), *_days_and_parts(visit), kind_labels=kind_labels)
    return words.plain(line) if line else words.MORE


def said_of_them(person: PersonMemory, kind_labels: Sequence[str] = ()) -> str:
    """What the controls hold of a person beside the words typed, in one line; "" for nothing."""
    return person_items(wishes_of(person), *_days_and_parts(person), kind_labels=kind_labels)


def _days_and_parts(person: PersonMemory) -> tuple[list[int], list[str]]:
    """The chosen days, and the chosen parts of the day in their order."""
    chosen = person.get("parts_of_day") or ()
    return sorted(person.get("days") or ()), [part for part in PARTS if part in chosen]
