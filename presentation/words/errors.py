"""How is something that went wrong, or a fault of a source, said in the language of the process?"""

from geo.errors import WithinReachError
from layers.tables.report import Fault
from presentation.words.language import sentence, worded


def what_of(error: WithinReachError) -> str:
    """What is wrong."""
    return worded(error.what)


def fix_of(error: WithinReachError) -> str:
    """What to do about it."""
    return worded(error.fix)


def both_of(error: WithinReachError) -> str:
    """What is wrong and what to do about it; after a list of wrongs, the latter on a line of its own."""
    between = "\n" if "\n" in error.what else " "
    return f"{what_of(error)}{between}{fix_of(error)}"


def fault_words(fault: Fault) -> str:
    """Where in a source something is wrong, what, and what to do: "row 3, column kind: …"."""
    place = _place(fault)
    wrong = f"{worded(fault.what)} {worded(fault.fix)}"
    return (f"{place}: {wrong}" if place else wrong).strip()


def _place(fault: Fault) -> str:
    if fault.row and fault.column:
        return sentence("row {row}, column {column}", row=fault.row, column=fault.column)
    if fault.row:
        return sentence("row {row}", row=fault.row)
    return sentence("column {column}", column=fault.column) if fault.column else ""
