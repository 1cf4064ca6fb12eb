"""Where does a file of a folder come from? As its manifest says, or as every file of its kind does."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from layers.assets.tables import read_table
from layers.recipes.model import NOT_KNOWN
from layers.sources.manifest import MANIFEST_FILE

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
PUBLISHERS: Final = Path(__file__).with_name("publishers.csv")


@dataclass(frozen=True)
class FileOrigin:
    """Where a file comes from; "not known" where nobody says."""

    page: str = NOT_KNOWN
    licence: str = NOT_KNOWN
    attribution: str = NOT_KNOWN
    day: date | None = None
    edition: str = ""
    by_manifest: bool = False
    sha256: str = ""  # of a file that was compared with its publisher's check sum: it is whole
    title: str = ""  # of its source, as the manifest has it


@dataclass(frozen=True)
class Publisher:
    """Who publishes a layer of a nation, and under what terms."""

    layer: str
    needed: bool
    title: str
    page: str
    licence: str
    attribution: str


def read_manifest(folder: Path) -> Mapping[str, FileOrigin]:
    """What the folder's manifest says of each file, by the file's name; {} where there is no sound one."""
    try:
        content = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    files = content.get("files") if isinstance(content, dict) else None
    rows = [row for row in files if isinstance(row, dict)] if isinstance(files, list) else []
    return {str(row.get("file")): _origin(row) for row in rows}


def publisher_of(layer: str, nation: str) -> Publisher | None:
    """Who publishes a layer for a nation, "E", "W", "S" or "N"; None where nobody does.

    Raises ``KindsTableError``, ``MissingColumnError`` where the table has been spoilt.
    """
    columns = ("layer", "nations", "needed", "title", "page", "licence", "attribution")
    for _, row in read_table(PUBLISHERS, columns=columns):
        if row["layer"] == layer and nation in row["nations"]:
            needed = row["needed"] == "yes"
            return Publisher(layer, needed, row["title"], row["page"], row["licence"], row["attribution"])
    return None


def origin_of(name: str, layer: str, *, nation: str, manifest: Mapping[str, FileOrigin]) -> FileOrigin:
    """Where a file comes from; ``name`` is its own, or its zip's, within the folder."""
    publisher = publisher_of(layer, nation)
    usual = (
        FileOrigin(publisher.page, publisher.licence, publisher.attribution) if publisher else FileOrigin()
    )
    written = manifest.get(name)
    if written is None:
        return usual
    return FileOrigin(
        written.page if written.page != NOT_KNOWN else usual.page,
        written.licence if written.licence != NOT_KNOWN else usual.licence,
        written.attribution if written.attribution != NOT_KNOWN else usual.attribution,
        written.day,
        written.edition,
        by_manifest=True,
        sha256=written.sha256,
        title=written.title,
    )


def day_number(manifest: Mapping[str, FileOrigin], name: str) -> int:
    """The day that a manifest gives to a file, the higher the later; 0 where it gives none."""
    origin = manifest.get(name)
    return origin.day.toordinal() if origin and origin.day else 0


def _origin(row: Mapping[str, object]) -> FileOrigin:
    def text(key: str) -> str:
        """What the manifest says under a key; ``NOT_KNOWN`` where that is no text."""
        value = row.get(key)
        return value.strip() if isinstance(value, str) and value.strip() else NOT_KNOWN

    try:
        day = date.fromisoformat(str(row.get("date") or ""))
    except ValueError:
        day = None
    edition = row.get("edition")
    edition = edition if isinstance(edition, str) else ""
    title = text("title") if text("title") != NOT_KNOWN else ""
    whole = text("sha256") if text("check_sum") != NOT_KNOWN and _SHA256.fullmatch(text("sha256")) else ""
    return FileOrigin(
        text("page"), text("licence"), text("attribution"), day, edition, sha256=whole, title=title
    )
