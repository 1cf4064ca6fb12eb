"""The register as a file that anybody can use: CSV, GeoJSON, GeoPackage, Excel or Open Referral UK."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from layers.assets.kinds import Kinds
from layers.register.exporting.feed import build_feed
from layers.register.exporting.files import write_whole
from layers.register.exporting.provenance import Provenance, may_be_given
from layers.register.exporting.tables import NOT_IN_MAPS, NUMBERS, export_columns, row_of
from layers.register.importing.mapping.own_export import safe_text
from layers.register.model import Asset

_LONGEST_EXCEL_CELL: Final = 32_767
_AS_NUMBERS: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f]")


class ExportFormat(StrEnum):
    """The forms in which the register is given back; the value is the file's ending."""

    CSV = "csv"
    GEOJSON = "geojson"
    GEOPACKAGE = "gpkg"
    EXCEL = "xlsx"
    OPEN_REFERRAL = "json"


def give_back(assets: Iterable[Asset], form: ExportFormat, *, kinds: Kinds, provenance: Provenance) -> bytes:
    """A whole file of assets. Hidden addresses are not in it, and no spreadsheet runs anything in it."""
    given = may_be_given(assets)
    if form is ExportFormat.GEOPACKAGE:
        return _geopackage(given, provenance)
    write: dict[ExportFormat, Callable[[], bytes]] = {
        ExportFormat.CSV: lambda: _csv(given, provenance),
        ExportFormat.GEOJSON: lambda: _json(_geojson(given, provenance)),
        ExportFormat.EXCEL: lambda: _excel(given, provenance),
        ExportFormat.OPEN_REFERRAL: lambda: _json(
            build_feed(given, kinds=kinds, provenance=provenance).whole()
        ),
    }
    return write[form]()


def write_file(
    path: Path, assets: Iterable[Asset], form: ExportFormat, *, kinds: Kinds, provenance: Provenance
) -> None:
    """Write ``give_back`` to a file in one step. Raises ``ExportError`` if it cannot be written."""
    write_content(path, give_back(assets, form, kinds=kinds, provenance=provenance))


def write_content(path: Path, content: bytes) -> None:
    """Write what ``give_back`` gave to a file in one step. Raises ``ExportError`` if it cannot be written."""
    write_whole(path, lambda beside: _put(beside, content))


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def about_rows(assets: Sequence[Asset], provenance: Provenance) -> list[tuple[str, str]]:
    """What to know of an export as a whole: title, date, licences, attributions, the dates of its sources."""
    dates = sorted({f"{asset.source}: {asset.source_date}" for asset in assets if asset.source_date})
    return [
        ("title", provenance.title),
        ("publisher", provenance.publisher),
        ("exported_on", provenance.exported_on.isoformat()),
        ("assets", str(len(assets))),
        *(("licence", licence) for licence in provenance.licences(assets)),
        *(("attribution", attribution) for attribution in provenance.attributions(assets)),
        *(("source_date", day) for day in dates),
        (
            "format",
            "One row an asset; price in pence; 0 is free. Empty means not known. Coordinates have seven "
            "decimals so that they come back alike; what they are is in placed_by, in words in point_is.",
        ),
    ]


def _row(asset: Asset, provenance: Provenance) -> dict[str, str | int | float | None]:
    gone = asset.asset_id in provenance.gone
    return row_of(asset, exported_on=provenance.exported_on, after_days=provenance.after_days, gone=gone)


def _csv(assets: Sequence[Asset], provenance: Provenance) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    columns = export_columns(assets)
    writer.writerow(columns)
    for asset in assets:
        row = _row(asset, provenance)
        writer.writerow([_safe(row.get(name)) for name in columns])
    return ("\ufeff" + out.getvalue()).encode()  # the mark by which Excel knows UTF-8


def _safe(cell: str | int | float | None) -> str | int | float:
    return "" if cell is None else safe_text(cell) if isinstance(cell, str) else cell


def _excel(assets: Sequence[Asset], provenance: Provenance) -> bytes:
    from openpyxl import Workbook  # type: ignore[import-untyped]
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]

    book = Workbook(write_only=True)
    sheet, about = book.create_sheet("Assets"), book.create_sheet("About")

    def text_cell(where: Any, text: str) -> Any:
        """A cell that holds its text and nothing else."""
        cell = WriteOnlyCell(where, value=workbook_text(safe_text(text)[:_LONGEST_EXCEL_CELL]))
        cell.data_type = "s"  # never a formula, whatever it begins with
        return cell

    columns = export_columns(assets)
    sheet.append(list(columns))
    for asset in assets:
        row = _row(asset, provenance)
        cells = (row.get(name) for name in columns)
        sheet.append(
            [
                text_cell(sheet, cell) if isinstance(cell, str) and cell else cell or _zero(cell)
                for cell in cells
            ]
        )
    for name, text in about_rows(assets, provenance):
        about.append([name, text_cell(about, text)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook_text(text: str) -> str:
    """Text as a workbook's cells write it, so that every sign comes back.

    XML makes one of the two signs of a line end, and a workbook reads "_x000D_" as a sign: so both are
    written as the numbers of their signs.
    Source: ECMA-376 part 1, 22.4.2.4 (bstr).
    """
    return _AS_NUMBERS.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _zero(cell: str | int | float | None) -> int | float | None:
    """0 is a number, "" and None are empty cells."""
    return None if cell is None or isinstance(cell, str) else cell


def _geojson(assets: Sequence[Asset], provenance: Provenance) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "name": provenance.title,
        "about": [list(pair) for pair in about_rows(assets, provenance)],
        "features": [_feature(asset, provenance) for asset in assets],
    }


def _feature(asset: Asset, provenance: Provenance) -> dict[str, Any]:
    row = _row(asset, provenance)
    placed = asset.longitude is not None and asset.latitude is not None
    point = {"type": "Point", "coordinates": [asset.longitude, asset.latitude]} if placed else None
    properties = {name: cell for name, cell in row.items() if name not in NOT_IN_MAPS}
    return {"type": "Feature", "geometry": point, "properties": properties}


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _geopackage(assets: Sequence[Asset], provenance: Provenance) -> bytes:
    import tempfile

    import geopandas as gpd
    import pandas as pd
    import pyogrio
    import shapely

    rows = pd.DataFrame(
        [_row(asset, provenance) for asset in assets],
        columns=list(export_columns(assets)),
    )
    for name in NUMBERS[2:]:
        rows[name] = rows[name].astype("Int64")
    points = [
        None
        if asset.longitude is None or asset.latitude is None
        else shapely.Point(asset.longitude, asset.latitude)
        for asset in assets
    ]
    table = gpd.GeoDataFrame(rows.drop(columns=list(NOT_IN_MAPS)), geometry=points, crs="EPSG:4326")
    about = pd.DataFrame(about_rows(assets, provenance), columns=["what", "value"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "assets.gpkg"
        table.to_file(path, layer="assets", driver="GPKG", geometry_type="Point")
        pyogrio.write_dataframe(about, path, layer="about", driver="GPKG", append=True)
        return path.read_bytes()
