"""How does plain data become a Word file? Headings, lists, tables and pictures are those of Word itself.

Heads of tables repeat on each page, and a text stands for each picture, so that a screen reader has them.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
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

from presentation.printing.lettered import fit_to_print
from presentation.printing.typesetting import picture

PICTURE: Final = Path(__file__).with_name("picture.typ")
_PICTURE_PPI: Final = 200.0
_WIDE: Final = Mm(170)
_LANGUAGE: Final = "en-GB"
_NO_XML: Final = ("Cc", "Cs", "Cn")  # control signs, halves of signs, no signs: a Word file cannot hold them
_TURNS: Final = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")  # turn what follows round


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


def blank(title: str, foot: str, *, day: date) -> WordDocument:
    """An empty document of the house: A4, its language, its title, its day, its foot."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.footer.paragraphs[0].text = foot
    normal = document.styles["Normal"]
    normal.font.size = Pt(12)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGE)
    normal.element.get_or_add_rPr().append(language)
    made = datetime.combine(day, time(), UTC)
    about = document.core_properties
    about.title, about.author, about.comments, about.language = title, "", "", _LANGUAGE
    about.created = about.modified = made.replace(tzinfo=None)  # by its day: the hour is nobody's business
    return document


def add_lines(document: WordDocument, lines: Sequence[str], *, style: str | None = "List Bullet") -> None:
    """A paragraph for each line, as a list unless another style, or None for plain text, is named."""
    for line in lines:
        document.add_paragraph(line, style=style)


def add_table(document: WordDocument, entry: Mapping[str, Any]) -> None:
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
            paragraph.paragraph_format.space_after = Pt(2)
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
    table.autofit = False  # else some programs make all columns alike
    for column, width in zip(table.columns, entry["widths"], strict=True):
        column.width = int(_WIDE * width / whole)
        for cell in column.cells:
            cell.width = int(_WIDE * width / whole)


def add_picture(document: WordDocument, drawn: Mapping[str, Any], *, template: Path = PICTURE) -> None:
    """The map with the text that stands for it, and its caption."""
    drawing = fit_to_print(dict(drawn))
    shape = document.add_picture(BytesIO(picture(template, drawing, ppi=_PICTURE_PPI)), width=_WIDE)
    shape._inline.docPr.set("descr", drawn["alt"])
    document.add_paragraph(drawn["caption"], style="Caption")


def as_file(document: WordDocument) -> bytes:
    """The document as a file (Office Open XML)."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()
