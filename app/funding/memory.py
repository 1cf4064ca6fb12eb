"""What does a visit to the funding page remember? The bids, scenarios, marks, what was worked out."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from app.memory.links import PANEL_SESSION
from app.memory.session import Visit
from layers.area import Area
from layers.bids.model import Bid, BidList
from presentation.words.funding.scenario import scenario_name
from questions.funding.scenario import Scenario
from questions.panel.decision import Marks
from questions.panel.sitting import Sitting

PART: Final = "fund_part"
AS_READ: Final = "fund_as_read"  # the list of bids before anything of it was put right
SESSION, SEEN, SAVED, WRITING = PANEL_SESSION, "fund_seen", "fund_saved", "fund_writing"
NEWS: Final = "fund_news"  # what others changed, until it is said to have been seen
OF_A_SESSION: Final = (SESSION, SEEN, SAVED, WRITING, NEWS)  # of one that is kept: app.funding.keeping
_AREA, _BIDS, _SAMPLE = "fund_area", "fund_bids", "fund_sample"
_RESULTS = "fund_found"
_SCENARIOS, _OPEN, _MARKS = "fund_scenarios", "fund_scenario", "fund_marks"
_RIGHT = "fund_put_right"
_SITTING = "fund_sitting"
_SENT = "fund_sent"
_MOST_RESULTS: Final = 12
COLUMN_KEYS: Final = "fund_col_"  # how the keys begin of the widgets that ask which column is what
# How the keys begin of widgets that ask about one bid of the list, or about one area.
_OF_A_BID: Final = (
    *("fund_mark_", "fund_decision_", "fund_conflicts_", "fund_reason_"),
    *("fund_missing_", "fund_place_typed_", "fund_held_on", "fund_present"),
)
_OF_AN_AREA: Final = ("fund_of_area_", "fund_clicked", "fund_what_if_")


@dataclass(frozen=True)
class SentFile:
    """A list of bids as it was sent, to be read again when its columns are chosen."""

    name: str
    content: bytes = field(repr=False)


def get(key: str, otherwise: Any = None) -> Any:
    """What this visit remembers."""
    return Visit().get(key, otherwise)


def put(key: str, value: Any) -> None:
    """Remember something; a widget's value only before it is drawn."""
    Visit().put(key, value)


def at_first(key: str, first: Any) -> str:
    """A widget's key, with ``first`` as what it begins with."""
    if get(key) is None:
        put(key, first)
    return key


def begin(area: Area) -> bool:
    """Bids and scenarios belong to one area: another one begins without them. Whether it is another one."""
    another = get(_AREA) not in (None, area.name)
    if another:
        of_the_bids = (_BIDS, AS_READ, _SENT, _MARKS, _SITTING, _RIGHT, *OF_A_SESSION)
        for key in (*of_the_bids, _SCENARIOS, _OPEN, _RESULTS, "fund_awards"):
            put(key, None)
        Visit().drop(*_OF_AN_AREA, *_OF_A_BID)
    put(_AREA, area.name)
    return another


def bids() -> BidList | None:
    """The bids, or None before there are any."""
    listed: BidList | None = get(_BIDS)
    return listed


def take_bids(listed: BidList | None, *, sample: bool = False) -> None:
    """Take these bids; what was said of others is forgotten."""
    put(_BIDS, listed)
    put(AS_READ, listed)
    put(_SAMPLE, sample)
    for key in OF_A_SESSION:
        put(key, None)
    if sample:
        keep_sent(None)
    put(_MARKS, None)
    put(_SITTING, None)
    put(_RIGHT, None)
    Visit().drop(*_OF_A_BID)


def keep_sent(file: SentFile | None) -> None:
    """Remember what was sent; the columns chosen of another file are forgotten."""
    put(_SENT, file)
    forget_columns()


def forget_columns() -> None:
    """Forget which columns were chosen."""
    Visit().drop(COLUMN_KEYS)


def sent() -> SentFile | None:
    """The file that the bids come from, or None."""
    file: SentFile | None = get(_SENT)
    return file


def is_sample() -> bool:
    """Whether the bids are the made-up ones."""
    return bool(get(_SAMPLE))


def change_bid(changed: Bid, *fields: str) -> None:
    """Put a bid in the place of the one with its id, and note which of its fields were put right."""
    now = bids()
    if now is not None:
        bids_now = tuple(changed if bid.bid_id == changed.bid_id else bid for bid in now.bids)
        put(_BIDS, replace(now, bids=bids_now))
        put(_RIGHT, put_right() | {(changed.bid_id, field) for field in fields})


def put_right() -> frozenset[tuple[str, str]]:
    """What was put right on the page: bid and field."""
    return get(_RIGHT) or frozenset()


def scenarios() -> dict[str, Scenario]:
    """The kept scenarios by name."""
    return dict(get(_SCENARIOS) or {})


def scenario() -> Scenario:
    """The scenario that is open."""
    return scenarios().get(str(get(_OPEN) or ""), Scenario(scenario_name(1)))


def keep_scenario(scenario: Scenario) -> None:
    """Keep a scenario under its name, and open it."""
    put(_SCENARIOS, {**scenarios(), scenario.name: scenario})
    put(_OPEN, scenario.name)


def open_scenario(name: str) -> None:
    """Open a kept scenario, or begin one."""
    if name not in scenarios():
        keep_scenario(Scenario(name))
    put(_OPEN, name)


def drop_scenario(name: str) -> None:
    """Forget a scenario."""
    put(_SCENARIOS, {key: value for key, value in scenarios().items() if key != name})
    put(_OPEN, next(iter(scenarios()), None))


def marks() -> dict[str, Marks]:
    """What the panel says of each bid."""
    return dict(get(_MARKS) or {})


def mark(bid_id: str, marked: Marks) -> None:
    """Keep what the panel says of a bid."""
    put(_MARKS, {**marks(), bid_id: marked})


def sitting() -> Sitting:
    """When the panel met, who was there, and whether what it decided is final."""
    held: Sitting = get(_SITTING) or Sitting()
    return held


def meet(held: Sitting) -> None:
    """Keep what is said of the meeting."""
    put(_SITTING, held)


def worked_out(key: Hashable, work: Callable[[], Any]) -> Any:
    """What follows from ``key``, worked out once in this visit; the last few are kept."""
    results: dict[Hashable, Any] = dict(get(_RESULTS) or {})
    if key not in results:
        results[key] = work()
        put(_RESULTS, dict(list(results.items())[-_MOST_RESULTS:]))
    return results[key]
