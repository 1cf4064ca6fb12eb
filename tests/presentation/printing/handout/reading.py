"""What does a printed page hold: its text, the sizes of its letters, its pages?"""

import io
import re
from typing import Any

import numpy as np
from pypdf import PdfReader


def read(pdf: bytes) -> PdfReader:
    """The file, opened."""
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """All its words on one line."""
    pages = "\n".join(page.extract_text() for page in read(pdf).pages)
    return re.sub(r"\s+", " ", pages.replace("\u200b", ""))


def smallest_letters(pdf: bytes) -> float:
    """Points of the smallest letter."""
    sizes: list[float] = []

    def seen(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        """Note how large a piece of text is shown."""
        if text.strip():
            sizes.append(abs(size * np.hypot(tm[2], tm[3]) * np.hypot(cm[2], cm[3])))

    for page in read(pdf).pages:
        page.extract_text(visitor_text=seen)
    return min(sizes)
