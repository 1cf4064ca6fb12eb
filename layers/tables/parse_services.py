"""Which services does an Open Referral file hold, before any of them is judged?"""

import json
from pathlib import Path
from typing import Any, Final

from layers.tables.source_table import MOST_ROWS, ImportRefusedError

_PAGES: Final = ("contents", "content", "services")  # where a page holds its services
_LOOKS: Final = frozenset(  # what services have, in version 3.0 or 1.0
    {"status", "schedules", "service_at_locations", "regular_schedules", "service_taxonomys", "eligibilitys"}
)


def parse_services(path: Path, *, name: str) -> list[Any]:
    """The services of a file: one service, a list of them, or a page or export with ``contents``.

    Raises ``ImportRefusedError`` if the file is not JSON or holds no services, or more than any directory.
    """
    try:
        held = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise ImportRefusedError("{name} is not whole JSON.", "Save or fetch it again.", name=name) from None
    services = services_in(held)
    if services is None:
        raise ImportRefusedError(
            "{name} holds no Open Referral services.",
            'Import a service, a list of services, or a page of /services with its "contents".',
            name=name,
        )
    check_count(services)
    return services


def check_count(services: list[Any]) -> None:
    """Raise ``ImportRefusedError`` if there are more services than a list may have rows."""
    if len(services) > MOST_ROWS:
        raise ImportRefusedError(
            "There are {count:,} services; an import takes {most:,}.",
            "Import one directory at a time.",
            count=len(services),
            most=MOST_ROWS,
        )


def services_in(held: Any) -> list[Any] | None:
    """The services in what a file or a page holds; None if it is nothing of the kind."""
    if isinstance(held, dict):
        lists = [held[name] for name in _PAGES if isinstance(held.get(name), list)]
        alone = {"name", "status"} & set(held) and "id" in held
        held = lists[0] if lists else [held] if alone else None
    if not isinstance(held, list):
        return None
    looks = [item for item in held if isinstance(item, dict) and _LOOKS & set(item)]
    return held if looks or not held else None
