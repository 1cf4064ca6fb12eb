"""Is a text a way of reaching somebody: an e-mail address, a web address, a telephone number?"""

import re
from typing import Final
from urllib.parse import urlsplit

_EMAIL: Final = re.compile(r"[^\s@<>()\",;:]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}")
_HOST: Final = re.compile(r"[\w-]+(\.[\w-]+)+")
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


def digits_in(text: str) -> int:
    """How many digits a text has."""
    return sum(letter.isdigit() for letter in text)


def is_phone(text: str) -> bool:
    """Whether a text holds a telephone number: at least five digits, at most a few words about it."""
    return FEWEST_DIGITS <= digits_in(text) <= _MOST_DIGITS and len(text) <= _LONGEST_PHONE
