"""What does a text in Welsh, or in Welsh and English side by side, say in English?

Days are written with their mutations ("Dydd Mawrth", "Nos Fawrth", "ddydd Mercher"). Where both languages
stand side by side they have to say the same; where they differ the text is not read.
"""

import re
from typing import Final

from layers.times.reading.spelling import ENGLISH_DAY

_DAYS: Final = {
    "monday": r"llun|lun",
    "tuesday": r"mawrth|fawrth|maw",
    "wednesday": r"mercher|fercher|mer",
    "thursday": r"iau",
    "friday": r"gwener|wener|gwe",
    "saturday": r"sadwrn|sad",
    "sunday": r"sul",
}
_DAY: Final = "|".join(_DAYS.values())
_ORDINALS: Final = ((1, "af", "st"), (2, "il", "nd"), (3, "(?:ydd|edd)", "rd"), (4, "(?:ydd|edd)", "th"))
_MONTHS: Final = {
    **{"January": "ionawr", "February": "chwefror|ch?wefror", "April": "ebrill", "May": "mai|fai"},
    **{
        "June": "mehefin",
        "July": "gorffennaf",
        "August": "awst",
        "September": "[mf]edi",
        "October": "hydref",
    },
    **{"November": "tachwedd", "December": "rhagfyr"},
}
_SURE: Final = re.compile(
    r"\b(?:dd?ydd|nos|bob|llun|mercher|iau|gwener|sadwrn|gwe|maw|mawrth|sul|ar gau|wedi cau|ar agor)\b", re.I
)
_MARCH: Final = re.compile(
    r"\d\s+(?:o )?(?:fawrth|mawrth)|(?:fawrth|mawrth) 20\d\d|\b(?:mis|ym|fis) [mf]awrth", re.I
)
_RULES: Final = tuple(
    (re.compile(rf"\b(?:{welsh})\b", re.I), english)
    for welsh, english in (
        (r"bob yn ail(?: wythnos)?", "every other"),
        (r"(?:bob|pob) pythefnos", "fortnightly"),
        (r"(?:y |o(?:'|’)r )?mis cyntaf", "first month"),
        (r"cyntaf(?= (?:y|bob|pob|o|o bob) mis| o['’]r mis)|gyntaf", "first"),
        (r"cyntaf", "first"),
        *((rf"{number}{ending}", f"{number}{english}") for number, ending, english in _ORDINALS),
        (r"ail", "second"),
        (r"th?rydydd|th?rydedd|drydydd|drydedd", "third"),
        (r"ph?edwerydd|ph?edwaredd|bedwerydd|bedwaredd", "fourth"),
        (r"olaf", "last"),
        (r"(?:o )?(?:bob|pob) mis|y mis|o['’]r mis", "of the month"),
        (r"(?:bob|pob) dydd(?! ?(?:" + _DAY + r")\b)", "every day"),
        (r"wythnosol|(?:bob|pob) wythnos", "weekly"),
        (r"pythefnosol", "fortnightly"),
        (r"misol", "monthly"),
        (r"(?:ac eithrio|heblaw(?: am)?|ond nid)", "except"),
        (r"(?:yn ystod )?gwyliau(?: yr| 'r|['’]r)? ysgol(?:ion)?", "school holidays"),
        (r"rhwng", "between"),
        (r"bob|pob", "every"),
        (r"(?:yn ystod )?(?:y )?(?:tymor|tymhorau)(?: (?:yr )?ysgol)?(?: yn unig)?", "term time only"),
        (r"(?:ar )?gwyliau['’]? (?:y )?banc|gŵyl y banc|gwyl y banc", "bank holidays"),
        (r"(?:wedi )?(?:ei |ar )?(?:gau|cau)(?: drwy'r dydd)?(?: ar)?", "closed"),
        (r"oriau agor(?: yw)?|amseroedd agor|ar agor", "open"),
        (r"hanner dydd|canol dydd", "noon"),
        (r"hanner nos", "midnight"),
        (r"(?:yn y |y )?bore(?:au)?", "morning"),
        (r"(?:yn y |y )?prynhawn(?:au)?", "afternoon"),
        (r"(?:yn yr |yr |gyda['’]r )?(?:hwyr|nosweithiau|noswaith)", "evening"),
        (rf"nos (?=(?:{_DAY})\b)", "evening "),
        (r"(?:d?dd?ydd|dyddiau) (?=(?:" + _DAY + r")\b)", ""),
        (r"tan|hyd at|hyd", "until"),
        (r"a(?!\.)|ac", "and"),
        (r"i", "to"),
        (r"o", "from"),
        (r"(?<!\d )am", "at"),
        (r"ar", "on"),
        (r"yn unig", "only"),
        (r"y|yr", "the"),
        *((rf"(?:{welsh})", english) for english, welsh in _MONTHS.items()),
        *((rf"(?:{welsh})", english.capitalize()) for english, welsh in _DAYS.items()),
    )
)
_CLOCK_MARKS: Final = (
    (re.compile(r"(?<=\d)\s?y\.?b\b\.?", re.I), "am"),
    (re.compile(r"(?<=\d)\s?y\.?[ph]\b\.?", re.I), "pm"),
)
_WELSH_DAY: Final = rf"(?:(?:d?dd?ydd|nos) )?(?:{_DAY})\b"
_WELSH_RUN: Final = rf"(?:bob )?{_WELSH_DAY}(?:\s?(?:-|–|,|&|\bi\b|\ba\b|\bac\b)\s?{_WELSH_DAY}){{0,6}}"
_ENGLISH_RUN: Final = (
    rf"(?:every )?(?:{ENGLISH_DAY})\b(?:\s?(?:-|–|,|&|\bto\b|\band\b)\s?(?:{ENGLISH_DAY})\b){{0,6}}"
)
_BETWEEN: Final = r"(?:\s?(?://?|\||\s-\s)\s?|\s)"
_PAIRS: Final = (
    re.compile(rf"\b(?P<welsh>{_WELSH_RUN}){_BETWEEN}(?P<english>{_ENGLISH_RUN})", re.I),
    re.compile(rf"\b(?P<english>{_ENGLISH_RUN}){_BETWEEN}(?P<welsh>{_WELSH_RUN})", re.I),
)
_IN_BRACKETS: Final = (
    re.compile(rf"\b(?P<welsh>{_WELSH_RUN}) ?\((?P<english>{_ENGLISH_RUN})\)", re.I),
    re.compile(rf"\b(?P<english>{_ENGLISH_RUN}) ?\((?P<welsh>{_WELSH_RUN})\)", re.I),
)
_SHUT_TWICE: Final = re.compile(
    r"\b(?:(?:ar gau|wedi cau)\s?(?://?|\|)\s?closed|closed\s?(?://?|\|)\s?(?:ar gau|wedi cau))\b", re.I
)
_OPEN_TWICE: Final = re.compile(r"\b(?:ar agor\s?(?://?|\|)\s?open|open\s?(?://?|\|)\s?ar agor)\b", re.I)


class TwoLanguagesError(ValueError):
    """The Welsh and the English of a text do not say the same, or not plainly."""


def has_welsh(text: str) -> bool:
    """Whether a text has words of times in Welsh."""
    return bool(_SURE.search(text))


def has_english(text: str) -> bool:
    """Whether a text names days in English."""
    return bool(re.search(rf"\b(?:{ENGLISH_DAY})\b", text, re.I))


def side_by_side(text: str) -> str:
    """The text with days that stand in both languages once, in English.

    Raises
    ------
    TwoLanguagesError
        The days differ, or "Mawrth" may be March.
    """
    if _MARCH.search(text):
        raise TwoLanguagesError(text)
    for pair in (*_PAIRS, *_IN_BRACKETS):
        text = pair.sub(_once, text)
    return _OPEN_TWICE.sub("open", _SHUT_TWICE.sub("closed", text))


def in_english(text: str) -> str:
    """Words of times put into English; other words stay as they are."""
    for marks, english in _CLOCK_MARKS:
        text = marks.sub(english, text)
    for welsh, english in _RULES:
        text = welsh.sub(english, text)
    return text


def _once(match: re.Match[str]) -> str:
    if _same_days(in_english(match["welsh"])) != _same_days(match["english"]):
        raise TwoLanguagesError(match[0])
    return match["english"]


def _same_days(run: str) -> str:
    """A run of days in short, the same for all ways of writing them."""
    short = re.sub(rf"\b(?:{ENGLISH_DAY})\b", lambda day: day[0][:2], run.casefold())
    short = re.sub(r"\s?(?:-|–|\bto\b)\s?", "-", short)
    return re.sub(r"\s?(?:,|&|\band\b)\s?", ",", re.sub(r"\bevery |\bevening ", "", short)).strip()
