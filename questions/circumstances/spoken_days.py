"""When is the person free, by their words? "Tuesdays", "not Fridays", "can't do Wednesdays, dialysis"."""

from collections.abc import Collection, Iterator
from typing import Final

from layers.interests.circumstances import Topic
from questions.circumstances.circumstance import Circumstance
from questions.circumstances.spoken_text import SpokenText, is_negative, runs_of

_DAYS: Final = {
    name: day
    for day, names in enumerate(
        (
            "monday mondays mon",
            "tuesday tuesdays tue tues",
            "wednesday wednesdays wed weds",
            "thursday thursdays thu thur thurs",
            "friday fridays fri",
            "saturday saturdays sat",
            "sunday sundays sun",
        )
    )
    for name in names.split()
}
_MORE_DAYS: Final = {
    "weekend": (5, 6),
    "weekends": (5, 6),
    "weekday": (0, 1, 2, 3, 4),
    "weekdays": (0, 1, 2, 3, 4),
}
_SHORT: Final = frozenset(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "weds"]
)  # words of other meanings too
_PARTS: Final = {name: part for part in ("morning", "afternoon", "evening") for name in (part, f"{part}s")}
# Said with a day alone: "mon am", "Thu p.m.", "Tues eve".
_HALVES: Final = {"am": "morning", "pm": "afternoon", "eve": "evening", "eves": "evening"}
_AFTER_HALF: Final = frozenset(["only", "best", "better", "preferred", "please"])
_JOINS: Final = frozenset(["and", "or", "nor", "to", "until", "till", "through"])
_RANGE: Final = frozenset(["to", "until", "till", "through"])
_BEFORE_PART: Final = frozenset(["the", "any", "each", "every", "an", "of", "no", "not"]) | _DAYS.keys()
_BEFORE_SHORT: Final = frozenset(["on", "every", "not", "no", "free", "except", "only", "each"])
_NOT_THEN: Final = frozenset(["except", "but", "other", "unless", "apart", "avoid"])
_FREE: Final = frozenset(["free", "available", "off"])
LOOK_BACK: Final = 6  # words before a day that may say how it is meant


class ClauseWords:
    """Which places of a text say that somebody is busy, or speak of what is past."""

    def __init__(self, busy: Collection[int], past: Collection[int]) -> None:
        self.busy, self.past = frozenset(busy), frozenset(past)


def days_in(text: SpokenText, clauses: ClauseWords, *, taken: Collection[int]) -> Iterator[Circumstance]:
    """The days they are free, or not (``without``); ``taken`` are words that are no days."""
    places = [at for at in range(len(text.words)) if at not in taken and _is_day(text, at)]
    joins = {at for at, word in enumerate(text.words) if word.text in _JOINS}
    joins |= {at for at in range(len(text.words)) if _half(text, at)}
    for run in runs_of(places, joins):
        days = _days_of(text, run)
        without = _not_then(text, run, clauses)
        if without is not None:
            span = _with_not(text, run) if without else run
            yield Circumstance(Topic.DAYS, text.stretch(span), days, without, span)


def parts_in(text: SpokenText, clauses: ClauseWords, *, taken: Collection[int]) -> Iterator[Circumstance]:
    """The parts of the day they are free, or not."""
    for at, word in enumerate(text.words):
        part, before = _PARTS.get(word.text), text.before(at, 1)
        if half := _half(text, at):
            is_day_before = bool(before) and before[-1] in _DAYS
            yield Circumstance(
                Topic.PART, text.stretch(range(at - is_day_before, at + 1)), (half,), places=range(at, at + 1)
            )
        if part is None or at in taken:
            continue
        if not word.text.endswith("s") and not (before and before[-1] in _BEFORE_PART):
            continue
        run = range(at, at + 1)
        without = _not_then(text, run, clauses)
        if without is not None:
            span = _with_not(text, run) if without else run
            yield Circumstance(Topic.PART, text.stretch(span), (part,), without, span)


def _half(text: SpokenText, at: int) -> str:
    """Which part of the day "am" or "pm" says, after a day or "free", or before "only"; "" for none.

    Where they are not free then, the day alone says so.
    """
    part, before, after = _HALVES.get(text.words[at].text, ""), text.before(at, 1), text.after(at + 1, 1)
    if not part or any(map(is_negative, text.before(at, LOOK_BACK))):
        return ""
    is_after_day = bool(before) and (before[-1] in _DAYS or before[-1] in _MORE_DAYS or before[-1] in _FREE)
    is_alone = before in ([], ["or"], ["and"]) and (not after or after[0] in _AFTER_HALF)
    return part if is_after_day or is_alone else ""


def _is_day(text: SpokenText, at: int) -> bool:
    word = text.words[at].text
    if word in _MORE_DAYS:
        return True
    if word not in _DAYS:
        return False
    if word not in _SHORT:
        return True
    around = text.texts(range(max(0, at - 3), at)) + text.texts(range(at + 1, at + 3))
    before, after = text.before(at, 1), text.after(at + 1, 1)
    with_part = bool(after) and (after[0] in _HALVES or after[0] in _PARTS or after[0] == "only")
    return (
        with_part or any(other in _DAYS for other in around) or bool(before and before[-1] in _BEFORE_SHORT)
    )


def _days_of(text: SpokenText, run: range) -> tuple[int, ...]:
    """Monday to Sunday as 0 to 6, with the days between the two ends of a range."""
    days: list[int] = []
    until = False
    for at in run:
        word = text.words[at]
        until = until or word.text in _RANGE or word.hyphened
        if word.text in _MORE_DAYS:
            days.extend(_MORE_DAYS[word.text])
        elif word.text in _DAYS:
            day = _DAYS[word.text]
            if until and days:
                first = days[-1]
                days.extend((first + step) % 7 for step in range(1, (day - first) % 7))
            days.append(day)
            until = False
    return tuple(sorted(set(days)))


def _not_then(text: SpokenText, run: range, clauses: ClauseWords) -> bool | None:
    """Whether they are not free then; None where it is no saying of when at all."""
    begins = max(text.clause(run.start).start, run.start - LOOK_BACK)
    earlier = range(begins, run.start)
    later = range(run.stop, min(run.stop + 3, text.clause(run.stop - 1).stop))
    words = text.texts(earlier)
    if any(word in _FREE for word in words[-3:]) and not any(map(is_negative, words[-4:])):
        return False
    if any(map(is_negative, words[-4:])) or any(word in _NOT_THEN for word in words[-3:]):
        return True
    if any(at in clauses.past for at in earlier):
        return None
    aside = _aside(text, run)
    return any(at in clauses.busy for at in (*earlier, *later, *aside))


def _aside(text: SpokenText, run: range) -> range:
    """A clause of one or two words that says why: "Wednesdays, dialysis"."""
    if run.stop >= len(text.words) or run.stop != text.clause(run.stop - 1).stop:
        return range(0)
    following = text.clause(run.stop)
    return following if len(following) < 3 else range(0)


def _with_not(text: SpokenText, run: range) -> range:
    """The days with the word before them that says no, so that it is shown how they were read."""
    begins = text.clause(run.start).start
    for at in range(run.start - 1, max(begins, run.start - LOOK_BACK) - 1, -1):
        if is_negative(text.words[at].text) or text.words[at].text in _NOT_THEN:
            return range(at, run.stop)
    return run
