"""Which edition of a layer is the newest that is whole for a council?

Names of services change with the year and without notice: the catalogue's known ones and whatever the server
lists that is called alike are tried from the newest down. What was wrong with a newer one is a note.
"""

import calendar
import re
from collections.abc import Sequence
from functools import partial
from typing import Final

from geo.wording import worded
from layers.councils.model import Council
from layers.sources.errors import EditionError, GoneError, SourceError, UnreachableError
from layers.sources.feature_service import (
    Feature,
    Features,
    ServiceDescription,
    answer_of,
    check_codes,
    describe,
    features_where,
    where_codes,
    where_council,
)
from layers.sources.model import DataSource
from layers.sources.outlines import within_outline
from layers.sources.pages import Reader, whole_of

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_YEAR: Final = re.compile(r"20\d\d")
_SHORT_YEAR: Final = re.compile(r"(?:WD|LAD)(\d\d)")
_VERSION: Final = re.compile(r"[_-][Vv](\d+)_?$")


def fetch_features(
    client: Reader, source: DataSource, council: Council, *, small_areas: Sequence[str] = ()
) -> tuple[Features, tuple[str, ...]]:
    """The features of the newest edition that is whole for a council, and a note on each newer one.

    ``small_areas`` are the codes to ask for, where the layer does not say which council a feature lies in.

    Raises
    ------
    SourceError
        No edition is whole, or nobody answers: the first and newest one's fault is said.
    """
    names, notes = _candidates(client, source)
    first: SourceError | None = None
    for name in names:
        try:
            features = whole_of(client, partial(_of_edition, client, source, name, council, small_areas))
        except (EditionError, GoneError) as error:
            first = first or error
            notes.append(worded("The edition {name} was passed over: {what}", name=name, what=error.what))
            continue
        return features, tuple(notes)
    raise first or EditionError(
        "{title}: there is no edition of it.", "Look at {page}.", title=source.title, page=source.page
    )


def _of_edition(
    client: Reader, source: DataSource, name: str, council: Council, small_areas: Sequence[str]
) -> Features:
    service = describe(client, source, name)
    return _of_council(client, source, service, council=council, small_areas=small_areas)


def date_of_edition(name: str) -> str:
    """The day to which the name of a service dates it, ISO; "" where it names no year.

    "WD_DEC_2025_UK_BGC" is 2025-12-31, "Wards_December_2023_Boundaries_UK_BGC" 2023-12-31.
    """
    year, month, _ = _age(name)
    if not year or not month:
        return f"{year}-12-31" if year else ""
    _, last = calendar.monthrange(year, month)
    return f"{year}-{month:02}-{last:02}"


def newest_first(names: Sequence[str]) -> list[str]:
    """Services by the year, month and version that their names hold, each once."""
    return sorted(dict.fromkeys(names), key=_age, reverse=True)


def _age(name: str) -> tuple[int, int, int]:
    year = _YEAR.search(name)
    short = _SHORT_YEAR.search(name)
    months = [_MONTHS[part[:3].lower()] for part in name.split("_") if part[:3].lower() in _MONTHS]
    version = _VERSION.search(name)
    number = int(year[0]) if year else 2000 + int(short[1]) if short else 0
    return number, months[0] if months else 0, int(version[1]) if version else 0


def list_services(client: Reader, source: DataSource) -> list[str]:
    """The names of all services at the source's address; the server now and then says that there are none.

    Raises
    ------
    EditionError
        It says so each time it is asked.
    """
    for attempt in range(client.limits.tries):
        record = answer_of(client, source, "the list of services", f"{source.address}?f=json")
        services = record.get("services")
        names = [
            str(each.get("name", "")).split("/")[-1] for each in services or () if isinstance(each, dict)
        ]
        if names:
            return names
        client.pause(client.limits.wait_s(attempt))
    raise EditionError(
        "{title}: {address} lists no services at all, which it does now and then.",
        "Run it again in some minutes.",
        title=source.title,
        address=source.address,
    )


def _candidates(client: Reader, source: DataSource) -> tuple[list[str], list[str]]:
    """The services to try, and a note where the server does not list what it has."""
    notes: list[str] = []
    listed: list[str] = []
    if source.service_pattern:
        try:
            listed = list_services(client, source)
        except UnreachableError:
            raise
        except SourceError as error:
            notes.append(worded("Newer editions could not be looked for: {what}", what=error.what))
    alike = [name for name in listed if re.search(source.service_pattern, name)]
    return newest_first([*alike, *source.services]), notes


def _of_council(
    client: Reader,
    source: DataSource,
    service: ServiceDescription,
    *,
    council: Council,
    small_areas: Sequence[str],
) -> Features:
    rows: list[Feature] = []
    if source.among:
        for condition in where_codes(service.columns["code"], small_areas):
            rows += features_where(client, source, service, condition)
    elif "council" in service.columns:
        condition = where_council(service.columns["council"], council.codes)
        rows += features_where(client, source, service, condition)
    else:
        rows += within_outline(client, source, service, council)
    if not rows:
        raise EditionError(
            "{title}: {service} has nothing of {council} ({code}).",
            "Look at {page} whether there is a newer edition with it.",
            title=source.title,
            service=service.name,
            council=council.name,
            code=council.code,
            page=source.page,
        )
    features = Features(service, tuple(rows))
    check_codes(features, source, small_areas if source.among else ())
    return features
