"""What of a text can be printed, and how much of it fits? Names are hostile, and the font has its limits."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from presentation.drawing.tiles.lettering import REGULAR, SEMIBOLD, typeface
from presentation.words import plain as words

LONGEST_WORD: Final = 24  # a longer run of letters may be broken anywhere
NOT_PRINTABLE: Final = "(not printable)"  # for a text of which no letter can be printed
_BREAK: Final = "\u200b"  # a space of no width, where a line may end
_TOGETHER: Final = "\u00a0"  # a space at which no line ends
_MORE: Final = " …"
_NUMBER: Final = re.compile(r"\b0\d{2,4}(?: \d{2,6}){1,3}\b")
_UNSEEN: Final = ("Cc", "Cf")  # control and format signs: nobody sees that they are gone
_STAND_INS: Final[Mapping[str, str]] = {"\u2010": "-", "\u2011": "-"}  # hyphens of word processors
_PICTURE: Final = "svg"  # the name under which data hold a drawing, which is no text


def printable(text: str) -> str:
    """The text on one line with the letters that the sheet's font has.

    What the font lacks is left out, or its plain form stands for it: a hyphen at which no line ends becomes
    a hyphen, a wide letter a letter.
    """
    plain, before = words.one_line(_composed(text)), ""
    while plain != before:  # what stood apart may make one letter once what stood between is left out
        before = plain
        plain = words.one_line(_composed("".join(_written(sign) for sign in plain)))
    return plain


def numbers_together(text: str) -> str:
    """A text in whose telephone numbers no line ends."""
    return _NUMBER.sub(lambda number: number[0].replace(" ", _TOGETHER), text)


def left_out(text: str) -> bool:
    """Whether letters of a text cannot be printed as they are."""
    return any(not sign.isspace() and not _writes(sign) for sign in _composed(text))


def fit_to_print(content: Any) -> Any:
    """The same data with every text ``printable``; drawings, under the name "svg", stay as they are."""
    if isinstance(content, str):
        return printable(content) or (NOT_PRINTABLE if left_out(content) else "")
    if isinstance(content, dict):
        return {name: item if name == _PICTURE else fit_to_print(item) for name, item in content.items()}
    return [fit_to_print(item) for item in content] if isinstance(content, list | tuple) else content


def anything_left_out(content: Any) -> bool:
    """Whether letters of any text in these data cannot be printed as they are."""
    if isinstance(content, str):
        return left_out(content)
    if isinstance(content, dict):
        return any(anything_left_out(item) for name, item in content.items() if name != _PICTURE)
    return isinstance(content, list | tuple) and any(anything_left_out(item) for item in content)


def in_the_font(content: Any) -> Any:
    """The same data without the signs that the typesetter would refuse the whole page for: the last gate."""
    if isinstance(content, str):
        return _without(content, lambda sign: not _writes(sign))
    if isinstance(content, Mapping):
        return {
            name: _for_a_drawing(item) if name == _PICTURE else in_the_font(item)
            for name, item in content.items()
        }
    return [in_the_font(item) for item in content] if isinstance(content, list | tuple) else content


def _for_a_drawing(svg: str) -> str:
    """In a drawing accents that no letter bears by itself are refused too."""
    composed = unicodedata.normalize("NFC", svg)
    return _without(composed, lambda sign: not _writes(sign) or unicodedata.category(sign)[0] == "M")


def _without(text: str, refused: Callable[[str], bool]) -> str:
    lacking = {sign for sign in set(text) if sign not in ("\n", _BREAK, _TOGETHER) and refused(sign)}
    return text.translate({ord(sign): None for sign in lacking})


def cut(text: str, *, width_pt: float, size_pt: float) -> str:
    """The beginning of a text that is at most so wide if written on one line, at a word's end."""
    if width_of(text, size_pt=size_pt) <= width_pt:
        return text
    shortened = text
    while shortened and width_of(shortened + _MORE, size_pt=size_pt) > width_pt:
        shortened = shortened[:-1]
    whole = shortened.rsplit(" ", 1)[0] if " " in shortened[len(shortened) // 2 :] else shortened
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


def _composed(text: str) -> str:
    """A text without the signs that nobody sees, and its accents on the letters that bear them."""
    seen = (sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)
    return unicodedata.normalize("NFC", "".join(seen))


def _written(sign: str) -> str:
    """What stands for a sign on paper: itself, its plain form, or nothing."""
    if _writes(sign):
        return sign
    plain = _STAND_INS.get(sign) or unicodedata.normalize("NFKC", sign)
    return plain if all(_writes(part) for part in plain) else ""


@lru_cache(maxsize=4096)
def _writes(sign: str) -> bool:
    if unicodedata.category(sign)[0] == "C":
        return False
    return typeface(REGULAR).has(sign) and typeface(SEMIBOLD).has(sign)
