"""What of a text is left to listen to, once what it denies is taken out?"""

from collections.abc import Collection
from typing import Final

from questions.conversation.reading.word_stems import Stemmer

PAUSE: Final = "."


def affirmed_text(text: str, denied: Collection[int]) -> str:
    """``text`` with a full stop in place of its ``denied`` words, by their numbers; as it is without any."""
    if not denied:
        return text
    stemmer = Stemmer()  # of this text alone: it is a person's
    parts: list[str] = []
    at = 0
    for chunk in text.split():
        count = len(stemmer.words(chunk))
        if count and all(word in denied for word in range(at, at + count)):
            parts.append(PAUSE)
        else:
            parts.append(chunk)
        at += count
    return " ".join(
        part for before, part in zip(["", *parts], parts, strict=False) if (before, part) != (PAUSE, PAUSE)
    )
