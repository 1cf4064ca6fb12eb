"""How is a heading compared with others: as small words, without signs?"""

import re
import unicodedata
from typing import Final

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT: Final = re.compile(r"[^a-z0-9]+")


def plain_heading(heading: str) -> str:
    """A heading as small words: "ContactEmail_1" as "contact email 1"; one of signs alone stays."""
    parted = unicodedata.normalize("NFD", _CAMEL.sub(" ", heading))  # "Ffôn" is compared as "ffon"
    plain = "".join(letter for letter in parted if not unicodedata.combining(letter)).casefold()
    words = " ".join(_SPLIT.split(plain)).strip()
    return words or heading.strip()
