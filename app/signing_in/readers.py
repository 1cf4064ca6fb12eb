"""May a program read published data? By a token of its own, unless the office opens them to everybody."""

import logging
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final
from urllib.parse import parse_qsl

from actions.permits.roles import Role
from actions.permits.who_may import Sort, may, permits
from app.memory.session import areas_folder
from geo.errors import WithinReachError
from layers.sign_ins.readers import KeptReaders, readers_beside
from presentation.words.office import sign_in as words

_BEARER: Final = "bearer "
_LONGEST_PATH: Final = 200
_READER: Final = frozenset({Role.PUBLISHED_DATA})
_log = logging.getLogger(__name__)


@cache
def kept_readers() -> KeptReaders:
    """Those of this office."""
    return readers_beside(areas_folder())


def published_prefixes() -> tuple[str, ...]:
    """The beginnings of the addresses of published data, as the table of permits has them."""
    return tuple(name for (sort, name), roles in permits().items() if sort is Sort.ROUTE and roles & _READER)


def may_read_published(
    headers: Mapping[str, str], path: str, query: str = "", *, readers: KeptReaders | None = None
) -> tuple[int, str]:
    """Whether a program with these headers may read a path: status 200 and "", or another and why not.

    ``headers`` by names in small letters. A use is noted with its reader, the path, and the names of the
    query without their values. Where the table of readers cannot be read, nobody may.
    """
    given = headers.get("authorization", "")
    if not given.casefold().startswith(_BEARER):
        return 401, words.NO_TOKEN
    store = readers or kept_readers()
    try:
        name = store.reader_of(given[len(_BEARER) :].strip())
        if name is None:
            return 401, words.WRONG_TOKEN
        if not may(_READER, Sort.ROUTE, prefix_of(path, published_prefixes())):
            return 403, words.no_permit("")
        store.note_use(name, _without_values(path, query))
    except WithinReachError as error:
        _log.error("readers: %s", error.kind)
        return 503, words.NOT_NOW
    return 200, ""


def prefix_of(path: str, prefixes: Iterable[str]) -> str:
    """Which of these prefixes a path lies under, the longest; "" for none."""
    fitting = [each for each in prefixes if path == each or path.startswith(f"{each.rstrip('/')}/")]
    return max(fitting, key=len, default="")


def _without_values(path: str, query: str) -> str:
    names = dict.fromkeys(name for name, _ in parse_qsl(query, keep_blank_values=True))
    asked_of = f"{path}?{'&'.join(names)}" if names else path
    return "".join(sign if sign.isprintable() else "?" for sign in asked_of)[:_LONGEST_PATH]
