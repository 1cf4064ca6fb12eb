"""May words that were not understood end, narrow or change what the words beside them say?"""

import re
from typing import Final

from layers.times.reading.periods import MONTH
from layers.times.reading.tokens import SAY_NOT_WHEN, tokens_of

_ENDS_OR_NARROWS: Final = re.compile(
    r"\b(?:cancel\w*|suspend\w*|suspension|postpon\w*|discontinu\w*|ceas\w*|ended|ends|ending|finish\w*"
    r"|stopp\w*|pause\w*|longer|further notice|not (?:currently|running|on|meeting|available)|hold|break"
    r"|temporar\w*|resum\w*|re-?start\w*|re-?open\w*|return\w*|back|appointments?|appts?|arrangement|request"
    r"|book\w*|bi-?monthly|monthly|months?|fortnight\w*|alternat\w*|bi-?weekly|twice|once|rota|weeks?|quarter\w*"
    r"|every other|every (?:second|two|third|three|fourth|four|five|six|few|\d\w*)"
    r"|term\w*|summer|winter|spring|autumn|season\w*|easter"
    r"|only|unless|if|when|while|weather|starting|starts|begin\w*|commenc\w*|until|till|before|after"
    r"|tb[ca]|confirmed|var(?:y|ies|iable)|subject to|1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth"
    r"|last|new|old|now|was|were|previously|formerly|mov(?:ed?|ing)|chang\w*|check|instead|occasional\w*"
    r"|sometimes|some|most|usually|normally|irregular\w*|dates?)\b",
    re.I,
)
# Beside these and those above, words that are not known do not stand aside as a mere note.
_BEARS_ON_WHEN: Final = re.compile(
    r"\b(?:holidays?|hols?|half|next|previous|or|either|approx\w*|around|about|roughly|late|early|dusk|dawn|sun\w*"
    r"|except\w*|exclud\w*|excl|not|no|never|without|arriv\w*|doors?|end|clos\w*|shut"
    r"|but|odd|even|other|various|different|may|might|should|could|usual\w*|possibl\w*|perhaps|maybe|on?wards"
    r"|daytimes?|ish|plan\w*|hop\w*|soon|later|earl\w*|till?|to|from|between|than|limited|reduced|extended|ramadan"
    r"|christmas|xmas|bh|year\w*|gyda|heb|oni|ddim|respectively|during|whilst|lent|advent|home|away|fixtures?|races?"
    r"|taster|trial|launch|special|one-off|events?|agm|festival|fair|sales?|f[eê]te|exhibition|party|trips?|outings?"
    r"|concerts?|days?|shows?|performances?)\b",
    re.I,
)
_OF_SOMETHING_ELSE: Final = re.compile(
    r"\b(?:ring|call|phone|contact|see|tel\w*|e-?mail|text|order\w*|deliver\w*)\b", re.I
)
_DATE: Final = re.compile(
    rf"\bfrom (?:the |\w+day )?\d|\b{MONTH}|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b20\d\d\b",
    re.I,
)
_SHUT_THEN: Final = re.compile(r"\b(?:closed|shut|not|no|except(?:ing)?|excluding|excl)\b", re.I)
_ALL_SHUT: Final = re.compile(r"(?:(?:currently|now|permanently|temporarily) )?closed|shut", re.I)
_A_TIME_OF_YEAR: Final = re.compile(r"christmas|xmas|new year|easter|good friday|boxing day|holiday", re.I)
_NOT_ABOUT_DAYS: Final = SAY_NOT_WHEN | {"clock"}


def takes_all_back(part: str) -> bool:
    """Whether an unread clause may end, narrow or change what the others say.

    What is shut on some dates only ("closed in August", "no session on Christmas Day") does not.
    """
    if _ENDS_OR_NARROWS.search(part) or _ALL_SHUT.fullmatch(part):
        return True
    if _DATE.search(part) and not _SHUT_THEN.search(part):
        return True
    tokens = list(tokens_of(part))
    if any(token.days for token in tokens):
        return False
    kinds = {token.kind for token in tokens}
    dated = bool(_DATE.search(part) or _A_TIME_OF_YEAR.search(part))
    return bool(kinds & {"span", "clock", "all day"}) or ("closed" in kinds and not dated)


def is_about_when(bracket: str) -> bool:
    """Whether words in brackets name days or weeks, or take something back."""
    about_days = {token.kind for token in tokens_of(bracket)} - _NOT_ABOUT_DAYS
    return bool(about_days or _ENDS_OR_NARROWS.search(bracket) or _DATE.search(bracket))


_OF_DAYS: Final = re.compile(r"\b[MTWFS]\b|^\W*(?:&|\+|and\b|or\b)|(?:&|\+|\band|\bor)\W*$")  # "T & Th"


def is_mere_note(words: str, *, leading: bool = False) -> bool:
    """Whether words that are not known may stand aside as a note: they name nothing that bears on when.

    ``leading``: they stand before the days and clocks, and may say that those are of something else ("Ring").
    """
    bears = _BEARS_ON_WHEN.search(words) or _OF_DAYS.search(words) or is_about_when(words)
    return not (bears or (leading and _OF_SOMETHING_ELSE.search(words)))
