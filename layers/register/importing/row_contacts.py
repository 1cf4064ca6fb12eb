"""How is whoever runs it reached? Ways of contact as people copy them into lists."""

from collections.abc import Callable
from typing import Final

from geo.wording import worded
from layers.register.importing.draft import Draft
from layers.register.rules import breach, lost_zero, read_uprn
from layers.tables.contacts import emails_in, is_email, is_website, websites_in, without_label

_SEVERAL: Final[dict[str, tuple[Callable[[str], bool], Callable[[str], list[str]]]]] = {
    "email": (is_email, emails_in),
    "website": (is_website, websites_in),
}


def read_contacts(draft: Draft, *, own: bool) -> None:
    """Ways of contact and the property's number; what our own export holds comes back as it was.

    Of several e-mail or web addresses in a cell the first counts, and the cell stays among the other fields.
    """
    for name in ("email", "website", "phone", "uprn"):
        if not own:
            _tidy(draft, name)
        draft.known[name] = draft.cell(name) if own else draft.checked(name)
    if not own:
        draft.known["uprn"] = read_uprn(draft.known["uprn"]) or ""
    wrong = lost_zero(draft.known["phone"])
    if wrong is not None:
        draft.fault("phone", worded("{what} It is kept as it is.", what=wrong.what), wrong.fix)


def _tidy(draft: Draft, name: str) -> None:
    cell = draft.cell(name)
    if name == "phone" and cell:
        draft.cells[name] = without_label(cell) or cell
    if name not in _SEVERAL or not cell:
        return
    is_plain, all_in = _SEVERAL[name]
    addresses = [] if is_plain(cell) else all_in(cell)
    if not addresses:
        return
    wrong = breach(name, cell)
    if wrong is not None and len(addresses) > 1:
        what = worded(
            "{what} It holds {count}: the first is used, and all are kept.",
            what=wrong.what,
            count=len(addresses),
        )
        draft.fault(name, what, wrong.fix)
    draft.cells[name] = addresses[0]
    if cell.casefold().removeprefix("mailto:").strip("<> ") != addresses[0].casefold():
        draft.more.append((draft.columns.get(name, name), cell))
