"""How is an opening_hours text written so that the library reads it: dashes, open ends, holidays?

Nothing here changes what a text means; what cannot be put without that is refused.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Final

_DAY: Final = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_SUN: Final = re.compile(r"sunrise|sunset|dawn|dusk|easter", re.I)
_HOLIDAY: Final = r"(?:PH|SH)"
# A holiday stands by itself or in a list: "PH Mo-Fr" means both at once to some and either to others.
_PLAIN_HOLIDAY: Final = re.compile(
    rf"(?:(?<=^)|(?<=[;,\s])){_HOLIDAY}(?=\s*(?:$|[;,]|off\b|closed\b|open\b|unknown\b|\d{{1,2}}:\d|\|\|))",
    re.I,
)
_ONE_TIME: Final = re.compile(r"(?<![\d:-])(\d{1,2}):(\d{2})(?![\d:])(\+?)(?!\s*-)")
_RANGE: Final = re.compile(r"(\d{1,2}:\d{2})-(\d{1,2}:\d{2})")
_DAY_MINUTES: Final = 24 * 60
_MORE_RULES: Final = re.compile(r";|\|\||\d\s*,\s*[A-Z]")
_OR_LONGER: Final = re.compile(r"(-\d{1,2}:\d{2})\+")
_YEARLY: Final = re.compile(rf"\[|[+-]\s*\d+\s*days?|{_MONTH}|week|\b\d{{4}}\b", re.I)
_YEAR: Final = re.compile(r"(?<![\d:])\d{4}(?![\d:])")


@dataclass(frozen=True)
class TidyHours:
    """A text as the library reads it, and what is told of it by its letters."""

    text: str
    open_ends: bool  # has "10:00+", which the library takes for "until midnight"
    public_holidays: bool
    school_holidays: bool
    yearly: bool  # its weeks are not all alike: it names months, dates, weeks of the month or of the year
    years: tuple[int, int] | None  # the first and last year that it names


def tidy_hours(text: str) -> TidyHours | None:
    """Put a text as the library reads it; None where that cannot be done without changing its meaning.

    A start alone, ``10:00`` or ``10:00+``, becomes a stretch of one minute: its end is not known.
    """
    tidy = punctuated(text)
    bare = _outside_quotes(tidy, lambda part: part, quoted="")
    holidays = _PLAIN_HOLIDAY.findall(bare)
    if _SUN.search(bare) or len(holidays) != len(re.findall(rf"\b{_HOLIDAY}\b", bare, re.I)):
        return None
    if _has_stretch_of_a_minute(bare):
        return None
    years = [int(year) for year in _YEAR.findall(bare)]
    if years and not (1950 <= min(years) <= max(years) <= 2100 and max(years) - min(years) <= 40):
        return None
    kinds = {holiday.upper() for holiday in holidays}
    if kinds and _MORE_RULES.search(bare) and _runs_past_midnight(bare):
        return None  # whether a rule for holidays cuts off the night before them is not for us to say
    return TidyHours(
        tidy,
        open_ends=any(match[3] for match in _ONE_TIME.finditer(bare)),
        public_holidays="PH" in kinds,
        school_holidays="SH" in kinds,
        yearly=bool(_YEARLY.search(bare)),
        years=(min(years), max(years)) if years else None,
    )


def punctuated(text: str) -> str:
    """The text with dashes, colons and semicolons as the grammar has them."""
    return _outside_quotes(text, _punctuated).strip(" ;,")


def with_starts_alone(text: str, *, until_midnight: bool = False) -> str:
    """Starts alone as stretches of a minute; those with a plus as they are if ``until_midnight``."""

    def written(match: re.Match[str]) -> str:
        """One start as a stretch of a minute, or as it is."""
        if until_midnight and match[3]:
            return match[0]
        minutes = int(match[1]) * 60 + int(match[2]) + 1
        return f"{match[1]}:{match[2]}-{minutes // 60:02d}:{minutes % 60:02d}"

    return _outside_quotes(text, lambda part: _ONE_TIME.sub(written, part))


def starts_alone(text: str) -> bool:
    """Whether a start stands alone, without its end."""
    return bool(_ONE_TIME.search(_outside_quotes(text, lambda part: part, quoted="")))


def open_starts(text: str) -> set[time]:
    """The starts that are followed by a plus."""
    bare = _outside_quotes(text, lambda part: part, quoted="")
    pluses = [match for match in _ONE_TIME.finditer(bare) if match[3]]
    return {time(int(match[1]) % 24, int(match[2]) % 60) for match in pluses}


def with_every_day(text: str, holiday: str) -> str:
    """The text as it holds on a day that is such a holiday (PH or SH): its rules count for every day."""
    return _outside_quotes(text, lambda part: re.sub(rf"\b{holiday}\b", "Mo-Su", part, flags=re.I))


def rules_of(text: str) -> list[str]:
    """The rules of a text, as they stand between semicolons and fallbacks."""
    parts = re.split(r'((?:"[^"]*"|[^";|])+)', text)
    return [part.strip() for part in parts[1::2] if part.strip()]


def without_fallback(text: str) -> tuple[str, str]:
    """What stands before and after the first ``||`` outside of quotes; "" after it where there is none."""
    match = re.match(r'((?:"[^"]*"|[^"|])*)\|\|(.*)', text, re.S)
    return (match[1], match[2]) if match else (text, "")


def _punctuated(text: str) -> str:
    text = re.sub(r"(?<=[A-Za-z\]])\s*[-–—]\s*(?=[A-Za-z])|(?<=\d)\s*[-–—]\s*(?=\d)", "-", text)
    text = re.sub(r"(?<=[A-Za-z\]])\s*:\s*(?=\d|off|closed)", " ", text)
    text = re.sub(r";(?:\s*;)+", ";", text)
    text = re.sub(r"(?<=[A-Za-z\]])\s+24/7\b", " 00:00-24:00", text)
    return _OR_LONGER.sub(r"\1", text)


def _has_stretch_of_a_minute(text: str) -> bool:
    return any(_minutes(end) - _minutes(start) == 1 for start, end in _RANGE.findall(text))


def _runs_past_midnight(text: str) -> bool:
    for start, end in _RANGE.findall(text):
        first, last = _minutes(start), _minutes(end)
        if last > _DAY_MINUTES or 0 < last <= first:
            return True
    return False


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _outside_quotes(text: str, change: Callable[[str], str], *, quoted: str | None = None) -> str:
    """Change what stands outside of quotes; ``quoted`` takes the place of what stands within."""
    parts = re.split(r'("[^"]*")', text)
    return "".join(
        change(part) if place % 2 == 0 else (part if quoted is None else quoted)
        for place, part in enumerate(parts)
    )
