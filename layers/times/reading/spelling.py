"""In which other ways are clocks and days written that mean the same? "0915-1545", "10 o'clock", "Mon10-12".

Each rule turns one way of writing into the one that the tokens know; none changes what is said.
"""

import re
from collections.abc import Callable
from typing import Final

from layers.times.reading.day_slips import with_days_mended

_MARK: Final = r"(?:[ap]\.?m\b\.?)"
_FOUR: Final = r"([01]?\d|2[0-3])([0-5]\d)"
_TWO_FOUR: Final = r"([01]\d|2[0-3])([0-5]\d)"
_TO: Final = r"(\s*(?:-|–|—|−|\bto\b|\buntil\b|\btill?\b)\s*)"
ENGLISH_DAY: Final = (
    r"mon(?:days?)?|tue(?:s|sdays?)?|wed(?:s|nesdays?)?|thu(?:r|rs|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?"
    r"|sun(?:days?)?"
)
_HOURS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_HOUR: Final = rf"({'|'.join(_HOURS)})"
# "ten to two" is ten minutes before two: of words only these are from when until when.
_UNTIL: Final = r"(\s*(?:-|–|—|−|\buntil\b|'?\btill?\b)\s*)"
_AFTER_FIGURES: Final = r"(\s*(?:-|–|—|−|\bto\b|\buntil\b|'?\btill?\b)\s*)"
_LETTER: Final = r"(?-i:[MWF])"  # T and S are two days each, and "M/F" may be men and women
_LETTERS: Final = rf"(?<![\w.])(?=[MF\s,/&]*(?-i:W)){_LETTER}(?:\s?[,/&]\s?{_LETTER}){{1,2}}(?=[\s:,]+\d)"
_FIGURES: Final = r"\d{1,2}(?:[.:]\d\d)?"
_AT: Final = r"(?:\s+(?:at|from)|\s?:)?\s*"
_STARTS: Final = r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|open(?:s|ing)?)"
_ENDS: Final = r"(?:finish(?:es|ing)?|end(?:s|ing)?|clos(?:es|ing))"
_NO_SPAN: Final = r"(?!\s*(?:hours?|hrs?|min|week|month|year|day|mile|people|time|session|of\b|at a time))"
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_MONTHS: Final = rf"\(\s?{_MONTH}\s?(?:-|–|—|to)\s?{_MONTH}\s?\)"


def _hour(word: str) -> int:
    """ "eleven" as 11; figures as they stand."""
    return int(word) if word.isdecimal() else _HOURS.index(word.casefold()) + 1


def _past(match: re.Match[str]) -> str:
    """ "half past two", "half two" as 2.30, "quarter past ten" as 10.15."""
    return f"{_hour(match[2])}.{'30' if match[1].casefold() == 'half' else '15'}"


def _quarter_to(match: re.Match[str]) -> str:
    """ "quarter to one" as 12.45."""
    return f"{_hour(match[1]) - 1 or 12}.45"


def _in_figures(match: re.Match[str]) -> str:
    """Hours in words as figures, with what stands between them."""
    return "".join(str(_hour(part)) if part.casefold() in _HOURS else part for part in match.groups())


def _letters(match: re.Match[str]) -> str:
    """ "M, W, F" as "Mon, Wed, Fri"."""
    return re.sub(_LETTER, lambda day: {"M": "Mon", "W": "Wed", "F": "Fri"}[day[0]], match[0])


def _same_half(match: re.Match[str]) -> str:
    """ "9 & 11am" as "9am & 11am": what comes first on a clock face; "11 & 2pm" as it stands."""
    first, last = (int(match[part].split(".")[0].split(":")[0]) for part in (1, 3))
    return f"{match[1]}{match[4]}{match[2]}{match[3]}{match[4]}" if first < last < 12 else match[0]


_RULES: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = tuple(
    (re.compile(written, re.I), plain)
    for written, plain in (
        (r"[\[{]", "("),
        (r"[\]}]", ")"),
        (r"[‐‑‒]", "-"),
        (r"//+", "/"),
        (r"\s/\s?[-–—](?=\s?(?:[,;]|$))", ""),  # "08:15 - 16:45 / -": there is no second time
        (r":\s?[-–—](?=\s?(?:$|[,;]|[a-z]{2,9}:))", ": closed"),  # "Mon: - Tue: 9-5"
        (rf"\b({ENGLISH_DAY})(?=\d)", r"\1 "),
        (r"\b(\d{1,2}[:.]\d\d):00\b", r"\1"),
        (rf"\b{_HOUR}(?=\s?o[’'`]?\s?clock\b)", _in_figures),
        (r"(?<=\d)\s?o[’'`]?\s?clock\b", ""),
        (r"\bbetween the hours of\b", "between"),
        (r"\bhalf[ -]past (\d{1,2})\b", r"\1.30"),
        (r"\bquarter past (\d{1,2})\b", r"\1.15"),
        (rf"\b(half|quarter)[ -]past {_HOUR}\b", _past),
        (rf"\b(half) {_HOUR}\b(?! hours?\b)", _past),
        (rf"\bquarter to (\d{{1,2}}|{_HOUR[1:-1]})\b", _quarter_to),
        (rf"\b{_HOUR}{_UNTIL}(\d{{1,2}}[.:]\d\d)\b{_NO_SPAN}", _in_figures),
        (rf"(?<=[\d.:])(\d){_UNTIL}{_HOUR}\b{_NO_SPAN}", _in_figures),
        (rf"(?<=[.:])(\d\d){_AFTER_FIGURES}{_HOUR}\b{_NO_SPAN}", _in_figures),
        (_LETTERS, _letters),
        (
            rf"{_STARTS}{_AT}({_FIGURES}\s?{_MARK}?),?(?:\s+and)?\s+{_ENDS}{_AT}({_FIGURES}\s?{_MARK}?)(?![\d:])",
            r"\1 - \2",
        ),
        (rf"(?<![-–—.:\d])\b({_FIGURES})(\s?(?:&|and)\s?)({_FIGURES})\s?({_MARK})(?!\s?[-–—])", _same_half),
        (rf"\b(between ){_HOUR}( and ){_HOUR}\b{_NO_SPAN}", _in_figures),
        (r"(?<!\w)(?-i:M\s?[-–—]\s?F)(?=[\s:,]+\d)", "Mon-Fri"),
        (rf"\b(?:summer|winter|spring|autumn)\s?:\s?(?=[^;]*{_MONTHS})", ""),
        (rf"\b(?:summer|winter|spring|autumn)(?: opening)?(?: hours| times)?\s?(?={_MONTHS})", ""),
        (r"!+", " "),
        (r"(?<=\d)\.\.(?=[0-5]\d)", "."),
        (r"\b(\d{1,2})[;,](?=(?:00|15|30|45)\s?[ap]\.?m)", r"\1."),
        (rf"(?<![\d:./])(?!20[12]\d){_TWO_FOUR}{_TO}{_TWO_FOUR}(?![\d:./])", r"\1:\2\3\4:\5"),
        (rf"(?<![\d:./]){_FOUR}\s?(?=hrs?\b|hours\b|{_MARK})", r"\1:\2 "),
        (r"(?<=[:.]\d\d)\s?(?:hrs?|hours|h)\b\.?", ""),
        (rf"(?<=[:.]\d\d)({_MARK})(?=[a-z])", r"\1 "),
    )
)  # fmt: skip


def plainly_spelt(clause: str) -> str:
    """The clause with its clocks and days as the tokens know them."""
    clause = with_days_mended(clause)
    for written, plain in _RULES:
        clause = written.sub(plain, clause)
    return clause
