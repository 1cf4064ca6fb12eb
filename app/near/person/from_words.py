"""What did the typed words of a person set? Controls that no hand has touched; a hand always wins.

What was read stays in this tab's memory: it never stands in an address (``VisitMemory.shared_link``).
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from app.memory.links import DEFAULT_MINUTES, MINUTES
from app.memory.person_memory import OF_THE_PERSON, PersonMemory
from app.memory.visit import CLOCK, VisitMemory
from geo.paces import DEFAULT_PACE
from layers.interests.circumstances import Topic
from questions.circumstances.circumstance import Circumstance
from questions.circumstances.reading import read_circumstances
from questions.circumstances.settings import PersonSettings, settings_of

# Which controls hold what circumstances set.
CONTROLS: Final[dict[Topic, tuple[str, ...]]] = {
    Topic.PACE: ("pace",),
    Topic.MINUTES: ("minutes",),
    Topic.REST: ("rest_every",),
    Topic.PLACE: ("place_step_free",),
    Topic.DAYS: ("days",),
    Topic.PART: ("parts_of_day",),
    Topic.HOURS: ("not_before", "not_after"),
    Topic.AGE: ("age",),
    Topic.PAY: ("can_pay",),
    Topic.PHONE: ("by_telephone",),
}
READ: Final = "read_of_words"


@dataclass(frozen=True)
class ReadNow:
    """What was read from the words as they stand. Printing it shows none of them."""

    circumstances: tuple[Circumstance, ...] = field(default=(), repr=False)
    of_others: tuple[str, ...] = field(default=(), repr=False)
    off: frozenset[Topic] = frozenset()  # taken off by hand
    by_hand: frozenset[Topic] = frozenset()  # read, but a hand has set it otherwise


def read_words(person: PersonMemory, text: str) -> None:
    """Read the words and set what no hand has set; before any control is drawn."""
    if text != person.get("words_read"):
        person.put("words_read", text)
        person.put("taken_off", ())
        person.put("meant", ())
        person.put("topics_off", ())
    read = read_circumstances(text, year=datetime.now(CLOCK).year)
    off = frozenset(person.get("topics_off") or ())
    in_force = tuple(each for each in read.circumstances if each.topic not in off)
    held = _set(person, _values(settings_of(in_force)))
    by_hand = frozenset(each.topic for each in in_force if held & set(CONTROLS[each.topic]))
    person.put(READ, ReadNow(read.circumstances, read.of_others, off, by_hand))
    person.put("read_otherwise", tuple(dict.fromkeys(each.words for each in read.circumstances)))


def read_now(person: PersonMemory) -> ReadNow:
    """What was read last."""
    read: ReadNow = person.get(READ) or ReadNow()
    return read


def age_until(person: PersonMemory) -> int | None:
    """The last year that their age may be, where words set the decade and the control still holds it."""
    read = read_now(person)
    settings = settings_of([each for each in read.circumstances if each.topic not in read.off])
    return settings.age_until if settings.age == person.get("age") else None


def forget_read(person: PersonMemory, *controls: str) -> None:
    """These controls are set anew by an address: what words had set of them is read again."""
    from_words = dict(person.get(VisitMemory.FROM_WORDS) or {})
    person.put(
        VisitMemory.FROM_WORDS, {key: value for key, value in from_words.items() if key not in controls}
    )
    person.put("by_hand", tuple(key for key in person.get("by_hand") or () if key not in controls))


def take_off(person: PersonMemory, topic: Topic) -> None:
    """What was read of one subject is not so after all: its controls are as if nothing had been said."""
    person.put("topics_off", (*(person.get("topics_off") or ()), topic))


def put_back(person: PersonMemory, topic: Topic) -> None:
    """It is so: the words set it again, also where a hand had set it."""
    person.put("topics_off", tuple(each for each in person.get("topics_off") or () if each is not topic))
    keys = CONTROLS[topic]
    forget_read(person, *keys)
    for key in keys:
        person.put(key, _default(key))


def take_off_wish(person: PersonMemory, typed: tuple[str, ...]) -> None:
    """These words are no wish, nor a dislike."""
    person.put("taken_off", tuple(dict.fromkeys((*(person.get("taken_off") or ()), *typed))))


def put_back_wish(person: PersonMemory, typed: str) -> None:
    """They are one."""
    person.put("taken_off", tuple(each for each in person.get("taken_off") or () if each != typed))


def mean_wish(person: PersonMemory, typed: str) -> None:
    """These words are a wish: it was not sure, and a hand has said so."""
    person.put("meant", tuple(dict.fromkeys((*(person.get("meant") or ()), typed))))


def _values(settings: PersonSettings) -> dict[str, Any]:
    """What each control is set to; of a subject that words say nothing of, there is nothing."""
    minutes = settings.minutes
    values = {
        "pace": settings.pace,
        "minutes": None if minutes is None else max((m for m in MINUTES if m <= minutes), default=MINUTES[0]),
        "rest_every": settings.rest_every_m,
        "place_step_free": settings.step_free or None,
        "days": list(settings.days) or None,
        "parts_of_day": list(settings.parts) or None,
        "not_before": settings.not_before,
        "not_after": settings.not_after,
        "age": settings.age,
        "can_pay": settings.at_most_pence,
        "by_telephone": settings.by_telephone or None,
    }
    return {key: value for key, value in values.items() if value is not None}


def _set(person: PersonMemory, values: dict[str, Any]) -> set[str]:
    """Set the controls that no hand has touched; which of them a hand holds otherwise."""
    before = dict(person.get(VisitMemory.FROM_WORDS) or {})
    by_hand = set(person.get("by_hand") or ())
    by_hand |= {key for key, value in before.items() if not _same(person.get(key), value)}
    held = {key for key in values if key in by_hand or (key not in before and not _is_default(person, key))}
    for key in before.keys() - values.keys() - by_hand:
        person.put(key, _default(key))
    from_words = {key: value for key, value in values.items() if key not in held}
    for key, value in from_words.items():
        person.put(key, value)
    person.put(VisitMemory.FROM_WORDS, from_words)
    person.put("by_hand", tuple(sorted(by_hand)))
    return {key for key in held if not _same(person.get(key), values[key])}


def _same(held: Any, value: Any) -> bool:
    return sorted(held or ()) == sorted(value) if isinstance(value, list) else bool(held == value)


def _is_default(person: PersonMemory, key: str) -> bool:
    held = person.get(key)
    return held is None or _same(held, _default(key))


def _default(key: str) -> Any:
    """What a control holds when nothing is said."""
    if key in ("pace", "minutes"):
        return DEFAULT_PACE if key == "pace" else DEFAULT_MINUTES
    value = OF_THE_PERSON[key]
    return list(value) if isinstance(value, tuple) else value
