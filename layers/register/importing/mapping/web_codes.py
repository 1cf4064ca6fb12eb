"""Which cells were copied from a web page with its codes, and which signs do these stand for?"""

import html
import re
from dataclasses import replace
from typing import Final

from geo.wording import counted
from layers.register.importing.mapping.own_export import is_own_export
from layers.tables.source_table import SourceTable

_CODE: Final = re.compile(r"&(?:#[0-9]{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}[0-9]{0,2});", re.I)


def without_web_codes(table: SourceTable) -> SourceTable:
    """The table with "Tea &amp; Toast" as "Tea & Toast", and a note of how many cells.

    A file that the register gave away stays as it is, so that it comes back without loss.
    """
    if is_own_export(table.columns):
        return table
    count = 0
    rows: list[tuple[str, ...]] = []
    for row in table.rows:
        plain = tuple(html.unescape(cell) if _CODE.search(cell) else cell for cell in row)
        count += sum(a is not b for a, b in zip(plain, row, strict=True))
        rows.append(plain)
    if not count:
        return table
    note = counted(
        "{count:,} cell has codes of web pages (like &amp;); they were read as the signs they stand for.",
        "{count:,} cells have codes of web pages (like &amp;); they were read as the signs they stand for.",
        count,
    )
    return replace(table, rows=rows, notes=(*table.notes, note))
