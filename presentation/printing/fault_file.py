"""How is every fault of a list written into a file for a spreadsheet, for whoever keeps the list?"""

import csv
import io
from collections.abc import Iterable

from layers.tables.report import Fault
from presentation.printing.tables import spreadsheet_safe
from presentation.words.language import worded
from presentation.words.register.list_report import FAULT_FILE_HEADS


def faults_csv(faults: Iterable[Fault]) -> str:
    """Every fault in a row of its own: row, column, value, what is wrong, what to do."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(FAULT_FILE_HEADS)
    for fault in faults:
        cells = (str(fault.row or ""), fault.column or "", fault.value, worded(fault.what), worded(fault.fix))
        writer.writerow([spreadsheet_safe(cell) for cell in cells])
    return "\ufeff" + out.getvalue()
