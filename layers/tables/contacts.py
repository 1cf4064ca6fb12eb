"""Is a text a way of reaching somebody: an e-mail address, a web address, a telephone number?"""

import re
from typing import Final
from urllib.parse import urlsplit

_EMAIL: Final = re.compile(r"[^\s@<>()\",;:]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}")
_HOST: Final = re.compile(r"[\w-]+(\.[\w-]+)+")
_BETWEEN: Final = re.compile(r"[\s,;|/<>()\[\]]+|\bor\b|\band\b|e-?mail:", re.IGNORECASE)
_SAYS_WEB: Final = re.compile(
    r"https?://|www\.|[\w-]+(\.[\w-]+)*\.(uk|com|org|net|info|wales|cymru|scot)(/|$)", re.I
)
_LABEL: Final = re.compile(
    r"^\s*(tel(ephone)?|phone|call|t|mob(ile)?|m|ffôn)\b(\s*(no|number))?\s*[.:\-]+\s*", re.I
)
_LONGEST_WEBSITE: Final = 2_000
_LONGEST_PHONE: Final = 120  # letters: a number or two, and a few words about them
FEWEST_DIGITS: Final = 5  # the numbers that one sends a text message to have five
_MOST_DIGITS: Final = 40


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def is_website(text: str) -> bool:
    """Whether a text is one web address: http, https, or a bare host such as www.example.org."""
    if any(letter.isspace() or letter in "<>\"'`" for letter in text) or len(text) > _LONGEST_WEBSITE:
        return False
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        _ = parts.port  # a port that is no number is no address
    except ValueError:
        return False
    return parts.scheme.casefold() in ("http", "https") and _HOST.fullmatch(parts.hostname or "") is not None


def emails_in(text: str) -> list[str]:
    """Every e-mail address in a text, without "mailto:" and what stands around them, in their order."""
    parts = _BETWEEN.split(text.replace("mailto:", " ").replace("MAILTO:", " "))
    return list(dict.fromkeys(part for each in parts if is_email(part := each.strip(".'"))))


def websites_in(text: str) -> list[str]:
    """Every web address in a text, in their order; a word with a point in it is one only if it says so."""
    parts = (part.strip(".,;()<>") for part in text.split())
    return list(dict.fromkeys(part for part in parts if _SAYS_WEB.match(part) and is_website(part)))


def without_label(text: str) -> str:
    """A telephone number without the word before it: "Tel: 01632 960101", "tel:01632960101"."""
    return _LABEL.sub("", text).strip()


def digits_in(text: str) -> int:
    """How many digits a text has."""
    return sum(letter.isdigit() for letter in text)


def is_phone(text: str) -> bool:
    """Whether a text holds a telephone number: at least five digits, at most a few words about it."""
    return FEWEST_DIGITS <= digits_in(text) <= _MOST_DIGITS and len(text) <= _LONGEST_PHONE
