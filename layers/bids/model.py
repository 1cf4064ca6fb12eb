"""What does a panel know of a bid, or of a grant once made? One flat record."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from layers.bids.transport import BidTransport
from layers.tables.report import Fault
from layers.times.session import Session

SMALL_GRANT_POUNDS: Final = 2_000.0  # "small grants" are at most this, inclusive


@dataclass(frozen=True)
class Bid:
    """One bid as it was read. Strings are "" and numbers None where nothing is known."""

    bid_id: str
    title: str
    organisation: str = ""
    description: str = ""
    pounds: float | None = None  # asked for; of a grant that was made, awarded
    kind: str = ""  # key in layers/assets/kinds.csv of what it would start
    longitude: float | None = None  # degrees WGS84; None: it has no place yet
    latitude: float | None = None
    placed_by: str = ""  # how it was found: "point", "postcode", "address", "panel"
    postcode: str = ""
    address: str = ""
    for_asset: str = ""  # an asset that is there already, which the bid would open for longer
    sessions: tuple[Session, ...] = ()
    when: str = ""  # days and times as written
    places_a_week: int | None = None
    awarded_on: date | None = None  # None: not decided yet
    row: int = 0  # as a spreadsheet counts
    transport: BidTransport | None = None  # what brings people to it; None: nothing
    about: bool = False  # the list says that it asks for about so much

    @property
    def placed(self) -> bool:
        """Whether it has a place."""
        return self.longitude is not None and self.latitude is not None

    @property
    def small(self) -> bool:
        """Whether it is a small grant."""
        return self.pounds is not None and self.pounds <= SMALL_GRANT_POUNDS


@dataclass(frozen=True, eq=False)
class BidList:
    """The bids of one file. ``rows_read == len(bids) + refused``; every fault is there."""

    name: str
    sha256: str
    bids: tuple[Bid, ...] = field(repr=False)
    faults: tuple[Fault, ...] = field(repr=False)
    rows_read: int
    refused: int
    notes: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()  # field, and the list's column that was read as it
    headings: tuple[str, ...] = ()  # every column of the list
    sheet: str = ""  # which of a workbook's
    sheets: tuple[str, ...] = ()  # all that could be read instead

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns of which nothing was read."""
        used = {column for _, column in self.columns}
        return tuple(heading for heading in self.headings if heading not in used)

    @property
    def unplaced(self) -> tuple[Bid, ...]:
        """Bids without a place, which can be given one."""
        return tuple(bid for bid in self.bids if not bid.placed)

    @property
    def without_pounds(self) -> int:
        """How many do not say how much they ask for."""
        return sum(bid.pounds is None for bid in self.bids)

    @property
    def pounds(self) -> float:
        """What all of them ask for, those that say it."""
        return sum(bid.pounds or 0.0 for bid in self.bids)
