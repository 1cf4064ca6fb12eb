"""Which telephones of a service's contacts may come in, where a contact names a person?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from layers.assets.kinds import plain_word
from layers.register.importing.mapping.people_columns import OFFICE_WORDS

_MOBILE: Final = re.compile(r"(?:(?:00)?44)?0?7\d{9}")


def public_phones(contacts: Iterable[Any], *, titles: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """The telephones of a service's contacts: all of an office, of a person's no mobile.

    A directory gives the office's telephone under the name of whoever answers it; a mobile beside a name is
    that person's own. ``titles`` are what the service and its organisation are called: they are no person.
    """
    called = {plain_word(title) for title in titles}
    for contact in contacts:
        if not isinstance(contact, Mapping):
            continue
        name = plain_word(str(contact.get("name") or ""))
        is_office = not name or name in called or bool(set(name.split()) & OFFICE_WORDS)
        for phone in contact.get("phones") or []:
            if isinstance(phone, Mapping) and (is_office or not _is_mobile(str(phone.get("number") or ""))):
                yield phone


def _is_mobile(number: str) -> bool:
    return _MOBILE.match("".join(sign for sign in number if sign.isdigit())) is not None
