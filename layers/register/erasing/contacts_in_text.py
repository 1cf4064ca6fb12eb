"""Which telephone numbers, e-mail addresses and names stand in a text, however they are written?

Each has one plain form, by which it is known again: the digits of a number without the country's code, an
address in small letters, the words of a name in their order of the alphabet, without accents and titles.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from layers.register.engine.errors import AssetRefusedError
from layers.tables.contacts import is_email

_EMAIL: Final = re.compile(r"[^\s@<>()\",;:\[\]|/]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_DIGITS: Final = re.compile(r"\d+")
_BETWEEN_DIGITS: Final = re.compile(r"[\s().+\-–/\u00a0]*")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’`\-][^\W\d_]+)*")
_BETWEEN_WORDS: Final = re.compile(r"[\s.,\u00a0]{1,4}")
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "dame", "cllr"})
_FEWEST_DIGITS, _MOST_DIGITS = 6, 13  # of a local number; of one with its country's code
_FEWEST_LETTERS: Final = 5
MOST_WORDS: Final = 5


class ContactKind(StrEnum):
    """What of a person is erased."""

    PHONE = "telephone"
    EMAIL = "e-mail"
    NAME = "name"


@dataclass(frozen=True)
class Contact:
    """A contact in its plain form."""

    kind: ContactKind
    plain: str
    words: int = 0  # of a name


@dataclass(frozen=True)
class Mention:
    """Where a contact may stand in a text."""

    contact: Contact
    begins: int
    ends: int


def contact_typed(text: str) -> Contact:
    """What somebody asks to have erased.

    Raises
    ------
    AssetRefusedError
        It is no whole telephone number, e-mail address or full name.
    """
    bare = text.strip().removeprefix("mailto:").removeprefix("tel:").strip()
    digits = _national("".join(_DIGITS.findall(bare)))
    names = [word for word in map(_plain_word, _WORD.findall(bare)) if word not in _TITLES]
    if is_email(bare):
        return Contact(ContactKind.EMAIL, bare.casefold())
    if not any(letter.isalpha() for letter in bare) and _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return Contact(ContactKind.PHONE, digits)
    is_name = not any(letter.isdigit() or letter == "@" for letter in bare) and 2 <= len(names) <= MOST_WORDS
    if is_name and sum(map(len, names)) >= _FEWEST_LETTERS:
        return _name(names)
    raise AssetRefusedError(
        '"{text}" is no whole telephone number, e-mail address or name of a person.',
        "Type the whole of one: 01632 960101, name@example.org, or first name and surname.",
        text=text.strip()[:80],
    )


def mentions(text: str, *, name_words: Collection[int] = ()) -> Iterator[Mention]:
    """Every stretch of a text that may be a contact; of names those of so many words."""
    if "@" in text:
        for match in _EMAIL.finditer(text):
            address = match[0].rstrip(".'").removeprefix("mailto:")
            begins = match.start() + match[0].index(address)
            yield Mention(Contact(ContactKind.EMAIL, address.casefold()), begins, begins + len(address))
    yield from _numbers(text)
    if name_words:
        yield from _names(text, name_words)


def _numbers(text: str) -> Iterator[Mention]:
    """Runs of digits, alone or with those behind them that only brackets, dashes and spaces part."""
    runs = [(match.start(), match.end()) for match in _DIGITS.finditer(text)]
    for first, (begins, _) in enumerate(runs):
        digits, last = "", begins
        for start, ends in runs[first:]:
            if last != begins and not _BETWEEN_DIGITS.fullmatch(text, last, start):
                break
            digits, last = digits + text[start:ends], ends
            if len(digits) > _MOST_DIGITS + 2:
                break
            if len(digits) >= _FEWEST_DIGITS:
                at = begins - len(text[:begins]) + len(text[:begins].rstrip("+("))
                yield Mention(Contact(ContactKind.PHONE, _national(digits)), at, ends)


def _names(text: str, name_words: Collection[int]) -> Iterator[Mention]:
    words = [(match.start(), match.end(), _plain_word(match[0])) for match in _WORD.finditer(text)]
    for first, (begins, *_) in enumerate(words):
        together = [words[first]]
        for word in words[first + 1 : first + max(name_words)]:
            if not _BETWEEN_WORDS.fullmatch(text, together[-1][1], word[0]):
                break
            together.append(word)
            if len(together) in name_words:
                yield Mention(_name([plain for *_, plain in together]), begins, word[1])


def _name(words: list[str]) -> Contact:
    return Contact(ContactKind.NAME, " ".join(sorted(words)), len(words))


def _plain_word(word: str) -> str:
    parted = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in parted if letter.isalpha())
    return plain[:-1] if re.search(r"['’`]s$", word.casefold()) else plain


def _national(digits: str) -> str:
    """A number without the code of this country and the nought before it."""
    if digits.startswith("0044"):
        digits = digits[4:]
    elif digits.startswith("44") and len(digits) > 10:
        digits = digits[2:]
    return digits.removeprefix("0")
