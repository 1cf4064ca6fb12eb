"""What are the words of a text about times: days, clocks, ordinals, closings, or nothing that we know?

Every letter of a text ends up in a token, so that no word is lost on the way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from layers.times.beside import PLACE, SILENT, STAYS
from layers.times.periods import MONTH, PERIOD

DAYS: Final = (
    r"mon(?:day)?s?|mo",
    r"tue(?:s(?:days?)?|days?)?|tu",
    r"wed(?:nes)?(?:days?|s)?|we(?=\s*(?:[-–—,:&/]|\d))",
    r"thu(?:r(?:s(?:days?)?)?|s)?|th",
    r"fri(?:day)?s?|fr",
    r"sat(?:ur)?(?:day)?s?|sa",
    r"sun(?:day)?s?|su",
)
_WEEK_OF_MONTH: Final = {
    "1st": 1,
    "first": 1,
    "2nd": 2,
    "second": 2,
    "3rd": 3,
    "third": 3,
    "4th": 4,
    "fourth": 4,
    "last": -1,
}
_NUMBERS: Final = {"two": 2, "second": 2, "other": 2, "2nd": 2, "three": 3, "third": 3, "3rd": 3, "four": 4, "fourth": 4, "4th": 4, "five": 5, "six": 6}
_NTH: Final = "|".join(_WEEK_OF_MONTH)
_JOIN: Final = r"\s*(?:,|&|/|and\b)\s*"
_MARK: Final = r"a\.?m\b\.?|p\.?m\b\.?|noon|midday|midnight"
CLOCK: Final = rf"(?:\d{{1,2}}(?:[:.]\d{{2}}(?!\d))?\s*(?:{_MARK})?|noon|midday|midnight)"
_DASH: Final = r"\s*(?:-|–|—|−|to|till|until|untill|'til|til)\s*"
_AFTER_CLOCK: Final = r"(?![\d:]|\.\d|\s*(?:st|nd|rd|th|%)\b)"
_HOLIDAY: Final = r"(?:bank|public) (?:holidays?|hols?)"
_SCHOOL_HOLIDAY: Final = r"(?:the )?school (?:holidays?|hols?)"
_NOT: Final = r"not|no|never|except(?:ing)?(?: for)?|excluding|excl\.?|apart from|other than"
_OF_MONTH: Final = (
    r"(?:of|in|per|each|every)\s+(?:(?:the|each|every)\s+)?(?:calendar\s+)?month\b|(?<![-\w])monthly\b"
)
_TOKENS: Final = re.compile(
    "|".join(
        [
            rf"(?P<period>{PERIOD})",
            r"(?P<allday>\b(?:open )?(?:24 ?(?:hours|hrs?)(?: (?:a|per|each) day)?|all day and night|24/7)\b(?! notice))",
            rf"(?P<stays>{STAYS})",
            rf"(?P<term>\b(?:(?:{_NOT}|closed|no (?:sessions?|classes|meetings?|groups?))(?: (?:in|during|on))? {_SCHOOL_HOLIDAY}"
            r"|(?:during |in |school )*term[ -]?times?(?: only)?|(?:during|in) (?:school )?terms?(?: only)?|term only)\b)",
            rf"(?P<holiday>\b(?:including|incl\.?|inc\.?|open on) {_HOLIDAY}\b(?! \w+days?))",
            rf"(?P<day7>\b{_HOLIDAY}\b(?! (?:\w+days?|weekends?)\b))",
            rf"(?P<month>\b{_OF_MONTH})",
            rf"(?P<filler>\bevery (?=(?:{_NTH}){_JOIN}(?:{_NTH})\b))",
            rf"(?P<nth_of_month>\bevery (?P<nth>2nd|second|3rd|third|4th|fourth)\b(?! weeks?\b)"
            rf"(?=.*\b(?:{_OF_MONTH})))",
            rf"(?P<filler3>{SILENT})",
            rf"(?P<place>{PLACE})",
            r"(?P<every>\b(?:fortnightly|(?:every|each) fortnight|once a fortnight|(?:on |in )?alternat(?:e|ing) weeks?"
            r"|every (?P<weeks>two|second|other|2nd|three|third|3rd|four|fourth|4th|five|six|[2-6]) weeks?)\b)",
            r"(?P<unclear>\bevery (?:2nd|second|3rd|third|4th|fourth)\b)",  # of the month, or of the weeks?
            r"(?P<alternate>\b(?:every other|alternate|alternating)\b)",
            rf"(?P<ordinal>\b(?:{_NTH})\b)",
            r"(?P<daily>\b(?:daily|every ?day|7 days(?: (?:a|per) week)?|seven days (?:a|per) week"
            r"|all week|each day)\b)",
            rf"(?P<unclear2>\b(?:{MONTH}))",  # a single month, or a date without its year
            r"(?P<weekdays>\b(?:every )?week ?days?\b)",
            r"(?P<weekends>\b(?:every )?week ?ends?\b)",
            *(rf"(?P<day{n}>\b(?:{words})(?:['’]s)?\b\.?)" for n, words in enumerate(DAYS)),
            r"(?P<closed>\b(?:(?:but|and) )?(?:closed|shut|off|unavailable"
            r"|not (?:open|running|available|meeting)|n/a|none|nil"
            r"|no (?:sessions?|meetings?|groups?|class(?:es)?|clubs?))(?: all day)?(?: on(?: an?)?)?\b)",
            rf"(?P<except>\b(?:but )?(?:{_NOT})(?: on(?: an?)?)?(?!\w))",
            rf"(?P<span>\b(?:from )?{CLOCK}{_DASH}{CLOCK}{_AFTER_CLOCK})",
            rf"(?P<between>\bbetween {CLOCK}(?:{_DASH}| and ){CLOCK}{_AFTER_CLOCK})",
            rf"(?P<clock>(?:\b(?:at|from) )?\b{CLOCK}{_AFTER_CLOCK})",
            r"(?P<part>\b(?:(?:in the|of an?|during the) )?(?:mornings?|afternoons?|evenings?|eves?|nights?|am|pm)\b)",
            r"(?P<dash>-|–|—|−)",
            r"(?P<to>\b(?:to|through|thru|till?|until)\b)",
            r"(?P<comma>[,/])",
            r"(?P<join>&|\+|\b(?:and|plus|also)\b)",
            r"(?P<colon>:)",
            r"(?P<opens>\()",
            r"(?P<shuts>\))",
            r"(?P<filler2>\b(?:the|on an?|on|at|from|every|each|open|opens|opening|times?|hours?|hrs|are|is"
            r"|meets?|meetings?|sessions?|every week|each week|weekly|held|runs?|we|only|o'clock"
            r"|all year(?: round)?|starts?(?= (?:at )?\d))\b|\.)",
            r"(?P<space>\s+)",
            r"(?P<strange>\S+?(?=[\s(),;:]|$)|\S)",
        ]
    ),
    re.I,
)
_INNER: Final = ("nth", "weeks")  # groups within others
_NAMED_TOGETHER: Final = {"between": "span", "filler2": "filler", "filler3": "filler", "unclear2": "unclear"}


@dataclass(frozen=True)
class Token:
    """A word or sign: what it is, as it stands, where, and the weekdays or the number that it tells."""

    kind: str
    text: str
    days: tuple[int, ...] = ()  # 0 Monday to 6 Sunday, 7 bank holidays
    number: int = 0
    at: int = 0
    part: str = ""  # of the day, named beside a clock: "evening"


def tokens_of(clause: str) -> Iterator[Token]:
    """The tokens of a clause, in order, without its spaces and its words that say nothing."""
    for match in _TOKENS.finditer(clause):
        group = next(name for name, text in match.groupdict().items() if text and name not in _INNER)
        kind = _NAMED_TOGETHER.get(group, group)
        if kind not in ("space", "filler"):
            yield replace(_token(kind, match), at=match.start())


def _token(kind: str, match: re.Match[str]) -> Token:
    text = match.group(0)
    if kind.startswith("day") and kind != "daily":
        return Token("day", text, (int(kind[3:]),))
    if kind in ("daily", "weekdays", "weekends"):
        days = {"daily": tuple(range(7)), "weekdays": tuple(range(5)), "weekends": (5, 6)}[kind]
        return Token("days", text, days)
    if kind == "nth_of_month":
        return Token("ordinal", text, number=_WEEK_OF_MONTH[match["nth"].casefold()])
    if kind == "ordinal":
        return Token(kind, text, number=_WEEK_OF_MONTH[text.casefold()])
    if kind == "every":
        weeks = (match["weeks"] or "2").casefold()
        return Token(kind, text, number=_NUMBERS.get(weeks) or int(weeks))
    return Token(kind, text)
