"""How is something that went wrong, or a fault of a source, said in the language of the process?"""

from typing import Final

from geo.errors import WithinReachError
from layers.tables.report import Fault
from presentation.words.language import sentence, worded

BROKEN: Final = sentence("Something went wrong in the program, not in what you did.")


def broken(number: str) -> tuple[str, str]:
    """What is said of an error that nobody foresaw, and what to do; ``number`` is its own in the log."""
    return BROKEN, sentence(
        "Its number is {number}. What was saved is safe. Load the page again; if it happens again, tell "
        "whoever looks after Within Reach the number and what you were doing.",
        number=number,
    )


def error_number(number: str) -> str:
    """Under which number an error stands in the log, where a part of a page says itself what is missing."""
    return sentence("Its number in the log is {number}.", number=number)


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
