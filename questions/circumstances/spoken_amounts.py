"""How far, how much, at what hour, by their words? "ten minutes at most", "up to £3", "not before ten"."""

from collections.abc import Collection, Iterator
from datetime import time
from typing import Final

from layers.interests.circumstances import Topic
from questions.circumstances.circumstance import Circumstance
from questions.circumstances.spoken_text import SpokenText, number_at

LONGEST_MIN: Final = 120
DEAREST_PENCE: Final = 2_000  # each time; more is rent or a pension
YARD_M: Final = 0.9144
_MINUTES: Final = frozenset(["minute", "minutes", "min", "mins"])
_LENGTHS: Final = {
    **dict.fromkeys(["metre", "metres", "meter", "meters", "m"], 1.0),
    **dict.fromkeys(["yard", "yards", "yds"], YARD_M),
}
_LIMITS: Final = frozenset(["limit", "max", "maximum", "more", "most", "only", "tops", "up"])
_WALKING: Final = _LIMITS.union(
    ["about", "away", "can", "far", "foot", "manage", "manages", "walk", "walking", "walks"]
)
_STOPS: Final = frozenset(
    [
        "before",
        "without",
        "manage",
        "manages",
        "only",
        "stop",
        "stops",
        "rest",
        "walk",
        "walks",
        "most",
        "more",
        "far",
        "can",
    ]
)
_PAYING: Final = _LIMITS.union(
    ["afford", "budget", "each", "less", "pay", "pays", "spend", "than", "under", "within"]
)
_NOT_EACH_TIME: Final = frozenset(
    ["pension", "rent", "bill", "bills", "won", "month", "month's", "year", "owes"]
)
_COINS: Final = {"fiver": 500, "tenner": 1000}
_FROM: Final = frozenset(["after", "from", "before"])  # "not before ten": from then on
_UNTIL: Final = frozenset(["before", "by", "until", "till"])
_HALF_DAY: Final = frozenset(["am", "pm", "o'clock", "noon"])


def minutes_in(text: SpokenText, *, past: Collection[int]) -> Iterator[Circumstance]:
    """The longest walk in minutes."""
    for at in range(len(text.words)):
        minutes, end = _minutes(text, at)
        clause = text.clause(at)
        if not end or not 0 < minutes <= LONGEST_MIN or any(place in past for place in clause):
            continue
        if _WALKING.intersection(text.texts(clause)) and "every" not in text.before(at, 2):
            span = _with_limit(text, range(at, end))
            yield Circumstance(Topic.MINUTES, text.stretch(span), int(minutes), places=span)


def _minutes(text: SpokenText, at: int) -> tuple[float, int]:
    """Minutes said from a word on, and the word after them; (0, 0) for none."""
    words = [word.removesuffix("'s") for word in text.texts(range(at, at + 4))]
    for phrase, minutes in (
        (["quarter", "of", "an", "hour"], 15),
        (["half", "an", "hour"], 30),
        (["half", "hour"], 30),
    ):
        if words[: len(phrase)] == phrase:
            return minutes, at + len(phrase)
    number, length = number_at(text, at)
    is_said = bool(length) and words[length : length + 1] != [] and words[length] in _MINUTES
    return (number, at + length + 1) if is_said else (0, 0)


def rests_in(text: SpokenText, *, past: Collection[int]) -> Iterator[Circumstance]:
    """How many metres they walk before they rest."""
    for at in range(len(text.words)):
        number, length = number_at(text, at)
        unit = _LENGTHS.get("".join(text.texts(range(at + length, at + length + 1)))) if length else None
        clause = text.clause(at)
        if unit is None or not 20 <= number <= 1_000 or any(place in past for place in clause):
            continue
        if _STOPS.intersection(text.texts(clause)):
            span = range(at, at + length + 1)
            yield Circumstance(Topic.REST, text.stretch(span), round(number * unit), places=span)


def payments_in(text: SpokenText, *, past: Collection[int]) -> Iterator[Circumstance]:
    """The most they can pay each time, in pence."""
    for at in range(len(text.words)):
        pence, end = _pence(text, at)
        clause = text.texts(text.clause(at))
        if not end or not 0 < pence <= DEAREST_PENCE or any(place in past for place in text.clause(at)):
            continue
        if _PAYING.intersection(clause) and not _NOT_EACH_TIME.intersection(clause):
            span = _with_limit(text, range(at, end))
            yield Circumstance(Topic.PAY, text.stretch(span), pence, places=span)


def _pence(text: SpokenText, at: int) -> tuple[int, int]:
    words = text.texts(range(at, at + 4))
    if words[0] in _COINS:
        return _COINS[words[0]], at + 1
    if words[:3] == ["couple", "of", "quid"] or words[:3] == ["couple", "of", "pounds"]:
        return 200, at + 3
    number, length = number_at(text, at + (words[0] == "£"))
    if not length:
        return 0, 0
    if words[0] == "£":
        return round(number * 100), at + 1 + length
    unit = "".join(text.texts(range(at + length, at + length + 1)))
    if unit in ("pound", "pounds", "quid"):
        return round(number * 100), at + length + 1
    return (round(number), at + length + 1) if unit in ("p", "pence") else (0, 0)


def hours_in(text: SpokenText, *, past: Collection[int]) -> Iterator[Circumstance]:
    """From when on, or until when, they can be out: "not before ten", "home by four", "after 2 pm"."""
    for at, word in enumerate(text.words[:-1]):
        if word.text not in _FROM | _UNTIL or any(place in past for place in text.clause(at)):
            continue
        clock, end = _clock(text, at + 1)
        if clock is None:
            continue
        denied = text.is_denied(at)
        begins = at - 1 if denied or text.before(at, 1) in (["home"], ["back"]) else at
        span = range(max(begins, 0), end)
        if denied == (word.text in ("before", "until", "till")) and word.text != "by":
            yield Circumstance(Topic.HOURS, text.stretch(span), (clock, None), places=span)
        else:
            yield Circumstance(Topic.HOURS, text.stretch(span), (None, clock), places=span)


def _clock(text: SpokenText, at: int) -> tuple[time | None, int]:
    """A time of day and the word after it; without am or pm, one to six are in the afternoon."""
    words = text.texts(range(at, at + 3))
    if words[:1] in (["noon"], ["midday"], ["dinnertime"]):
        return time(12), at + 1
    half = words[:2] == ["half", "past"]
    start = at + 2 if half else at
    number, length = number_at(text, start)
    hour, minute = int(number), round(number % 1 * 100)
    following = text.texts(range(start + length, start + length + 1))
    is_marked = following[:1] and following[0] in _HALF_DAY
    if (
        not length
        or not 1 <= hour <= 23
        or minute > 59
        or (
            following
            and following[0].isalpha()
            and not (
                is_marked
                or text.words[start + length].clause != text.words[start].clause
                or following[0] in _GOES_ON
            )
        )
    ):
        return None, 0
    if hour < 12 and ((is_marked and following[0] == "pm") or (not is_marked and hour < 7)):
        hour += 12
    return time(hour, 30 if half else minute), start + length + bool(is_marked)


_GOES_ON: Final = frozenset(
    [
        "in",
        "and",
        "or",
        "but",
        "on",
        "because",
        "for",
        "because",
        "as",
        "when",
        "she",
        "he",
        "they",
        "i",
        "at",
        "please",
        "is",
    ]
)


def _with_limit(text: SpokenText, span: range) -> range:
    """With the words that make it a limit: "no more than", "at most", "tops"."""
    before, after = text.before(span.start, 3), text.after(span.stop, 2)
    begins, end = span.start, span.stop
    for phrase in (["no", "more", "than"], ["up", "to"], ["at", "most"], ["less", "than"], ["only"]):
        if before[-len(phrase) :] == phrase:
            begins = span.start - len(phrase)
            break
    for phrase in (["at", "most"], ["tops"], ["max"], ["maximum"]):
        if after[: len(phrase)] == phrase:
            end = span.stop + len(phrase)
            break
    return range(begins, end)
