"""Which telephone numbers, e-mail addresses, web addresses and words stand together in one cell?"""

import re
from dataclasses import dataclass
from typing import Final

from layers.tables.contacts import FEWEST_DIGITS, digits_in, emails_in, websites_in, without_label

_LONGEST: Final = 500
_NUMBER: Final = re.compile(
    r"(?<![\w@./£])(?<!\d:)"
    r"(?:(?:\+|00)\d{1,3}[ .-]?)?(?:\(0?\d{0,5}\)[ .-]?)?(?:0\d{2,4} ?/ ?(?=\d{6}\b))?"
    r"\d(?:[ \t\u00a0.\u2010-\u2015-]{0,2}(?!(?<=\s)0\d{2,4} ?\d{3})\d){3,13}"
    r"(?: ?(?:extension|extn?|x)\.? ?\d{1,5}\b| ?/ ?\d{1,4}\b)?"
    r"(?![\w@:]|[./]\w)",
    re.I,
)
_WITH_AT: Final = re.compile(r"(\S*@\S*)")  # what was no address stays a word, whatever digits it has
_MOST_OF_ONE: Final = 20  # digits, with the code of a country and an extension
_WHOLE: Final = re.compile(r"(?:[^\d\n]*\d){11}(?=[ ]\d)")  # no number of this country has more
_WHEN_TO_RING: Final = re.compile(
    r"[^\w]*(?:(?:\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm|-|–|to)|not |no |only |after |before |until |till? |from |"
    r"between |best |please |call |ring |text(?:s|ing)? |messages? |answer(?:phone|machine) |leave |weekday|"
    r"weekend|daytime|evening|morning|afternoon|office|day |eve |mon|tue|wed|thu|fri|sat|sun|term)[^@]{0,48}|"
    r"whatsapp|eves?)[^\w)]*\)?",
    re.I,
)
_NAMES_SOMEBODY: Final = re.compile(r"\b(?:ask|asking|speak|for|to|with|mr|mrs|ms|miss|dr|rev|fr)\b", re.I)
_LABELS: Final = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mob(?:ile)?|landline|home|work|call|ring|no|number|e-?mail|mail(?:to)?|"
    r"web(?:site)?|url|text|fax|or|and|also|either|on|at|see|visit|the|our|page|t|m|e|w|ffôn|ebost)\b",
    re.I,
)


@dataclass(frozen=True)
class ContactParts:
    """What stands in one cell, each sort in its order."""

    phones: tuple[str, ...] = ()  # as they are written, with an extension
    emails: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    ringing: str = ""  # when or how to ring: "not Mondays", "text only"
    words: str = ""  # what else stands there that is no mere label: a name


def contact_parts(cell: str) -> ContactParts:
    """Sort a cell into its ways of contact and the words about them; a long one is words alone."""
    text = cell.strip()
    if len(text) > _LONGEST:
        return ContactParts(words=text)
    emails, websites = emails_in(text), websites_in(text)
    rest = re.sub("mailto:", " ", text, flags=re.I)
    for address in (*emails, *websites):
        rest = rest.replace(address, " | ")
    phones: list[str] = []

    def taken(match: re.Match[str]) -> str:
        """A mark in the place of a number, which is noted; what is none stays."""
        number = match.group()
        if not FEWEST_DIGITS <= digits_in(number) <= _MOST_OF_ONE:
            return number
        whole = _WHOLE.match(number) if number.startswith("0") else None
        beside = number[whole.end() :] if whole and "x" not in number.casefold() else ""
        phones.append(number.removesuffix(beside).strip(" .-"))
        return f" | {beside}"

    pieces = [piece for part in rest.split("|") for piece in _WITH_AT.split(part)]
    rest = "|".join(piece if "@" in piece else _NUMBER.sub(taken, piece) for piece in pieces)
    left = [part.strip() for part in rest.split("|") if _says_something(part)]
    about = [part for part in left if phones and _WHEN_TO_RING.fullmatch(part) and not _names(part)]
    return ContactParts(
        phones=tuple(dict.fromkeys(phones)),
        emails=tuple(emails),
        websites=tuple(websites),
        ringing="; ".join(part.strip(" ()[],;:.-–—/") for part in about),
        words="; ".join(part for part in left if part not in about),
    )


def _says_something(part: str) -> bool:
    """Whether what is left beside addresses and numbers is more than labels and signs."""
    return any(letter.isalnum() for letter in _LABELS.sub(" ", without_label(part)))


def _names(part: str) -> bool:
    return _NAMES_SOMEBODY.search(part) is not None
