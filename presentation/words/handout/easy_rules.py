"""Does a text keep to the rules of the easy read? Five rules, each checked by this program.

1. Short sentences: twelve words at most.
2. One idea in a sentence: no second sentence, no comma, colon, dash or bracket, no "and", "but", "or".
3. No abbreviations: whole words, as they are spoken.
4. Numbers are figures: "8", not "eight".
5. Large letters, sixteen points or more, and a drawing beside every sentence.

What a place calls itself, its address, and what its list writes are quoted as they are and count as one word.
Source: a choice from "Information for all", European standards for making information easy to read and
understand (Inclusion Europe, 2009); how many words are too many is ours.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from presentation.words.handout.phrasebook import Text

MOST_WORDS: Final = 12
LEAST_PT: Final = 16.0

_JOINING: Final = re.compile(
    r"[,;:()\[\]/–—]|\b(?:and|but|or|because|which|although|while|etc)\b", re.IGNORECASE
)
_SHORTENED: Final = re.compile(
    r"\b(?:mins?|hrs?|h|m|km|approx|tel|st|rd|ave|am|pm|eg|ie|e\.g|i\.e|etc|info|max|incl|appt|asap"
    r"|mon|tues?|weds?|thurs?|thu|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
    r"|[a-z]’(?:s|t|re|ll|ve)\b|&",
    re.IGNORECASE,
)
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}\b")
_SPELT: Final = re.compile(
    r"\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|quarter)\b",
    re.IGNORECASE,
)
_QUOTED: Final = "Name"


@dataclass(frozen=True)
class EasyLine:
    """One sentence of the easy read: its drawing, its text in each language, and what it quotes."""

    drawing: str
    texts: Text
    quoted: tuple[str, ...] = ()


def easy_faults(lines: Sequence[EasyLine], *, text_pt: float) -> list[str]:
    """Every sentence that breaks a rule, with the rule. Words are known in English, elsewhere counted."""
    faults = [f"5: letters of {text_pt} points"] if text_pt < LEAST_PT else []
    for line in lines:
        if not line.drawing:
            faults.append(f"5: no drawing beside {line.texts[0]!r}")
        for at, text in enumerate(line.texts):
            faults += _faults(_without_quotes(text, line.quoted), english=at == 0)
    return faults


def _without_quotes(text: str, quoted: Sequence[str]) -> str:
    for part in sorted((part for part in quoted if part), key=len, reverse=True):
        text = text.replace(part, _QUOTED)
    return text


def _faults(text: str, *, english: bool) -> Iterator[str]:
    words = re.findall(r"[^\W_][\w’'.:£-]*", text)
    if len(words) > MOST_WORDS:
        yield f"1: {len(words)} words in {text!r}"
    if not text.endswith(".") or text.rstrip(".").count(". ") or len(re.findall(r"[.!?](?:\s|$)", text)) != 1:
        yield f"2: not one whole sentence: {text!r}"
    if not english:
        return
    plain = re.sub(r"\d+:\d\d|£\d+(?:\.\d\d)?", "0", text)
    if _JOINING.search(plain):
        yield f"2: more than one idea in {text!r}"
    if _SHORTENED.search(plain.rstrip(".")) or _CAPITALS.search(plain):
        yield f"3: an abbreviation in {text!r}"
    if _SPELT.search(plain):
        yield f"4: a number in letters in {text!r}"
