"""What of a text can be printed, and how much of it fits? Names are hostile, and the font has its limits."""

import unicodedata
from typing import Final

from presentation.drawing.tiles.lettering import REGULAR, SEMIBOLD, typeface
from presentation.words import plain as words

LONGEST_WORD: Final = 24  # a longer run of letters may be broken anywhere
_BREAK: Final = "\u200b"  # a space of no width, where a line may end
_MORE: Final = " …"


def printable(text: str) -> str:
    """The text on one line with the letters that the sheet's font has; what it lacks is left out."""
    plain = words.one_line(unicodedata.normalize("NFC", text))
    kept = "".join(sign for sign in plain if _writes(sign))
    return words.one_line(kept)


def left_out(text: str) -> bool:
    """Whether letters of a text cannot be printed."""
    plain = unicodedata.normalize("NFC", text)
    return any(
        not sign.isspace() and unicodedata.category(sign)[0] != "C" and not _writes(sign) for sign in plain
    )


def cut(text: str, *, width_pt: float, size_pt: float) -> str:
    """The beginning of a text that is at most so wide if written on one line, at a word's end."""
    if width_of(text, size_pt=size_pt) <= width_pt:
        return text
    kept = text
    while kept and width_of(kept + _MORE, size_pt=size_pt) > width_pt:
        kept = kept[:-1]
    whole = kept.rsplit(" ", 1)[0] if " " in kept[len(kept) // 2 :] else kept
    return whole.rstrip(" ,;.") + _MORE


def breakable(text: str) -> str:
    """The same text, with places where a line may end in words that are too long for one."""
    return " ".join(_BREAK.join(_pieces(word)) for word in text.split(" "))


def width_of(text: str, *, size_pt: float) -> float:
    """Points that a printable text is wide in the heavier face."""
    return float(typeface(SEMIBOLD).advances(text).sum()) * size_pt


def _pieces(word: str) -> list[str]:
    if len(word) <= LONGEST_WORD:
        return [word]
    half = LONGEST_WORD // 2
    return [word[at : at + half] for at in range(0, len(word), half)]


def _writes(sign: str) -> bool:
    if unicodedata.category(sign)[0] == "C":
        return False
    return typeface(REGULAR).has(sign) and typeface(SEMIBOLD).has(sign)
