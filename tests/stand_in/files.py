"""Files as publishers give them: archives, tables, an open document, an index of extracts."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tests.stand_in.web import Answer, Request, file_answer

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
