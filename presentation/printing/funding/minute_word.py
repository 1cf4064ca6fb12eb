"""How does the minute become a Word file, so that a secretary can go on writing in it?

Headings, lists, heads of tables that repeat on each page, and the text that stands for the map are those of
Word itself, so that a screen reader has them. It says what the PDF says, with every letter that Word holds.
"""

from collections.abc import Mapping
from typing import Any

from docx.document import Document as WordDocument

from layers.assets.kinds import Kinds
from presentation.printing.funding.minute import Minute, minute_data
from presentation.printing.word.document import (
    add_lines,
    add_picture,
    add_table,
    as_file,
    as_word_holds,
    blank,
)


def minute_docx(minute: Minute, *, kinds: Kinds) -> bytes:
    """The minute as a Word file (Office Open XML)."""
    data = as_word_holds(minute_data(minute, kinds=kinds))
    document = blank(data["title"], data["foot"], day=minute.today)
    document.add_heading(data["title"], level=0)
    document.add_paragraph().add_run(data["answer"]).bold = True
    add_lines(document, data["intro"], style=None)
    add_lines(document, [*data["meeting"], *data["missing"]])
    headings = data["headings"]
    document.add_heading(headings["decided"], level=1)
    add_table(document, data["decided"])
    document.add_heading(headings["money"], level=1)
    add_lines(document, data["money"])
    document.add_heading(headings["chosen"], level=1)
    add_lines(document, [data["not_the_panels"]], style=None)
    document.add_paragraph().add_run(data["suggestion"]).bold = True
    add_lines(document, [data["suggested_places"]], style=None)
    add_lines(document, data["apart"])
    add_picture(document, data["map"])
    add_table(document, data["chosen"])
    add_table(document, data["prices"])
    document.add_heading(headings["aims"], level=1)
    add_table(document, data["aims"])
    add_lines(document, data["aims_lines"])
    document.add_heading(headings["bids"], level=1)
    add_table(document, data["bids"])
    add_lines(document, data["how"])
    document.add_heading(headings["sizes"], level=1)
    add_table(document, data["sizes"])
    add_lines(document, [data["size_note"]], style=None)
    if data["marks"]["rows"]:
        document.add_heading(headings["marks"], level=1)
        add_table(document, data["marks"])
    _last(document, data)
    return as_file(document)


def _last(document: WordDocument, data: Mapping[str, Any]) -> None:
    """What was not known, how it would change, how to check it, and where it comes from."""
    headings = data["headings"]
    document.add_heading(headings["unknown"], level=1)
    add_lines(document, data["unknown"])
    document.add_heading(headings["change"], level=1)
    add_lines(document, [data["change"]], style=None)
    add_lines(document, data["trials"])
    document.add_heading(headings["check"], level=1)
    add_lines(document, data["record"])
    add_lines(document, [data["sources"]], style=None)
