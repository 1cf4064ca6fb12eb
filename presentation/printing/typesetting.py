"""How do plain data become a printed page? One typesetter for every sheet, profile, report and picture.

A template lies beside the module that asks; what it says comes as data, so no name is ever read as markup.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import font_source_sans_pro
import typst

from geo.errors import WithinReachError
from presentation.printing.lettered import in_the_font

_PAGES: Final = re.compile(rb"<xmpTPg:NPages>(\d+)</xmpTPg:NPages>")


class NotPrintedError(WithinReachError, RuntimeError):
    """The typesetter could not make a page."""

    def __init__(self) -> None:
        super().__init__(
            "The page for printing could not be made.",
            "All else that is shown here is not touched by that. Tell whoever looks after Within Reach.",
        )

    def __reduce__(self) -> tuple[type["NotPrintedError"], tuple[()]]:
        return type(self), ()


def tagged_pdf(template: Path, values: Mapping[str, Any], *, today: date) -> bytes:
    """The page as a PDF/UA-1 file, dated by its day: the hour is nobody's business.

    Raises
    ------
    NotPrintedError
        The typesetter refuses the page.
    """
    made = datetime.combine(today, time(), UTC)
    with _in_words():
        made_pages = _compiler(template, values).compile(
            format="pdf", pdf_standards=["ua-1"], timestamp=int(made.timestamp())
        )
    return _only(made_pages)


def picture(template: Path, values: Mapping[str, Any], *, ppi: float) -> bytes:
    """The one page of a template as a PNG file. Raises ``NotPrintedError`` like ``tagged_pdf``."""
    with _in_words():
        made = _compiler(template, values).compile(format="png", ppi=ppi)
    return _only(made)


def drawing(template: Path, values: Mapping[str, Any]) -> bytes:
    """The one page of a template as an SVG file, its letters as outlines, without any script.

    Raises ``NotPrintedError`` like ``tagged_pdf``.
    """
    with _in_words():
        made = _compiler(template, values).compile(format="svg")
    return _only(made)


def _only(pages: bytes | list[bytes] | None) -> bytes:
    """The one file that a template gives."""
    first = pages[0] if isinstance(pages, list) else pages
    return first or b""


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF made here has."""
    match = _PAGES.search(pdf)
    return int(match[1]) if match else 1


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except typst.TypstError as error:
        raise NotPrintedError from error


def _compiler(template: Path, values: Mapping[str, Any]) -> typst.Compiler:
    data = json.dumps(in_the_font(values))
    return typst.Compiler(template.read_bytes(), font_paths=_fonts(), sys_inputs={"told": data})


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The one font of all pages; nothing of the machine they are made on."""
    folder = font_source_sans_pro.font_directory
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
