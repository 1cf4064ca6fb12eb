"""What does a screen reader find on the page? Its accessibility tree as lines that a person can review.

``heard/`` keeps those lines for each step of a journey. What changes with the day or with a figure is a #.
"""

import re
from itertools import pairwise
from pathlib import Path
from typing import Final

from tests.browser.visitor import Visitor

HEARD: Final = Path(__file__).with_name("heard")
MAIN: Final = "[data-testid=stMain]"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_CHANGES: Final = re.compile(
    rf"\b[0-9a-f]{{16}}\b|£?\d[\d,.:–]*%?(?<![,.:])( ({_MONTHS}))?( #)?|\b({_DAYS})\b( #)?|in ({_MONTHS}) \d+"
)
_PARTS_OF_A_ROW: Final = ("cell", "rowheader", "columnheader", "rowgroup", "caption", "/url", "/placeholder")
_HINT: Final = "text: Press Enter to apply"  # Streamlit's own, as long as a field is typed in
_ACTED_ON: Final = "button|link|textbox|combobox|radio|checkbox|switch|spinbutton|radiogroup|table|slider"
_NAMELESS: Final = re.compile(rf"^(?:{_ACTED_ON})\b(?! \")")
_NOT_WORDS: Final = re.compile(r"\\\\|&#|:material|\b(?:keyboard_arrow|expand|arrow_drop)_\w+|call icon")
_LEVEL: Final = re.compile(r"^heading .*\[level=(\d)\]")


def tree(here: Visitor, selector: str = MAIN) -> list[str]:
    """The lines of the accessibility tree, each as "indent- role "name": words"."""
    return here.page.locator(selector).first.aria_snapshot().splitlines()


def spoken(here: Visitor, selector: str = MAIN) -> str:
    """The lines worth a review: from the question of the page to where its sources are named."""
    lines: list[str] = []
    for line in tree(here, selector):
        said = line.strip().removeprefix("- ").strip("'")
        if said.startswith("heading ") and "[level=1]" in said and selector == MAIN:
            lines.clear()  # above it stand the pages and the choice of a place, on every page the same
        if said.startswith("paragraph: ") and ("Made up for Within Reach" in said or "© Nobody" in said):
            break
        role = said.split(" ")[0].rstrip(":")
        if said == "status" or role in _PARTS_OF_A_ROW or said.startswith(_HINT) or _repeats(said, lines):
            continue
        lines.append(line)
    return "\n".join(_without_figures(line) for line in lines) + "\n"


def faults(here: Visitor) -> list[str]:
    """What is said badly: something to act on without a name, signs for words, a heading left out."""
    lines = [line.strip().removeprefix("- ").strip("'") for line in tree(here)]
    nameless = [f"without a name: {line}" for line in lines if _NAMELESS.match(line)]
    signs = [f"signs for words: {line}" for line in lines if _NOT_WORDS.search(line)]
    levels = [int(level[1]) for level in map(_LEVEL.match, lines) if level]
    jumps = [
        f"a heading of level {after} after one of {before}"
        for before, after in pairwise(levels)
        if after > before + 1
    ]
    tables = sum(line.startswith("table ") for line in lines)
    headed = sum(line.startswith("columnheader ") and '"' in line for line in lines)
    few = [f"{tables} tables, {headed} headings of columns"] if headed < 2 * tables else []
    frames = here.page.evaluate("[...document.querySelectorAll('iframe')].map(one => one.title)")
    maps = [f"a map called {name!r}" for name in frames if not name.startswith("Map of") or "&" in name]
    first = [f"{levels.count(1)} headings of level 1"] if levels.count(1) != 1 else []
    return nameless + signs + jumps + few + maps + first


def differs(name: str, now: str, folder: Path) -> str:
    """ "" where the step is read as it was reviewed; else where to look, and what to do if it is right."""
    kept = HEARD / f"{name}.txt"
    if kept.is_file() and kept.read_text(encoding="utf-8") == now:
        return ""
    new = folder / kept.name
    new.write_text(now, encoding="utf-8")
    return f"{name} is read otherwise than it was reviewed: read {new}, and if it is right put it at {kept}"


def _repeats(said: str, lines: list[str]) -> bool:
    """Whether a paragraph only says the name of the button, link or choice right above it once more."""
    if not said.startswith("paragraph: ") or not lines:
        return False
    words = said.removeprefix("paragraph: ").strip('"')
    return f'"{words}"' in lines[-1] and "paragraph" not in lines[-1]


def _without_figures(line: str) -> str:
    role = re.match(r"^ *- (?:'?heading|'?row)", line)
    level = re.search(r" \[level=\d\].*$", line) if role else None
    end = level.start() if level else len(line)
    return _CHANGES.sub("#", line[:end]) + line[end:]
