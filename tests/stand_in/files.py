"""Files as publishers give them: archives, tables, extracts with their sums, and a server of Nomis."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import osmium
from osmium.osm.mutable import Node, Way

from geo.crs import to_metres
from tests.stand_in.made_up import SIDE, MadeUpCouncil
from tests.stand_in.web import Answer, Request, file_answer

ON_THE_MAP = ("doctors", "Long Street Surgery"), ("pharmacy", "Well Pharmacy")
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


@cache
def code_point_open(newport: bytes = b"", made_up: bytes = b"") -> bytes:
    """Code-Point Open: a file without header for each of 120 postcode areas and more."""
    letters = "ABCDEFGHIJKL"
    members = {f"Data/CSV/{a.lower()}{b}.csv": b"" for a in letters for b in range(10)}
    own = {"Data/CSV/np.csv": newport, "Data/CSV/zz.csv": made_up}
    return archive({"Doc/licence.txt": b"OGL", **members, **own})


def code_point_rows(councils: Sequence[MadeUpCouncil]) -> bytes:
    """Rows of Code-Point Open: two postcodes in each small area of made-up councils."""
    rows = []
    for each in councils:
        for place, (_, ward) in enumerate(each.small_areas()):
            for half in (0, 1):
                lon, lat = each.postcode_place(place, half)
                x, y = to_metres([lon], [lat], crs="EPSG:27700")
                rows.append((each.postcode(place, half), 10, round(float(x[0])), round(float(y[0])),
                             "E92000001", "", "", "", each.code, ward))  # fmt: skip
    return table((), rows)


def open_document(sheet: str, rows: Sequence[Sequence[object]]) -> bytes:
    """An OpenDocument spreadsheet, as the Welsh Government publishes its index."""
    name = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(f'xmlns:{part}="{name}{part}:1.0"' for part in ("office", "table", "text"))
    lines = []
    for row in rows:
        cells = [
            f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
            if isinstance(cell, int)
            else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        ]
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    table_of = f'<table:table table:name="{sheet}">{"".join(lines)}</table:table>'
    body = f"<office:body><office:spreadsheet>{table_of}</office:spreadsheet></office:body>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
    manifest = f'<m:manifest xmlns:m="{name}manifest:1.0">{entry}</m:manifest>'
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    return archive(
        {
            "mimetype": kind.encode(),
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": content.encode(),
        }
    )


def extract(councils: Sequence[MadeUpCouncil]) -> bytes:
    """An extract of OpenStreetMap: a street along the middle of each council's wards."""
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "extract.osm.pbf"
        with osmium.SimpleWriter(str(path)) as writer:
            for council in councils:
                _write_street(writer, council)
        return path.read_bytes()


def _write_street(writer: osmium.SimpleWriter, council: MadeUpCouncil) -> None:
    first, last = council.number * 1_000, council.number * 1_000 + council.wards * 4
    for place in range(last - first + 1):
        where = (council.west + place * SIDE / 4, council.south + SIDE / 2)
        writer.add_node(Node(id=first + place, location=where, version=1))
    for place, (amenity, name) in enumerate(ON_THE_MAP):
        where = (council.west + SIDE * (0.12 + 0.03 * place), council.south + SIDE / 2 + 0.0002)
        tags = {"amenity": amenity, "name": name}
        writer.add_node(Node(id=last + 1 + place, location=where, version=1, tags=tags))
    tags = {"highway": "residential", "name": "Long Street"}
    writer.add_way(Way(id=first, nodes=list(range(first, last + 1)), tags=tags, version=1))


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
