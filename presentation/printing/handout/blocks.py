"""What is a hand-out made of? Pages of blocks as plain data, from which paper and browser make the same.

Every text is a list with one entry for each language. No text of a place is ever read as markup.
"""

from collections.abc import Sequence
from typing import Any

from presentation.printing.handout.asking import Contact
from presentation.printing.handout.place_facts import Fact, together
from presentation.printing.lettered import printable
from presentation.words.handout.phrasebook import Phrasebook, Text
from presentation.words.plain import one_line

Block = dict[str, Any]


def heading(text: Text, level: int = 1) -> Block:
    """A heading of the first or second rank."""
    return {"kind": "heading", "level": level, "texts": list(text)}


def paragraph(text: Text, look: str = "") -> Block:
    """A paragraph: plain, "lead" or "strong"."""
    return {"kind": "paragraph", "look": look, "texts": list(text)}


def fact_list(facts: Sequence[Fact]) -> Block:
    """Names and values."""
    return {"kind": "facts", "rows": [{"names": list(name), "values": list(value)} for name, value in facts]}


def numbered(texts: Sequence[Text]) -> Block:
    """A numbered list: the steps of a way."""
    return {"kind": "steps", "rows": [list(text) for text in texts]}


def picture(svg: str, alt: Text, width_pt: float, height_pt: float) -> Block:
    """A map, and what it shows in words."""
    return {
        "kind": "map",
        "svg": svg,
        "alt": " / ".join(dict.fromkeys(alt)),
        "width": width_pt,
        "height": height_pt,
    }


def with_pictures(rows: Sequence[tuple[str, Text]]) -> Block:
    """Sentences, each with its own small drawing beside it."""
    return {"kind": "easy", "rows": [{"svg": svg, "texts": list(text)} for svg, text in rows]}


def lines_to_write_on(label: Text, count: int) -> Block:
    """Empty lines with a name before them."""
    return {"kind": "write", "texts": list(label), "count": count}


def whom_to_ring(book: Phrasebook, contact: Contact) -> Block:
    """The worker's name and number in a box; an empty line to write them on, where none was typed."""
    name, number = printable(one_line(contact.name)), together(printable(one_line(contact.number)))
    if not name and not number:
        return lines_to_write_on(book.say("whom_to_ring"), 1)
    if name and number:
        text = book.say("ring_worker", name=name, number=number)
    else:
        text = book.say("ring_number", number=number) if number else book.say("ask_worker", name=name)
    return {"kind": "contact", "texts": list(text)}


def day_of_week(title: Text, rows: Sequence[Text]) -> Block:
    """A day with what is on."""
    return {"kind": "day", "texts": list(title), "rows": [list(row) for row in rows]}
