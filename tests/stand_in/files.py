"""Files as publishers give them: archives, tables, an index of extracts, and a server of Nomis."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tests.stand_in.web import Answer, Request, file_answer

RESIDENTS, HOUSEHOLDS = "Total: All usual residents", "Total: All households"
NOMIS = {  # the concept of each table, and its categories by number
    "NM_2014_1": ("C_AGE", {"200": "All ages", "201": "Aged 0 to 15", "209": "Aged 65+"}),
    "NM_2056_1": (
        "C2021_DISABILITY_5",
        {
            "0": RESIDENTS,
            "1": "Disabled under the Equality Act: Day-to-day activities limited a lot",
            "2": "Not disabled under the Equality Act: No long term conditions",
        },
    ),
    "NM_2023_1": (
        "C2021_HHCOMP_15",
        {"0": HOUSEHOLDS, "1": "One-person household: Aged 66 years and over", "2": "Other household types"},
    ),
    "NM_2063_1": (
        "C2021_CARS_5",
        {"0": HOUSEHOLDS, "1": "No cars or vans in household", "2": "1 car or van in household"},
    ),
    "NM_2057_1": (
        "C2021_CARER_7",
        {"0": RESIDENTS, "1": "Provides no unpaid care", "2": "Provides 9 hours or less unpaid care a week"},
    ),
}
GEOFABRIK = "https://download.geofabrik.de/europe"


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([header, *rows] if header else rows)
    return text.getvalue().encode()


def archive(members: dict[str, bytes]) -> bytes:
    """An archive, the same bytes each time."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(zipfile.ZipInfo(name, (2025, 11, 24, 0, 0, 0)), content)
    return body.getvalue()


def workbook(inside: str) -> bytes:
    """As much of a workbook as tells its kind."""
    return archive({inside: b"<a/>"})


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """An outline."""
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def index_entry(name: str, parent: str, path: str, outline: dict[str, Any]) -> dict[str, Any]:
    """An entry of Geofabrik's index."""
    urls = {"pbf": f"{GEOFABRIK}/{path}-latest.osm.pbf"}
    properties = {"id": name, "parent": parent, "name": name.title(), "urls": urls}
    return {"type": "Feature", "properties": properties, "geometry": outline}


def files(by_path: dict[str, Callable[[], bytes]]) -> Callable[[Request], Answer | None]:
    """A server of files; beside each lies its sum, and ``-latest`` leads on to a dated name."""

    def respond(request: Request) -> Answer | None:
        if request.path.removesuffix(".md5") in by_path and request.path.endswith(".md5"):
            name = request.path.removesuffix(".md5")
            digest = hashlib.md5(by_path[name](), usedforsecurity=False).hexdigest()
            return Answer(f"{digest}  {name.rsplit('/', 1)[-1]}\n".encode())
        if request.path in by_path and "-latest" in request.path:
            dated = request.path.replace("-latest", "-251124")
            return Answer(status=302, headers={"Location": dated})
        latest = request.path.replace("-251124", "-latest")
        return file_answer(by_path[latest]()) if latest in by_path else None

    return respond


def ordnance_survey(body: bytes) -> Callable[[Request], Answer | None]:
    """Ordnance Survey's downloads: a list, and a redirect to where the file lies."""

    def respond(request: Request) -> Answer | None:
        if not request.path.endswith("/CodePointOpen/downloads"):
            return None
        if "redirect" in request.query:
            there = "https://omseprd1stdstordownload.blob.core.windows.net/CodePointOpen/codepo_gb.zip"
            return Answer(status=307, headers={"Location": there})
        address = (
            "https://api.os.uk/downloads/v1/products/CodePointOpen/downloads?area=GB&format=CSV&redirect"
        )
        digest = hashlib.md5(body, usedforsecurity=False).hexdigest()
        entry = {"url": address, "fileName": "codepo_gb.zip", "size": len(body), "md5": digest}
        return Answer(json.dumps([entry]).encode())

    return respond


def _people(areas: Sequence[str], place: int) -> int:
    """How many people areas have in a category: all of them first, then ever smaller parts."""
    totals = [110 if int(each[-1]) % 2 else 90 for each in areas]
    return sum(total if place == 0 else total // (place + 4) for total in totals)


def nomis(areas_of: dict[str, list[str]]) -> Callable[[Request], Answer | None]:
    """Nomis: a table for a council's small areas or for itself, so many rows at a time."""

    def respond(request: Request) -> Answer | None:
        number = request.path.rsplit("/", 1)[-1].removesuffix(".data.csv")
        if number not in NOMIS:
            return None
        concept, names = NOMIS[number]
        code, _, areas = request.query["geography"].partition("TYPE")
        inside = areas_of.get(code, [])
        codes = inside if areas else [code][: len(inside)]
        rows = [
            (
                "2024",
                each,
                value,
                name,
                _people(inside if each == code else [each], place),
                len(codes) * len(names),
            )
            for each in codes
            for place, (value, name) in enumerate(names.items())
        ]
        start = int(request.query.get("RecordOffset", 0))
        rows = rows[start : start + min(int(request.query.get("RecordLimit", 25_000)), 25_000)]
        header = ("DATE_NAME", "GEOGRAPHY_CODE", concept, f"{concept}_NAME", "OBS_VALUE", "RECORD_COUNT")
        if "select" in request.query:  # only the columns that were asked for
            places = [header.index(name) for name in request.query["select"].upper().split(",")]
            header, rows = tuple(header[p] for p in places), [tuple(row[p] for p in places) for row in rows]
        return Answer(table(header, rows))

    return respond
