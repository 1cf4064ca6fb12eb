"""What is a file really, by its contents, and may it be opened at all?"""

import re
import zipfile
from pathlib import Path, PurePosixPath
from typing import Final

from geo.wording import Wording, worded
from layers.tables.source_table import ImportRefusedError

LARGEST_FILE: Final = 200 * 1024 * 1024
LARGEST_UNPACKED: Final = 400 * 1024 * 1024
MOST_FILES_IN_ZIP: Final = 2_000
_LONGEST_CONTENTS: Final = 1024 * 1024  # bytes: the list of contents of far more files than that
_LONGEST_END: Final = 65_557  # bytes: the end of a zip with the longest comment
_MOST_SWELLING: Final = 250  # no honest table packs 250 to 1 …
_SMALL_UNPACKED: Final = 20 * 1024 * 1024  # … once it is larger than this
_BYTES_LOOKED_AT: Final = 65_536

FORMS: Final = {
    "csv": ((".csv", ".tsv", ".txt"), "a table of text (CSV)"),
    "xlsx": ((".xlsx", ".xlsm", ".ods"), "an Excel workbook"),
    "geojson": ((".geojson", ".json"), "GeoJSON"),
    "gpkg": ((".gpkg",), "a GeoPackage"),
    "shapefile": ((".zip",), "a zipped shapefile"),
    "open_referral": ((".json",), "Open Referral JSON"),
    "json": ((".json", ".geojson", ".jsonl", ".ndjson"), "a list in JSON"),
}
ACCEPTED: Final = (
    "CSV, Excel (.xlsx), GeoJSON, JSON, GeoPackage, a zipped shapefile and Open Referral are read"
)

_SIGNATURES: Final = (
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)", "Save it as .xlsx, then import that."),
    (b"%PDF", "a PDF", "Ask for the table itself, as CSV or Excel."),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it, then import what is inside."),
    (b"PAR1", "a Parquet file", "Save it as CSV, then import that."),
    (b"\x89PNG", "a picture", "Import the table itself."),
    (b"\xff\xd8\xff", "a picture", "Import the table itself."),
)
_MARKUP: Final = (
    (re.compile(r"<(!doctype\s+html|html|head|body)", re.I), "a web page, not a table"),
    (re.compile(r"<ogrvrt", re.I), "a virtual file that points at other files, not a table"),
    (re.compile(r"<!doctype|<!entity", re.I), "XML that defines entities, which could swell or read files"),
    (re.compile(r"<kml|google\.com/kml|opengis\.net/kml", re.I), "a KML map"),
    (re.compile(r"<(\?xml|[a-z])", re.I), "XML, not a table"),
)


# What only services of Open Referral have, in its versions 3.0 and 1.0; a list of none may be one too.
_SERVICES: Final = re.compile(
    r'"(service_at_locations?|schedules|regular_schedules?|service_taxonomys?|eligibilitys'
    r'|organization_id|totalElements)"|"(contents|services)"\s*:\s*\[\s*\]|"organization"\s*:\s*\{'
    r'|"status"\s*:\s*"(active|inactive|defunct|temporarily closed)"'
    r"|^\s*\[\s*\]\s*$"
)


def form_of(path: Path, *, name: str, any_ending: bool = False) -> str:
    """Tell the form of a file, a key of ``FORMS``, by its contents; ``name`` is what its owner calls it.

    ``any_ending``: an ending that says nothing of the contents is no reason to refuse a table of text.

    Raises
    ------
    ImportRefusedError
        It is none of the forms that are read, is dangerous to unpack, or is not what its name says.
    """
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise ImportRefusedError("{name} is larger than 200 MB.", "Split it into smaller files.", name=name)
    with path.open("rb") as file:
        start = file.read(_BYTES_LOOKED_AT)
    form = _by_contents(path, start, name)
    ending = PurePosixPath(name.replace("\\", "/")).suffix.casefold()
    if ending in FORMS[form][0]:
        return form
    is_known = any(ending in endings for endings, _ in FORMS.values())
    if any_ending and not is_known and form == "csv":
        return form
    if is_known:
        what = worded(
            "{name} is called {ending}, but by its contents it is {forms}.",
            name=name,
            ending=ending,
            forms=FORMS[form][1],
        )
    else:
        raise ImportRefusedError(
            _strange_ending(name, ending),
            worded(
                "{accepted}. If this is {forms}, save it as one, with the ending {right}; if it is a text "
                "or something else, name the list itself.",
                accepted=ACCEPTED,
                forms=FORMS[form][1],
                right=FORMS[form][0][0],
            ),
        )
    raise ImportRefusedError(
        what,
        worded(
            "If it is meant to be, give it the ending {forms}; else fetch it again.", forms=FORMS[form][0][0]
        ),
    )


def _strange_ending(name: str, ending: str) -> Wording:
    """That a name does not say what a file is."""
    if not ending:
        return worded("{name} has no ending that says what it is.", name=name)
    return worded("{name} ends in {ending}, and no list is read from such files.", name=name, ending=ending)


def _by_contents(path: Path, start: bytes, name: str) -> str:
    if not start.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise ImportRefusedError("{name} is empty.", "Save or fetch it again.", name=name)
    for signature, words, fix in _SIGNATURES:
        if start.startswith(signature):
            raise ImportRefusedError(
                worded("{name} is {words}. {accepted}.", name=name, words=words, accepted=ACCEPTED), fix
            )
    if start.startswith(b"PK"):
        return check_zip(path, name=name)
    if start.startswith(b"SQLite format 3\0"):
        return "gpkg"
    text = _as_text(start).lstrip("\ufeff \t\r\n\0")
    if text.startswith("<"):
        words = next((words for pattern, words in _MARKUP if pattern.search(text)), "XML, not a table")
        raise ImportRefusedError(
            "{name} is {words}. {accepted}.",
            "Fetch the list itself in one of these.",
            name=name,
            words=words,
            accepted=ACCEPTED,
        )
    if re.match(r"[{\[]\s*([\"{\[\]}]|$)", text):
        if re.search(r'"(FeatureCollection|Feature)"', text):
            return "geojson"
        return "open_referral" if _SERVICES.search(text) else "json"
    return "csv"


def _as_text(start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or start[1:200:2].count(0) > 40:
        return start.decode("utf-16" if start[:1] in (b"\xff", b"\xfe") else "utf-16-le", errors="replace")
    return start.decode("utf-8", errors="replace")


def check_zip(path: Path, *, name: str) -> str:
    """Judge a zip by its list of contents, before a byte is unpacked: "xlsx" or "shapefile".

    Raises ``ImportRefusedError`` if it is damaged, would unpack to too much, or holds something else.
    """
    if _contents_bytes(path) > _LONGEST_CONTENTS:  # the list alone could fill the memory
        raise ImportRefusedError(
            "{name} is a zip of far too many files.", "Import one list at a time.", name=name
        )
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise ImportRefusedError("{name} is a damaged zip.", "Save or fetch it again.", name=name) from None
    _check_sizes(members, path.stat().st_size, name)
    endings = [PurePosixPath(member.filename).suffix.casefold() for member in members]
    if any(member.filename == "[Content_Types].xml" for member in members):
        if any(member.filename.startswith("xl/") for member in members):
            return "xlsx"
        raise ImportRefusedError(
            "{name} is an Office file, but no Excel workbook.", "{accepted}.", name=name, accepted=ACCEPTED
        )
    if any(member.filename == "content.xml" for member in members):
        return "xlsx"  # an OpenDocument spreadsheet, which the same reader opens
    shapes = endings.count(".shp")
    if shapes == 1:
        return "shapefile"
    held = worded("{shapes} shapefiles", shapes=shapes) if shapes else _shown_endings(endings)
    raise ImportRefusedError(
        "{name} is a zip that holds {held}, not one shapefile.",
        ("Unpack it and import the file you mean; a shapefile's parts (.shp, .dbf, .shx, .prj) in one zip."),
        name=name,
        held=held,
    )


def _contents_bytes(path: Path) -> int:
    """How long a zip says its list of contents is; the longest where its end could be read in two ways."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _LONGEST_END, 0))
        end = file.read()
    marks = [mark.start() for mark in re.finditer(rb"PK\x05\x06", end)]
    large = any(end[at - 20 : at - 16] == b"PK\x06\x07" for at in marks if at >= 20)  # zip64: past 4 GB
    return max((int.from_bytes(end[at + 12 : at + 16], "little") for at in marks), default=0) + (
        _LONGEST_CONTENTS if large else 0
    )


def _check_sizes(members: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    unpacked = sum(member.file_size for member in members)
    swelling = unpacked / max(packed, 1)
    if unpacked > LARGEST_UNPACKED or (unpacked > _SMALL_UNPACKED and swelling > _MOST_SWELLING):
        raise ImportRefusedError(
            "{name} would unpack to {unpacked:,.0f} MB, {swelling:,.0f} times its size.",
            "If it is a real list, save only its cells with contents, as CSV.",
            name=name,
            unpacked=unpacked / 1000000.0,
            swelling=swelling,
        )
    if len(members) > MOST_FILES_IN_ZIP:
        raise ImportRefusedError(
            "{name} holds {count:,} files.", "Import one list at a time.", name=name, count=len(members)
        )
    if any(member.flag_bits & 1 for member in members):
        raise ImportRefusedError(
            "{name} is locked with a password.", "Save it without one, then import it.", name=name
        )
    if any(member.filename.casefold().endswith((".zip", ".vrt")) for member in members):
        raise ImportRefusedError(
            "{name} holds another zip or a virtual file.", "Unpack it and import the list inside.", name=name
        )


def _shown_endings(endings: list[str]) -> Wording:
    kinds = sorted({ending for ending in endings if ending})[:4]
    if not kinds:
        return worded("nothing that is read")
    return worded("files that end in {endings}", endings=", ".join(kinds))
