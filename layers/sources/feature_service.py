"""Which features does a service of ONS's geoportal (ArcGIS) have, all of them and each once?

Asked for its description first, then for the count, then for pages in the order of its object ids; what has
come is counted against the count. A server may send fewer than a page holds, so a short page is no end.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote, urlencode

from layers.sources.content import column_like, read_json
from layers.sources.errors import EditionError
from layers.sources.model import DataSource
from layers.sources.pages import Reader

_PAGE: Final = 500
_CODES_AT_ONCE: Final = 80  # so that an address stays short enough for every server
_MOST_PAGES: Final = 2_000

Feature = Mapping[str, Any]
Condition = Mapping[str, str]  # the part of a query that says which rows


@dataclass(frozen=True)
class ServiceDescription:
    """What a service says of itself."""

    name: str
    url: str
    object_id: str
    page_size: int
    can_page: bool
    columns: Mapping[str, str]  # what it is for us -> its field


@dataclass(frozen=True, eq=False)
class Features:
    """The features of a service for one council, in the order of their object ids."""

    service: ServiceDescription
    rows: tuple[Feature, ...] = field(repr=False)  # GeoJSON features

    def codes(self, column: str = "code") -> list[str]:
        """A column of every feature."""
        name = self.service.columns[column]
        return [str(row["properties"].get(name) or "") for row in self.rows]


def describe(client: Reader, source: DataSource, service: str) -> ServiceDescription:
    """Ask a service for its description.

    Raises
    ------
    EditionError
        There is no such service, or it lacks a column.
    """
    url = f"{source.address}/{quote(service)}/FeatureServer/0"
    record = answer_of(client, source, service, f"{url}?f=json")
    fields = record.get("fields")
    names = [str(each.get("name", "")) for each in fields] if isinstance(fields, list) else []
    columns = {ours: column_like(pattern, names) for ours, pattern in source.columns.items()}
    optional = "council" if source.outline_services else ""
    missing = [source.columns[ours] for ours, name in columns.items() if name is None and ours != optional]
    if missing:
        raise EditionError(
            "{title}: {service} has no column like {missing}; it has {present}.",
            "If only its name is another now, write it into the columns of {source_id} in data/sources.toml.",
            title=source.title,
            service=service,
            missing=", ".join(missing),
            present=", ".join(names[:12]) or "none",
            source_id=source.id,
        )
    most = record.get("maxRecordCount")
    advanced = record.get("advancedQueryCapabilities")
    pages = record.get("supportsPagination", (advanced or {}).get("supportsPagination", True))
    object_id = str(record.get("objectIdField") or column_like(r"^(OBJECTID|FID)$", names) or "OBJECTID")
    size = min(_PAGE, most) if isinstance(most, int) and most > 0 else _PAGE
    present = {ours: name for ours, name in columns.items() if name is not None}
    return ServiceDescription(service, url, object_id, size, bool(pages), present)


def features_where(
    client: Reader, source: DataSource, service: ServiceDescription, condition: Condition
) -> list[Feature]:
    """Every feature that fits a condition, counted against what the service counts.

    Raises
    ------
    EditionError
        More or fewer come than the service counts, or something else than features.
    """
    count = _count(client, source, service, condition)
    rows: list[Feature] = []
    if service.can_page:
        rows = _by_pages(client, source, service, condition, count)
    if len(rows) != count:  # some servers page wrongly: ask for the very ids then
        rows = _by_ids(client, source, service, condition)
    ids = [number for row in rows if (number := _object_id(row, service)) is not None]
    if len(rows) != count or len(set(ids)) != len(ids):
        raise EditionError(
            "{title}: {service} counts {expected:,} rows and sends {came:,}.",
            "Run it again later. If it stays so, save the file from {page} into a folder.",
            title=source.title,
            service=service.name,
            expected=count,
            came=len(set(ids)) if ids else len(rows),
            page=source.page,
        )
    return sorted(rows, key=lambda row: str(_object_id(row, service)).zfill(20))


def where_council(column: str, codes: Sequence[str]) -> Condition:
    """The rows of a council under whichever of its codes."""
    listed = ",".join(f"'{code}'" for code in codes)
    return {"where": f"{column}={listed}" if len(codes) == 1 else f"{column} IN ({listed})"}


def within_box(west: float, south: float, east: float, north: float) -> Condition:
    """The rows that touch a box, degrees."""
    return {
        "where": "1=1",
        "geometry": f"{west:.6f},{south:.6f},{east:.6f},{north:.6f}",
        "geometryType": "esriGeometryEnvelope",
        "spatialRel": "esriSpatialRelIntersects",
        "inSR": "4326",
    }


def where_codes(column: str, codes: Sequence[str]) -> list[Condition]:
    """Conditions that together fit all the codes."""
    return [
        where_council(column, codes[start : start + _CODES_AT_ONCE])
        for start in range(0, len(codes), _CODES_AT_ONCE)
    ]


def check_codes(features: Features, source: DataSource, expected: Sequence[str] = ()) -> None:
    """Refuse features whose codes stand twice, are empty, or are not the expected ones.

    Raises
    ------
    EditionError
        Which codes are wrong is said.
    """
    codes = Counter(features.codes())
    double = sorted(code for code, times in codes.items() if times > 1 or not code)
    if double:
        raise EditionError(
            "{title}: {service} has {count:,} codes more than once, such as {examples}.",
            "Look at {page} for a corrected edition.",
            title=source.title,
            service=features.service.name,
            count=len(double),
            examples=", ".join(double[:3]) or "an empty one",
            page=source.page,
        )
    missing = sorted(set(expected) - codes.keys())
    if missing:
        raise EditionError(
            "{title}: {service} lacks {count:,} of the council's {expected:,} small areas, such as "
            "{examples}.",
            "Look at {page} for a whole edition.",
            title=source.title,
            service=features.service.name,
            count=len(missing),
            expected=len(set(expected)),
            examples=", ".join(missing[:3]),
            page=source.page,
        )


def answer_of(client: Reader, source: DataSource, service: str, url: str) -> dict[str, Any]:
    """The JSON of an answer, whose status 200 may hold an error all the same.

    Raises
    ------
    EditionError
        It is an error.
    """
    return _record_in(client.read(url, source, most_bytes=source.most_bytes), source, service)


def _count(client: Reader, source: DataSource, service: ServiceDescription, condition: Condition) -> int:
    url = f"{service.url}/query?{urlencode({**condition, 'returnCountOnly': 'true', 'f': 'json'})}"
    count = answer_of(client, source, service.name, url).get("count")
    if not isinstance(count, int) or isinstance(count, bool) or count < 0:
        raise EditionError(
            "{title}: {service} was asked how many rows it has, and does not say.",
            "Run it again later.",
            title=source.title,
            service=service.name,
        )
    return count


def _by_pages(
    client: Reader, source: DataSource, service: ServiceDescription, condition: Condition, count: int
) -> list[Feature]:
    rows: list[Feature] = []
    offset = 0
    for _ in range(_MOST_PAGES):
        if len(rows) >= count:
            break
        query = {
            **condition, "outFields": "*", "outSR": "4326", "orderByFields": service.object_id,
            "resultOffset": offset, "resultRecordCount": service.page_size, "f": "geojson",
        }  # fmt: skip
        page, more = _page(client, source, service, query)
        rows += page
        if not page and not more:
            break
        offset += len(page) or service.page_size  # an empty page that says there is more is gone past
        if offset > count + 20 * service.page_size:
            break
    return rows


def _by_ids(
    client: Reader, source: DataSource, service: ServiceDescription, condition: Condition
) -> list[Feature]:
    url = f"{service.url}/query?{urlencode({**condition, 'returnIdsOnly': 'true', 'f': 'json'})}"
    ids = answer_of(client, source, service.name, url).get("objectIds") or []
    ids = sorted(number for number in ids if isinstance(number, int)) if isinstance(ids, list) else []
    rows: list[Feature] = []
    at_once = min(_CODES_AT_ONCE, service.page_size)
    for start in range(0, len(ids), at_once):
        listed = ",".join(map(str, ids[start : start + at_once]))
        query = {"objectIds": listed, "outFields": "*", "outSR": "4326", "f": "geojson"}
        rows += _page(client, source, service, query)[0]
    return rows


def _page(
    client: Reader, source: DataSource, service: ServiceDescription, query: Mapping[str, object]
) -> tuple[list[Feature], bool]:
    """Features of one answer, and whether it says that there are more: in either of the two usual places."""
    url = f"{service.url}/query?{urlencode(query)}"
    content = client.read(
        url,
        source,
        most_bytes=source.most_bytes,
        page=lambda content: _features_in(content, source, service),
    )
    return _features_in(content, source, service)


def _features_in(
    content: bytes, source: DataSource, service: ServiceDescription
) -> tuple[list[Feature], bool]:
    record = _record_in(content, source, service.name)
    rows = record.get("features")
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and isinstance(row.get("properties"), dict) for row in rows
    ):
        raise EditionError(
            "{title}: {service} sends something else than features.",
            "Run it again later. If it stays so, save the file from {page} into a folder.",
            title=source.title,
            service=service.name,
            page=source.page,
        )
    properties = record.get("properties")
    more = record.get("exceededTransferLimit") or (
        isinstance(properties, dict) and properties.get("exceededTransferLimit")
    )
    crs = record.get("crs")
    return [{**row, "crs": crs} if crs else row for row in rows], bool(more)


def _object_id(row: Feature, service: ServiceDescription) -> object:
    return row["properties"].get(service.object_id, row.get("id"))


def _record_in(content: bytes, source: DataSource, service: str) -> dict[str, Any]:
    record = read_json(content, source)
    if not isinstance(record, dict):
        record = {"error": {"message": "an answer that is none"}}
    if "error" in record:
        error = record["error"] if isinstance(record["error"], dict) else {}
        raise EditionError(
            "{title}: {service} answers with an error: {code} {message}.",
            "Run it again later. If it stays so, the service may have another name now: look at {page}.",
            title=source.title,
            service=service,
            code=error.get("code", ""),
            message=str(error.get("message") or "no reason given")[:120].rstrip("."),
            page=source.page,
        )
    return record
