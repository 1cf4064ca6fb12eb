"""How is a heading compared with others: as small words, without signs?"""

import re
import unicodedata
from typing import Final

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT: Final = re.compile(r"[^a-z0-9]+")


def plain_heading(heading: str) -> str:
    """A heading as small words: "ContactEmail_1" as "contact email 1"; one of signs alone stays."""
    plain = without_accents(_CAMEL.sub(" ", heading)).casefold()
    words = " ".join(_SPLIT.split(plain)).strip()
    return words or heading.strip()


def without_accents(text: str) -> str:
    """A text as it is compared: "Ffôn" as "Ffon"."""
    parted = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
