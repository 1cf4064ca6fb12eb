"""Which relative is "she" in what follows, and which "he"?"""

from collections.abc import Mapping
from typing import Final

PARENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "she": ("mum", "mam", "mom", "mother", "gran", "grandma"),
    "he": ("dad", "father", "grandad", "granddad", "grandpa"),
}
OTHERS: Final[Mapping[str, tuple[str, ...]]] = {
    "she": ("nan", "nana", "wife", "sister", "aunt", "auntie", "daughter", "missus"),
    "he": ("husband", "hubby", "brother", "uncle", "son"),
}
