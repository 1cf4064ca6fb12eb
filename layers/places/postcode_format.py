"""Is what a person typed a UK postcode: whole, in part, or not at all?"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice, product
from typing import Final

# The shapes of BS 7666: one or two letters and a district, then a digit and two letters of which
# C, I, K, M, O and V are never used. Which letters may open a postcode is left to the data, so that a
# made-up town can have postcodes that nobody lives at.
_OUTWARD = r"(?:[A-Z]{1,2}[0-9][0-9]?|[A-Z][0-9][A-HJKPSTUW]|[A-Z]{2}[0-9][ABEHMNPRVWXY])"
_INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
_WHOLE = re.compile(f"({_OUTWARD})({_INWARD})")
_PARTIAL = re.compile(f"({_OUTWARD})([0-9][A-Z]?)?")
_WITHIN = re.compile(rf"(?<![A-Z0-9])({_OUTWARD})\s*({_INWARD})(?![A-Z0-9])")
_SPACING = re.compile(r"[\s.,\-]+")
_LONGEST_TYPED: Final = 24  # seven characters with a space or two after each

_LOOKALIKES: Final = {"O": "0", "0": "O", "I": "1", "L": "1", "1": "IL"}

# The letters with which postcodes of the United Kingdom, the Channel Islands and the Isle of Man begin.
POSTCODE_AREAS: Final = frozenset(
    re.findall(
        r"[A-Z]+",
        "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH "
        "EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M "
        "ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST "
        "SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ",
    )
)


class Shape(StrEnum):
    """How much of a postcode a text is."""

    WHOLE = "whole"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True)
class TypedPostcode:
    """What a text is as a postcode. Hidden from ``repr``, for it may be a person's own."""

    shape: Shape
    postcode: str = field(repr=False)  # "NP20 4AA" if whole, "NP20 4A" if partial, "" if none
    corrections: tuple[str, ...] = field(
        default=(), repr=False
    )  # whole ones, O and 0 or I, L and 1 exchanged


def canonical_postcode(text: str) -> str | None:
    """Write a whole postcode, however spaced and in whatever case, as "NP20 4AA"; None if it is not one."""
    if len(text) > _LONGEST_TYPED:
        return None
    match = _WHOLE.fullmatch(_squeezed(text))
    return f"{match[1]} {match[2]}" if match else None


def parse_typed_postcode(text: str) -> TypedPostcode:
    """Judge a whole text as a postcode.

    Slips between O and 0 or I, L and 1 are not put right in silence: what the text would be without them
    is in ``corrections``, in alphabetical order, to be offered.
    """
    if len(text) > _LONGEST_TYPED:
        return TypedPostcode(Shape.NONE, "")
    squeezed = _squeezed(text)
    corrections = _corrected(squeezed)
    whole = canonical_postcode(text)
    if whole:
        return TypedPostcode(Shape.WHOLE, whole, corrections)
    partial = _PARTIAL.fullmatch(squeezed)
    if partial:
        return TypedPostcode(Shape.PARTIAL, " ".join(part for part in partial.groups() if part), corrections)
    return TypedPostcode(Shape.NONE, "", corrections)


def postcode_within(text: str) -> tuple[str, str] | None:
    """Find the last whole postcode standing among other words.

    Returns the postcode as "NP20 4AA" and the text without it; None if there is no postcode.
    """
    upper = text.upper()
    if len(upper) != len(text):  # a letter that grows in upper case: positions would not agree
        text = upper
    hits = list(_WITHIN.finditer(upper))
    if not hits:
        return None
    last = hits[-1]
    rest = f"{text[: last.start()]} , {text[last.end() :]}"
    return f"{last[1]} {last[2]}", rest


def postcodes_within(text: str) -> list[str]:
    """Every whole postcode standing among other words, as "NP20 4AA", in their order."""
    return [f"{hit[1]} {hit[2]}" for hit in _WITHIN.finditer(text.upper())]


def area_letters(postcode: str) -> str:
    """The letters with which a postcode begins: "NP" of "NP20 4AA"."""
    return postcode[: 2 if postcode[1:2].isalpha() else 1]


def _squeezed(text: str) -> str:
    return _SPACING.sub("", text).upper()


def _corrected(squeezed: str) -> tuple[str, ...]:
    if not 5 <= len(squeezed) <= 7:
        return ()
    choices = [character + _LOOKALIKES.get(character, "") for character in squeezed]
    spellings = ("".join(letters) for letters in islice(product(*choices), 2_187))
    whole = {canonical_postcode(spelling) for spelling in spellings if spelling != squeezed}
    return tuple(sorted(postcode for postcode in whole if postcode))
