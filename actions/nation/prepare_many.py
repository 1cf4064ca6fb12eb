"""How are many councils prepared? Each as `cli.py prepare` does, several at once, from one cache for all.

What is fetched is fetched by one at a time, since all share the cache; the rest waits its turn or prepares.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from actions.acting import AT_THE_DESK, Acting
from actions.add_place import PlaceWish, add_place
from actions.nation.crew import Crew, check_crew
from actions.nation.mapped import TellCrew, mapped, reason_of
from actions.place_plan import PlaceFolders
from geo.errors import WithinReachError
from layers.councils.find import the_council
from layers.councils.model import Council
from layers.councils.table import CouncilTable
from layers.nation.model import AreaReason
from layers.sources.fetch import CacheBusyError

NATIONS: Final = ("england", "wales", "scotland", "northern-ireland")
PATIENCE_S: Final = 6 * 3_600.0  # how long one council waits for the cache
_AGAIN_AFTER_S: Final = 1.0


@dataclass(frozen=True)
class CouncilTask:
    """One council to prepare, as it is sent to a worker."""

    council: Council
    folders: PlaceFolders = field(default_factory=PlaceFolders)
    again: bool = False
    patience_s: float = PATIENCE_S


@dataclass(frozen=True)
class CouncilOutcome:
    """What came of one council."""

    name: str
    area: str = ""  # what it is called in commands; "" where it could not be prepared
    up_to_date: bool = False  # nothing had changed
    reason: AreaReason | None = None


TellCouncil = Callable[[CouncilOutcome, int, int], None]


def councils_named(typed: str, table: CouncilTable) -> tuple[Council, ...]:
    """The councils of a nation, or those named between commas, each once.

    Raises ``UnknownCouncilError`` where one of the names is none, or several.
    """
    names = [part.strip() for part in typed.split(",") if part.strip()]
    councils: dict[str, Council] = {}
    for name in names:
        nation = name.lower().replace(" ", "-")
        if nation in NATIONS:
            of_nation = nation.replace("-", "_")
            councils |= {each.code: each for each in table.councils.values() if each.nation == of_nation}
        else:
            council = the_council(name, table)
            councils[council.code] = council
    return tuple(councils.values())


def prepare_many(
    tasks: Iterable[CouncilTask],
    crew: Crew,
    *,
    tell: TellCouncil = lambda *_: None,
    tell_crew: TellCrew = lambda _: None,
    acting: Acting = AT_THE_DESK,
) -> Mapping[str, CouncilOutcome]:
    """Prepare every council; one that cannot be is named with its reason, and the others go on.

    Returns what came of each, by its code. Any number of times: what has not changed is left as it is.

    Raises ``CrewError`` where nobody can be found to do the work.
    """
    acting.check_action("add a place")
    check_crew(crew)
    by_code = {task.council.code: task for task in tasks}
    outcomes: dict[str, CouncilOutcome] = {}
    for code, outcome, error in mapped(prepare_council, by_code, crew, tell_crew):
        name = by_code[code].council.name
        outcomes[code] = outcome or CouncilOutcome(name, reason=reason_of(error))
        tell(outcomes[code], len(outcomes), len(by_code))
    return outcomes


def prepare_council(task: CouncilTask) -> CouncilOutcome:
    """Prepare one council, once the cache is free; what the user can put right comes back as the reason."""
    wish = PlaceWish(task.council, task.folders, task.again)
    until = time.monotonic() + task.patience_s
    while True:
        try:
            report = add_place(wish, tell=lambda _: None)
            return CouncilOutcome(task.council.name, report.area, report.up_to_date)
        except CacheBusyError as busy:
            if time.monotonic() > until:
                return CouncilOutcome(task.council.name, reason=AreaReason(busy.what, busy.fix))
            time.sleep(_AGAIN_AFTER_S)
        except WithinReachError as error:
            return CouncilOutcome(task.council.name, reason=AreaReason(error.what, error.fix))
        except OSError as error:
            why = WithinReachError("A file cannot be read or written: {trouble}.",
                                   "Check that the disk has room and that you may write there.",
                                   trouble=error.strerror or type(error).__name__)  # fmt: skip
            return CouncilOutcome(task.council.name, reason=AreaReason(why.what, why.fix))
