"""Which kinds of place are there whenever one comes, so that nobody has to know hours or whom to ask?"""

from typing import Final

ALWAYS_THERE: Final = frozenset({"park", "playground", "nature", "pitch", "allotment", "garden"})
