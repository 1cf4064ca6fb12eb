"""What do page and terminal say to words of somebody in danger? Whom to ring, calmly, and nothing else."""

import html
from collections.abc import Iterator, Sequence
from typing import Final

from layers.danger.tables import Danger, HelpLine
from presentation.words import plain as words
from presentation.words.language import sentence
from questions.conversation.danger.dangers import RingNow

TITLE: Final = sentence("Help is there now")
FIRST: Final = sentence(
    "This may be about somebody in danger. These people answer, and it is right to ring them."
)
AT_ONCE: Final = sentence("If somebody is hurt, or not safe now")
NUMBER_MISSING: Final = sentence(
    "Your office has not filled in this number yet; the council’s switchboard puts you through."
)
NOT_SEARCHED: Final = sentence(
    "Nothing was searched for, and nothing of these words is kept, written down or sent."
)
ON_THE_PAGE: Final = sentence("They stand only in the box below, until they are cleared.")
OTHERWISE: Final = sentence("If they were meant otherwise, say it in other words.")
NO_SOURCE: Final = sentence("no source given")
CLEAR: Final = sentence("Clear this page at once")
_HEADINGS: Final = {
    None: AT_ONCE,
    Danger.WANTING_TO_DIE: sentence("If somebody wants to die, or to harm themselves"),
    Danger.HURT_AT_HOME: sentence("If somebody is hurt or afraid at home"),
    Danger.CHILD_AT_RISK: sentence("If a child may be at risk"),
    Danger.ADULT_AT_RISK: sentence("If an adult may be abused or neglected"),
}


def danger_html(whom: Sequence[RingNow]) -> str:
    """Whom to ring, for st.html: each number can be pressed on a telephone."""
    parts = "".join(
        f"<h2>{html.escape(_HEADINGS[each.danger])}</h2><ul>{''.join(map(_item, each.lines))}</ul>"
        for each in whom
    )
    privacy = f"{NOT_SEARCHED} {ON_THE_PAGE} {OTHERWISE}"
    first = f'<p class="wr-danger-first">{html.escape(FIRST)}</p>'
    return f'<div class="wr-danger">{first}{parts}<p>{html.escape(privacy)}</p></div>'


def _item(line: HelpLine) -> str:
    number = html.escape(line.number)
    dialled = html.escape(line.number.partition(",")[0].replace(" ", ""))
    ring = f'<a href="tel:{dialled}">{number}</a>' if number else html.escape(NUMBER_MISSING)
    hours = f" <span>{html.escape(line.hours)}</span>" if line.hours else ""
    source = f"<small>{html.escape(source_words(line))}</small>"
    return f"<li><b>{html.escape(line.who)}</b> {ring}{hours} {source}</li>"


def danger_lines(whom: Sequence[RingNow]) -> Iterator[str]:
    """Whom to ring, for a terminal."""
    yield from (TITLE + ".", FIRST)
    for each in whom:
        yield f"\n{_HEADINGS[each.danger]}:"
        for line in each.lines:
            hours = f" ({line.hours})" if line.hours else ""
            yield f"  {line.number or NUMBER_MISSING}  {line.who}{hours}"
            yield f"      {source_words(line)}"
    yield f"\n{NOT_SEARCHED} {OTHERWISE}"


def danger_records(whom: Sequence[RingNow]) -> list[dict[str, str]]:
    """Whom to ring as records for a file; "" is not known, or any danger."""
    return [
        {
            "danger": str(each.danger or ""),
            "who": line.who,
            "number": line.number,
            "hours": line.hours,
            "source": line.source,
            "date": line.as_of.isoformat(),
        }
        for each in whom
        for line in each.lines
    ]


def source_words(line: HelpLine) -> str:
    """Where a number is from: "www.samaritans.org, 26 November 2026"."""
    site = line.source.removeprefix("https://").partition("/")[0] or NO_SOURCE
    return f"{site}, {words.day(line.as_of.isoformat())}"
