"""How does the minute become a Word file, so that a secretary can go on writing in it?

Headings, lists, heads of tables that repeat on each page, and the text that stands for the map are those of
Word itself, so that a screen reader has them. It says what the PDF says, with every letter that Word holds.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from layers.assets.kinds import Kinds
from presentation.printing.funding.minute import Minute, minute_data
from presentation.printing.lettered import fit_to_print
from presentation.printing.typesetting import picture

_MAP: Final = Path(__file__).with_name("map.typ")
_MAP_PPI: Final = 200.0
_WIDE: Final = Mm(170)
_LANGUAGE: Final = "en-GB"
_NO_XML: Final = ("Cc", "Cs", "Cn")  # control signs, halves of signs, no signs: a Word file cannot hold them

_TURNS: Final = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")  # turn what follows round


def minute_docx(minute: Minute, *, kinds: Kinds) -> bytes:
    """The minute as a Word file (Office Open XML)."""
    data = as_word_holds(minute_data(minute, kinds=kinds))
    document = _blank(minute, data)
    document.add_heading(data["title"], level=0)
    document.add_paragraph().add_run(data["answer"]).bold = True
    _lines(document, data["intro"], style=None)
    _lines(document, [*data["meeting"], *data["missing"]])
    headings = data["headings"]
    document.add_heading(headings["decided"], level=1)
    _table(document, data["decided"])
    document.add_heading(headings["money"], level=1)
    _lines(document, data["money"])
    document.add_heading(headings["chosen"], level=1)
    _lines(document, [data["not_the_panels"]], style=None)
    document.add_paragraph().add_run(data["suggestion"]).bold = True
    _lines(document, [data["suggested_places"]], style=None)
    _lines(document, data["apart"])
    _picture(document, data["map"])
    _table(document, data["chosen"])
    _table(document, data["prices"])
    document.add_heading(headings["bids"], level=1)
    _table(document, data["bids"])
    _lines(document, data["how"])
    document.add_heading(headings["sizes"], level=1)
    _table(document, data["sizes"])
    _lines(document, [data["size_note"]], style=None)
    if data["marks"]["rows"]:
        document.add_heading(headings["marks"], level=1)
        _table(document, data["marks"])
    _last(document, data)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _last(document: WordDocument, data: Mapping[str, Any]) -> None:
    """What was not known, how it would change, how to check it, and where it comes from."""
    headings = data["headings"]
    document.add_heading(headings["unknown"], level=1)
    _lines(document, data["unknown"])
    document.add_heading(headings["change"], level=1)
    _lines(document, [data["change"]], style=None)
    _lines(document, data["trials"])
    document.add_heading(headings["check"], level=1)
    _lines(document, data["record"])
    _lines(document, [data["sources"]], style=None)


def as_word_holds(content: Any) -> Any:
    """The same data without the signs that no Word file can hold, each text on one line."""
    if isinstance(content, str):
        held = "".join(sign for sign in content if sign.isspace() or _holds(sign))
        return " ".join(held.split())
    if isinstance(content, Mapping):
        return {name: as_word_holds(item) if name != "svg" else item for name, item in content.items()}
    return [as_word_holds(item) for item in content] if isinstance(content, list | tuple) else content


def _holds(sign: str) -> bool:
    return unicodedata.category(sign) not in _NO_XML and unicodedata.bidirectional(sign) not in _TURNS


def _blank(minute: Minute, data: Mapping[str, Any]) -> WordDocument:
    """An empty document of the house: A4, its language, its title, its day, its foot."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.footer.paragraphs[0].text = data["foot"]
    normal = document.styles["Normal"]
    normal.font.size = Pt(12)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGE)
    normal.element.get_or_add_rPr().append(language)
    made = datetime.combine(minute.today, time(), UTC)
    about = document.core_properties
    about.title, about.author, about.comments, about.language = data["title"], "", "", _LANGUAGE
    about.created = about.modified = made.replace(tzinfo=None)  # by its day: the hour is nobody's business
    return document


def _lines(document: WordDocument, lines: Sequence[str], *, style: str | None = "List Bullet") -> None:
    for line in lines:
        document.add_paragraph(line, style=style)


def _table(document: WordDocument, entry: Mapping[str, Any]) -> None:
    """A table with its caption before it; nothing where it has no rows."""
    if not entry["rows"]:
        return
    caption = document.add_paragraph(entry["caption"], style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=len(entry["columns"]), style="Table Grid")
    for cells in (entry["columns"], *entry["rows"]):
        row = table.rows[0] if cells is entry["columns"] else table.add_row()
        for cell, text, number in zip(row.cells, cells, entry["numbers"], strict=True):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(text)
            run.font.size, run.bold = Pt(10), cells is entry["columns"]
            if number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _name_heads(table, entry)
    document.add_paragraph()


def _name_heads(table: Table, entry: Mapping[str, Any]) -> None:
    """Mark the first row as the head, which each page repeats, and give the table's text for who hears it."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), entry["caption"])
    table._tbl.tblPr.append(caption)
    whole = sum(entry["widths"])
    for column, width in zip(table.columns, entry["widths"], strict=True):
        for cell in column.cells:
            cell.width = int(_WIDE * width / whole)


def _picture(document: WordDocument, drawn: Mapping[str, Any]) -> None:
    """The map with the text that stands for it, and its caption."""
    drawing = fit_to_print({"svg": drawn["svg"], "alt": drawn["alt"]})
    shape = document.add_picture(BytesIO(picture(_MAP, drawing, ppi=_MAP_PPI)), width=_WIDE)
    shape._inline.docPr.set("descr", drawn["alt"])
    document.add_paragraph(drawn["caption"], style="Caption")
