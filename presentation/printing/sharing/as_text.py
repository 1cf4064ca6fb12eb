"""How are a few places passed on as plain text, to be copied or as the body of an e-mail?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from typing import Final
from urllib.parse import quote

from presentation.printing.sharing.shared_places import SharedPlace
from presentation.words.dates import day_words
from presentation.words.handout import sharing as words
from presentation.words.plain import one_line

LONGEST_DRAFT: Final = 1_900  # signs of a mailto address; what Windows hands on ends at some 2,000
_ALL, _NEEDED = 99, 3  # how many facts: all of them; when, cost and telephone
_LONGEST_FACT: Final = 120
_MORE: Final = " …"


@dataclass(frozen=True)
class MailDraft:
    """A mailto address without an addressee, and whether it says all that the text says."""

    address: str
    whole: bool


def as_text(places: Sequence[SharedPlace], *, area_title: str, today: date) -> str:
    """The places one after another, each with its facts; lines end in a single line feed."""
    return "\n".join(_lines(places, area_title=area_title, today=today))


def mail_draft(places: Sequence[SharedPlace], *, area_title: str, today: date) -> MailDraft:
    """An e-mail to nobody yet, as long as every mail program takes it.

    What is too long is said shorter in steps: the most needed facts, then short ones, then fewer places.
    """
    whole = _address(_lines(places, area_title=area_title, today=today))
    if len(whole) <= LONGEST_DRAFT:
        return MailDraft(whole, True)
    for many in range(len(places), -1, -1):
        for facts in (_NEEDED, 0):
            lines = _lines(
                places[:many], area_title=area_title, today=today, facts=facts, left=len(places) - many
            )
            address = _address(lines)
            if len(address) <= LONGEST_DRAFT:
                return MailDraft(address, False)
    return MailDraft(_address([]), False)  # not even the area's name fits


def _lines(
    places: Sequence[SharedPlace], *, area_title: str, today: date, facts: int = _ALL, left: int = 0
) -> list[str]:
    short = facts < _ALL
    lines = [words.TITLE, words.intro(one_line(area_title), day_words(today))]
    for place in places:
        lines += ["", _short(place.entry.name, short=short)]
        lines += [line for line in (place.entry.kind, place.walk) if line]
        lines += [f"{name}: {_short(value, short=short)}" for name, value in place.facts[:facts]]
        lines.append(place.entry.checked)
    lines += ["", words.more_words(left)] if left else []
    return [*lines, "", words.MINUTES_NOTE] if any(place.walk for place in places) else lines


def _short(text: str, *, short: bool) -> str:
    text = one_line(text)  # spaces at which no line ends are for paper
    return text if not short or len(text) <= _LONGEST_FACT else text[:_LONGEST_FACT].rstrip() + _MORE


def _address(lines: list[str]) -> str:
    body = quote("\r\n".join(lines), safe="")  # line ends as RFC 6068 has them
    return f"mailto:?subject={quote(words.TITLE, safe='')}&body={body}"


def mail_file(places: Sequence[SharedPlace], *, area_title: str, today: date) -> str:
    """All of the text as a draft that a mail program opens (.eml), to nobody and from nobody yet."""
    letter = EmailMessage()
    letter["Subject"] = words.TITLE
    letter["X-Unsent"] = "1"  # opened as a draft, not as a letter that has come
    letter.set_content(as_text(places, area_title=area_title, today=today))
    return letter.as_string()
