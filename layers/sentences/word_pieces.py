"""Into which pieces does the sentence model cut a text? The longest that its vocabulary knows comes first.

Source: WordPiece as in BERT (Devlin et al., 2019, https://arxiv.org/abs/1810.04805), lower case, no accents.
"""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

BEGINS: Final = "[CLS]"
ENDS: Final = "[SEP]"
NOT_KNOWN: Final = "[UNK]"
GOES_ON: Final = "##"  # stands before a piece that is not the first of its word
MOST_PIECES: Final = 128  # of one text; what comes after is not read
LONGEST_WORD: Final = 60  # letters; a longer word is not known
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


def read_vocabulary(path: Path) -> dict[str, int]:
    """The pieces that a model knows, one on each line, with their numbers."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}


def piece_numbers(text: str, vocabulary: Mapping[str, int]) -> list[int]:
    """A text as numbers of pieces, with the marks that begin and end it."""
    numbers = [vocabulary[BEGINS]]
    for word in _TOKEN.findall(_plain(text)):
        numbers.extend(_pieces_of(word, vocabulary))
        if len(numbers) >= MOST_PIECES:
            break
    return [*numbers[: MOST_PIECES - 1], vocabulary[ENDS]]


def _plain(text: str) -> str:
    """Lower case without accents, a low line apart from the words beside it."""
    parted = unicodedata.normalize("NFD", text.lower().replace("_", " _ "))
    return "".join(sign for sign in parted if unicodedata.category(sign) != "Mn")


def _pieces_of(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    if len(word) > LONGEST_WORD:
        return [vocabulary[NOT_KNOWN]]
    pieces: list[int] = []
    at = 0
    while at < len(word):
        before = GOES_ON if at else ""
        ends = range(len(word), at, -1)
        end = next((end for end in ends if before + word[at:end] in vocabulary), 0)
        if not end:
            return [vocabulary[NOT_KNOWN]]
        pieces.append(vocabulary[before + word[at:end]])
        at = end
    return pieces
