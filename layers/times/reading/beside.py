"""Which words beside days and clocks say nothing of when: activities, welcomes, prices, places, people?

Common words are in ``words_beside.csv``: what is an activity, a welcome or a plain word says nothing that is
lost; whom it is for, how long, and on which single days it is shut stay in words beside the sessions.
"""

import csv
import re
from pathlib import Path
from typing import Final

WORDS_CSV: Final = Path(__file__).with_name("words_beside.csv")
_PASSED_OVER: Final = ("activity", "welcome", "plain")
_STAY: Final = "people"
_PLACE: Final = "place"
_NUMBER: Final = r"(?:\d{1,3}|one|two|three|four|five|six|eight|ten|twelve)"


def _words(*kinds: str) -> str:
    """The words of some kinds as alternatives, the longest first."""
    with WORDS_CSV.open(encoding="utf-8", newline="") as lines:
        words = [row["words"] for row in csv.DictReader(lines) if row["kind"] in kinds]
    return "|".join(re.escape(word).replace(r"\ ", r"[ -]") for word in sorted(words, key=len, reverse=True))


_PHONE: Final = r"\(?0\d{2,4}\)? ?\d{3,4} ?\d{3,6}\b"
_ADDRESS: Final = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}"
SILENT: Final = (
    rf"(?:£ ?\d{{1,4}}(?:\.\d\d)?(?:p\b)?|\b\d{{1,3}}p\b|https?://\S{{1,300}}|\bwww\.\S{{1,300}}"
    rf"|(?:\be-?mail(?: us)?(?: (?:on|at))?:? )?{_ADDRESS}"
    rf"|(?<!\w)(?:(?:call|ring|tel|phone|contact|contact us)(?: on)?:? )?{_PHONE}(?: for details)?"
    r"|(?<=[\dm] )['’]?(?:un)?till? late\b"  # an end that is not told
    rf"|\b(?:{_words(*_PASSED_OVER)})(?:s|es)?(?![\w'’]))"
)
PLACE: Final = (
    rf"\b(?:(?:in|at|on|via|from)(?: the| our)? )?(?:{_words(_PLACE)})(?![\w'’])(?: \d{{1,2}}(?![\d:.]))?"
)
_NAMED_PLACE: Final = re.compile(rf"[^\W\d_][\w\s'’&.,()-]*\b(?:{_words(_PLACE)})\b[^\d]*", re.I)
_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_SHUT: Final = (
    r"(?:but |and )?(?:closed|shut|except(?:ing)?(?: for)?|excluding|excl\.?|not"
    r"|no (?:sessions?|meetings?|groups?))(?: (?:on|over|for|at|in|during))?(?: the)?"
)
_SINGLE_DAYS: Final = (
    rf"{_DAY} dec(?:ember)? ?(?:-|–|to|until|till) ?{_DAY} jan(?:uary)?"
    rf"|{_DAY}(?:(?: ?(?:,|&|and) ?){_DAY}){{0,5}} (?:of )?{_MONTH}(?:,? 20\d\d)?"
    r"(?! ?(?:-|–|to\b|until\b|till\b|\d))"
    r"|between christmas (?:and|&) (?:the )?new year|"
    r"half[ -]term|bank holiday weekends?"
    r"|christmas(?: (?:day|eve|period|and new year|& new year))?|boxing day"
    r"|new year(?:['’]s day|['’]s)?|good friday|easter(?: (?:sunday|monday|weekend))?"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: ?(?:and|&|,|-) ?\d{1,2}(?:st|nd|rd|th)?){0,3} dec(?:ember)?"
)
_LAST: Final = (
    r"(?:last|latest|final) "
    r"(?:entry|admissions?|(?:food )?orders?(?: for [a-z]+)?|appointments?|arrivals?|swim)"
)
_OPENS: Final = r"(?:(?:doors|bar|kitchen)(?: opens?)?|registration|sign[- ]?in|warm[- ]?up)"
_BEFORE_IT: Final = (  # a clock that is neither when it begins nor when it ends
    rf"(?:{_LAST}|(?<=[,;(–—-] ){_OPENS}|(?<=[,;(]){_OPENS})(?: (?:is|are))?(?: at)?:? ?"
    r"(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?|noon|midday)(?! ?(?:-|–|to\b|until\b|till\b|\d))"
)
STAYS: Final = (
    r"(?:\b(?:for )?(?:the )?(?:over|under|aged|ages?|age)[ -]?(?:\d{1,2})(?: ?(?:-|–|to|and) ?\d{1,2})?"
    r"(?: ?['’]?s| ?\+| ?(?:years?|yrs?)(?: olds?)?| and (?:over|under|above))?(?!\w)"
    r"|\b\d{1,2} ?(?:\+|plus\b)(?: only)?"
    r"|\b\d{1,2} ?(?:-|–|to) ?\d{1,2} ?(?:years?|yrs?)(?: olds?)?\b"
    rf"|\b(?:for )?{_NUMBER} ?(?:hours?|hrs?|mins?|minutes)\b(?: walks?)?"
    rf"|\b{_NUMBER}[- ]weeks?(?: (?:course|programme|block))?\b(?! (?:a|per))"
    r"|\bfirst (?:session|class|visit|lesson|meal) (?:is )?free\b"
    rf"|\b{_SHUT} (?:{_SINGLE_DAYS})(?: ?(?:and|&|,) ?(?:{_SINGLE_DAYS})){{0,3}}(?!\w)"
    rf"|(?:(?<=holidays)|(?<=hols)) ?(?:and|&|,|or) ?(?:over |at |for |on )?(?:the )?(?:{_SINGLE_DAYS})(?!\w)"
    r"|\b(?:and |or )?(?:at )?(?:all )?other (?:times|days) by (?:prior )?(?:appointment|arrangement)\b"
    r"|\bor by (?:prior )?(?:appointment|arrangement)\b"
    r"|\b(?:[1-4]\d|5[01]) weeks (?:a|per|of the|in the) year\b"
    rf"|{_BEFORE_IT}"
    rf"|\b(?:for |with )?(?:{_words(_STAY)})(?:['’]?s)?(?![\w'’]))"
)
_STAYS: Final = re.compile(STAYS, re.I)


def is_place(words: str) -> bool:
    """Whether words beside the times are a place with its name: "at St Mary's Church"."""
    return bool(_NAMED_PLACE.fullmatch(words.strip(" ()"))) and not _STAYS.search(words)
