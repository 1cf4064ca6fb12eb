"""What are the hours of a text that says them once and then takes from them or adds to them?

"Mon-Fri 9-5 (closed 1-2pm for lunch)" is two sessions a day; "Mon-Fri 9-5, late night Thursday until 7pm" has
a day with another end. Such a text is written out at length before it is read; where it has more hours or
days than one of each, it is not plain which of them are changed, and it stays as it is.
"""

import re
from typing import Final

from layers.times.clock import read_clocks
from layers.times.reading.spelling import ENGLISH_DAY

_CLOCK: Final = r"(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?|noon|midday)(?![\d:]|\.\d)"
_TO: Final = r"\s?(?:-|–|—|\bto\b|\buntil\b|\btill?\b)\s?"
_HOURS: Final = rf"(?P<opens>\b{_CLOCK}){_TO}(?P<closes>{_CLOCK})"
_LUNCH: Final = r"(?:(?:for|at|over) (?:lunch(?:times?)?|dinner))"
_LUNCH_CLOSED: Final = re.compile(
    rf"{_HOURS}[\s,;.(]{{1,3}}(?:but |and )?(?:closed|closes|shut)(?: daily)?(?: {_LUNCH})?"
    rf"(?: between| from)? ?(?P<shuts>{_CLOCK})"
    rf"(?:{_TO}| and )(?P<again>{_CLOCK})(?: daily)?(?: {_LUNCH})?\)?\.?$",
    re.I,
)
_DAY: Final = rf"\b(?:{ENGLISH_DAY})\b"
_RANGE: Final = rf"(?P<days>{_DAY}\.?\s?(?:-|–|—|\bto\b)\s?{_DAY})"
_LATER: Final = re.compile(
    rf"^(?:open )?{_RANGE}[\s:,]{{1,3}}(?:from )?{_HOURS}[\s,;.(]{{1,3}}(?:with |and |but )?(?:a )?"
    rf"(?:(?:open )?late(?: (?:night|evening|opening))?(?: on)? )?(?:(?:on )?(?P<day>{_DAY})\.?"
    rf"(?: late| nights?)?(?: open)? (?:until|till?|to) (?P<late>{_CLOCK})"
    rf"|(?:until |till? )?(?P<late2>{_CLOCK})(?: on)? "
    rf"(?P<day2>{_DAY}))\)?\.?$",
    re.I,
)
_ANY_HOURS: Final = re.compile(rf"\b{_CLOCK}{_TO}{_CLOCK}", re.I)
_HOURS_OF_BOTH: Final = 2  # those of the day, and those of the break


def at_length(text: str) -> str:
    """The text with a break at lunch, or a day that ends later, written out; as it is where not plain."""
    bare = text.strip()
    lunch = _LUNCH_CLOSED.search(bare)
    if lunch and len(_ANY_HOURS.findall(bare.replace(" and ", "-"))) == _HOURS_OF_BOTH and _is_within(lunch):
        both = f"{lunch['opens']}-{lunch['shuts']}, {lunch['again']}-{lunch['closes']}"
        return bare[: lunch.start()] + both
    later = _LATER.search(bare)
    if later is None:
        return text
    day, late = later["day"] or later["day2"], later["late"] or later["late2"]
    hours, longer = f"{later['opens']}-{later['closes']}", f"{later['opens']}-{late}"
    plain, long = read_clocks(hours), read_clocks(longer)
    if plain is None or long is None or plain[1] is None or long[1] is None or plain[0] != long[0]:
        return text
    if not plain[0] < plain[1] < long[1]:
        return text
    return f"{later['days']} except {day} {hours}; {day} {longer}"


def _is_within(lunch: re.Match[str]) -> bool:
    """Whether the break lies within the hours, whichever way its clocks are read together with them."""
    spans = [
        read_clocks(f"{lunch[first]}-{lunch[last]}")
        for first, last in (("opens", "closes"), ("opens", "shuts"), ("shuts", "again"), ("again", "closes"))
    ]
    if any(span is None or span[1] is None for span in spans):
        return False
    (opens, closes), (opens_too, shuts), (shuts_too, again), (again_too, closes_too) = (
        span for span in spans if span is not None
    )
    same = (opens, shuts, again, closes) == (opens_too, shuts_too, again_too, closes_too)
    return (
        same
        and shuts is not None
        and again is not None
        and closes is not None
        and opens < shuts < again < closes
    )
