"""How do plain data become a printed page? One typesetter for every sheet, profile, report and picture.

A template lies beside the module that asks; what it says comes as data, so no name is ever read as markup.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import font_source_sans_pro
import typst

_PAGES: Final = re.compile(rb"<xmpTPg:NPages>(\d+)</xmpTPg:NPages>")


def tagged_pdf(template: Path, told: Mapping[str, Any], *, today: date) -> bytes:
    """The page as a PDF/UA-1 file, dated by its day: the hour is nobody's business."""
    made = datetime.combine(today, time(), UTC)
    pdf: bytes = _compiler(template, told).compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=int(made.timestamp())
    )
    return pdf


def picture(template: Path, told: Mapping[str, Any], *, ppi: float) -> bytes:
    """The one page of a template as a PNG file."""
    made = _compiler(template, told).compile(format="png", ppi=ppi)
    return bytes(made[0] if isinstance(made, list) else made)


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF made here has."""
    found = _PAGES.search(pdf)
    return int(found[1]) if found else 1


def _compiler(template: Path, told: Mapping[str, Any]) -> typst.Compiler:
    return typst.Compiler(template.read_bytes(), font_paths=_fonts(), sys_inputs={"told": json.dumps(told)})


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The one font of all pages; nothing of the machine they are made on."""
    folder = font_source_sans_pro.font_directory
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
