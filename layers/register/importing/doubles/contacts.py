"""By what telephone, website and e-mail address is an asset reached, and do two share one?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layers.register.model import Asset

_DIGITS: Final = 10  # of a telephone, from its end
OF_ITS_OWN: Final = frozenset(("website", "e-mail"))  # unlike a telephone, which may be the hall's
_SHARED_BY: Final = 4  # a website or address that more assets give is an operator's, and tells nothing


@dataclass(frozen=True)
class Contacts:
    """How an asset is reached; "" where it is not known, or is known to be many assets'."""

    phone: str = ""
    website: str = ""
    email: str = ""


def read_contacts(assets: Sequence[Asset]) -> list[Contacts]:
    """The contacts of each, without what an operator gives for everything that it runs."""
    websites, emails = [_website(asset) for asset in assets], [asset.email.casefold() for asset in assets]
    sites, addresses = Counter(websites), Counter(emails)
    return [
        Contacts(
            _phone(asset),
            website if sites[website] <= _SHARED_BY else "",
            email if addresses[email] <= _SHARED_BY else "",
        )
        for asset, website, email in zip(assets, websites, emails, strict=True)
    ]


def same_contact(a: Contacts, b: Contacts) -> str:
    """The surest contact that two assets have in common: "website", "e-mail", "telephone", or "" for none."""
    if a.website and a.website == b.website:
        return "website"
    if a.email and a.email == b.email:
        return "e-mail"
    return "telephone" if a.phone and a.phone == b.phone else ""


def _phone(asset: Asset) -> str:
    digits = "".join(letter for letter in asset.phone if letter.isdigit())
    return digits[-_DIGITS:] if len(digits) >= _DIGITS else ""


def _website(asset: Asset) -> str:
    """A website without what does not matter: "https://www.example.org/" is "example.org"."""
    bare = asset.website.casefold().strip().partition("://")[2] or asset.website.casefold().strip()
    return bare.removeprefix("www.").split("?")[0].split("#")[0].rstrip("/")
