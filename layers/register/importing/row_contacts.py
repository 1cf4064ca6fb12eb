"""How is whoever runs it reached? Ways of contact as people copy them into lists, sorted by what they are."""

import re
from typing import Final

from geo.wording import Wording, worded
from layers.register.importing.contact_parts import ContactParts, contact_parts
from layers.register.importing.draft import Draft
from layers.register.rules import breach, lost_zero, read_uprn
from layers.tables.cells import shown
from layers.tables.contacts import is_email, is_website, without_label

_SORTS: Final = ("email", "website", "phone")
_MOVED: Final[dict[str, str]] = {
    "email": "“{value}” under “{column}” is an e-mail address, and was taken as that.",
    "website": "“{value}” under “{column}” is a web address, and was taken as that.",
    "phone": "“{value}” under “{column}” is a telephone number, and was taken as that.",
}
_BETWEEN: Final = re.compile(r"\s*(?:[;,|]|(?<=\d) ?/ ?(?=[+(\d]{5})|(?<=\s)/(?=\s)|\bor\b|\band\b|\n)\s*")
_MOVED_FIX: Final = worded("Nothing need be done; a column of its own would be plainer.")


def read_contacts(draft: Draft, *, own: bool) -> None:
    """Ways of contact and the property's number; what our own export holds comes back as it was.

    What stands in the wrong column goes where it belongs. Of several e-mail or web addresses in a cell the
    first counts; telephone numbers are kept all, with when to ring. A cell that holds more than that (a name)
    stays among the other fields as a whole.
    """
    if not own:
        _sort(draft)
    for name in (*_SORTS, "uprn"):
        draft.known[name] = draft.cell(name) if own else draft.checked(name)
    if not own:
        draft.known["uprn"] = read_uprn(draft.known["uprn"]) or ""
    wrong = lost_zero(draft.known["phone"])
    if wrong is not None:
        draft.fault("phone", worded("{what} It stays as it is written.", what=wrong.what), wrong.fix)


def _sort(draft: Draft) -> None:
    cells = {name: draft.cell(name) for name in _SORTS if draft.cell(name)}
    parts = {name: contact_parts(cell) for name, cell in cells.items()}
    whole = {name for name in cells if _is_more(name, cells[name], parts[name])}
    for name, cell in cells.items():
        _tell_several(draft, name, parts[name])
        draft.cells[name] = _own(name, cell, parts[name])
    for name, cell in cells.items():
        for other in _SORTS:
            values = _values(other, parts[name])
            if other == name or not values or draft.cell(name) == cell:
                continue
            if not draft.cell(other):
                draft.cells[other] = phone_text(parts[name]) if other == "phone" else values[0]
                column = draft.columns.get(name, name)
                what = worded(_MOVED[other], value=shown(draft.cells[other]), column=column)
                draft.fault(name, what, _MOVED_FIX, value=cell)
                values = values if other == "phone" else values[1:]
            if any(value.casefold() not in draft.cell(other).casefold() for value in values):
                whole.add(name)
    draft.more += [(draft.columns.get(name, name), cells[name]) for name in cells if name in whole]


def _values(sort: str, parts: ContactParts) -> tuple[str, ...]:
    return {"email": parts.emails, "website": parts.websites, "phone": parts.phones}[sort]


def _own(name: str, cell: str, parts: ContactParts) -> str:
    """What of a cell is of its column's sort; the cell itself where nothing in it is any way of contact."""
    values = _values(name, parts)
    if name == "website" and is_website(cell) and not is_email(cell):
        return cell
    if name == "phone" and values:
        return (without_label(cell) or cell) if _is_plain(cell, parts) else phone_text(parts)
    if not any(_values(sort, parts) for sort in _SORTS):
        return (without_label(cell) or cell) if name == "phone" else cell
    return values[0] if values else ""


def _is_plain(cell: str, parts: ContactParts) -> bool:
    """Whether a cell is a number and its label, or several with a sign between that everybody reads."""
    beside = parts.ringing or parts.words or parts.emails or parts.websites
    return not beside and len(_BETWEEN.split(cell)) == len(parts.phones)


def phone_text(parts: ContactParts) -> str:
    """The numbers as the register keeps them: "01632 960101, 07700 900101"; of one, when to ring it."""
    numbers = ", ".join(parts.phones)
    return f"{numbers} ({parts.ringing})" if len(parts.phones) == 1 and parts.ringing else numbers


def _is_more(name: str, cell: str, parts: ContactParts) -> bool:
    """Whether a cell holds what no way of contact keeps, so that it stays as a whole too."""
    if not any(_values(sort, parts) for sort in _SORTS):
        return False  # nothing was read of it: its rule tells
    if name == "website" and is_website(cell) and not is_email(cell):
        return False
    several = name != "phone" and len(_values(name, parts)) > 1
    return several or bool(parts.words) or (bool(parts.ringing) and len(parts.phones) != 1)


def _tell_several(draft: Draft, name: str, parts: ContactParts) -> None:
    values, wrong = _values(name, parts), breach(name, draft.cell(name))
    if name == "phone" or wrong is None or len(values) < 2:
        return
    what: Wording = worded(
        "{what} It holds {count}: the first is used, and all stay.", what=wrong.what, count=len(values)
    )
    draft.fault(name, what, wrong.fix)
