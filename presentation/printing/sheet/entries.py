"""What does the sheet say of each chosen place? Plain sentences; what is not known is said so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from layers.assets.kinds import Family, Kinds
from presentation.printing.lettered import left_out, printable
from presentation.printing.sheet.chosen import Chosen
from presentation.printing.tables import named
from presentation.words import plain as words
from presentation.words.opening import plain_times
from presentation.words.session_times import sessions_words
from questions.places.area_assets import AreaAssets

ASK: Final = "not known – ring and ask"
NO_PHONE: Final = "not known"
NO_NAME: Final = "A place"  # whose name and kind have no letter that can be printed
RING_FIRST: Final = "Ring first"
LONG_TIMES: Final = 80
_TOGETHER: Final = "\u00a0"  # a space at which no line ends
_STEP_FREE: Final = {"yes": "yes", "no": "no", "partly": "partly", "": ASK}


@dataclass(frozen=True)
class Entry:
    """One place as the sheet has it, every text fit to be shown."""

    chosen: Chosen
    name: str
    kind: str
    family: Family | None
    walk: str  # "8 minutes on foot", "" where no start is known
    facts: tuple[tuple[str, str], ...]  # what it is called, and what it is; the needed ones
    more: tuple[tuple[str, str], ...]  # further ones, where there is room
    checked: str  # when somebody last checked all this
    at: tuple[float, float]  # metres in the area's CRS
    incomplete: bool  # letters of it cannot be printed


def entries_of(
    assets: AreaAssets,
    chosen: Sequence[Chosen],
    *,
    kinds: Kinds,
    today: date,
    tidy: Callable[[str], str] = printable,
) -> tuple[Entry, ...]:
    """What to say of each of ``chosen``, in their order; all of them must be in ``assets``.

    ``tidy`` makes text from a file fit to be shown: for paper, what can be printed of it.
    """
    table = assets.table.set_index("asset_id", drop=False)
    rows = named(table.loc[[one.asset_id for one in chosen]], kinds, today=today)
    return tuple(
        _entry(one, row, assets, kinds, tidy) for one, row in zip(chosen, rows.itertuples(), strict=True)
    )


def _entry(chosen: Chosen, row: Any, assets: AreaAssets, kinds: Kinds, tidy: Callable[[str], str]) -> Entry:
    name, told = tidy(row.title), (row.title, row.cost, row.phone, row.address)
    facts = (
        ("When", tidy(_when(chosen, row, assets)) or ASK),
        ("Cost", tidy(row.cost) or ASK),
        ("Phone", tidy(row.phone) or NO_PHONE),
    )
    postcode = tidy(row.postcode).replace(" ", _TOGETHER)
    address = ", ".join(part for part in (tidy(row.address), postcode) if part)
    more = (("Where", address or _near(row, tidy)), ("Step-free", _STEP_FREE.get(row.step_free, ASK)))
    return Entry(
        chosen,
        name or tidy(row.kind_label) or NO_NAME,
        "" if row.kind_label.casefold() in name.casefold() else tidy(row.kind_label),
        kinds.family_of(row.kind),
        "" if chosen.minutes is None else f"{words.minutes(chosen.minutes)} on foot",
        facts,
        tuple((title, value) for title, value in more if value),
        _checked(row),
        (row.geometry.x, row.geometry.y),
        any(left_out(text) for text in told),
    )


def _when(chosen: Chosen, row: Any, assets: AreaAssets) -> str:
    """The regular times, and the next one if it is known; paused comes first."""
    record = assets.records[row.asset_id]
    read = [sessions_words(record.sessions), record.when_unread]
    if not record.sessions or (row.when and len(read[0]) > LONG_TIMES):  # opening hours: shorter as they came
        read = [plain_times(row.when)]
    told = "; ".join(part for part in (*read, chosen.when) if part)
    return f"Paused for now – {RING_FIRST.lower()}. {told}" if row.status == "paused" else told


def _near(row: Any, tidy: Callable[[str], str]) -> str:
    return f"off {tidy(row.near_street)}" if row.near_street.strip() else ""


def _checked(row: Any) -> str:
    if not row.checked_on:
        return f"{RING_FIRST}: nobody has checked this with them yet."
    day = words.day(row.checked_on)
    return f"{RING_FIRST}: last checked {day}." if row.ring_first else f"Checked {day}."
