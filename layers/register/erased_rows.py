"""What of an asset, or of a row that was refused, may come in where somebody had a contact erased?"""

from dataclasses import replace

from layers.register.erasing.erased_list import ErasedList
from layers.register.model import Asset
from layers.register.records import to_asset, to_record
from layers.register.refused_rows import RefusedRow
from layers.tables.report import Fault


def without_erased(asset: Asset, erased: ErasedList) -> Asset:
    """An asset without what was erased; its id stays."""
    record = to_record(asset)
    clean = erased.scrubbed_record(record) | {"asset_id": asset.asset_id}
    return asset if clean == record else to_asset(clean)


def row_without_erased(row: RefusedRow, erased: ErasedList) -> RefusedRow:
    """A refused row, its own words too, without what was erased."""
    cells = tuple((erased.scrubbed(column), erased.scrubbed(cell)) for column, cell in row.cells)
    faults = tuple(
        Fault(each.row, each.column, *(erased.scrubbed(text) for text in (each.value, each.what, each.fix)))
        for each in row.faults
    )
    return replace(row, asset=without_erased(row.asset, erased), cells=cells, faults=faults)
