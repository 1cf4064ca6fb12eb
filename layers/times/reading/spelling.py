"""In which other ways are clocks and days written that mean the same? "0915-1545", "10 o'clock", "Mon10-12".

Each rule turns one way of writing into the one that the tokens know; none changes what is said.
"""

import re
from typing import Final

_MARK: Final = r"(?:[ap]\.?m\b\.?)"
_FOUR: Final = r"([01]?\d|2[0-3])([0-5]\d)"
_TWO_FOUR: Final = r"([01]\d|2[0-3])([0-5]\d)"
_TO: Final = r"(\s*(?:-|–|—|−|\bto\b|\buntil\b|\btill?\b)\s*)"
ENGLISH_DAY: Final = (
    r"mon(?:days?)?|tue(?:s|sdays?)?|wed(?:s|nesdays?)?|thu(?:r|rs|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?"
    r"|sun(?:days?)?"
)
_RULES: Final = tuple(
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
        (r"(?<=\d)\s?o[’'`]?\s?clock\b", ""),
        (r"\bbetween the hours of\b", "between"),
        (r"\bhalf past (\d{1,2})\b", r"\1.30"),
        (rf"(?<![\d:./])(?!20[12]\d){_TWO_FOUR}{_TO}{_TWO_FOUR}(?![\d:./])", r"\1:\2\3\4:\5"),
        (rf"(?<![\d:./]){_FOUR}\s?(?=hrs?\b|hours\b|{_MARK})", r"\1:\2 "),
        (r"(?<=[:.]\d\d)\s?(?:hrs?|hours)\b\.?", ""),
        (rf"(?<=[:.]\d\d)({_MARK})(?=[a-z])", r"\1 "),
    )
)  # fmt: skip


def plainly_spelt(clause: str) -> str:
    """The clause with its clocks and days as the tokens know them."""
    for written, plain in _RULES:
        clause = written.sub(plain, clause)
    return clause
