"""How do the feeds of many areas come up to date? Several are read at once, each as ``refresh`` reads it.

One run at a time for a register, as ever; what servers say is read side by side, and written one after the
other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from actions.acting import AT_THE_DESK, Acting
from actions.feeds.desks import desks_of
from actions.feeds.refresh import Refreshed, refresh, refreshing
from actions.nation.crew import Crew, check_crew
from actions.nation.mapped import TellCrew, mapped, reason_of
from geo.errors import WithinReachError
from geo.wording import worded
from layers.register.feed_model import FeedOutcome
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.read_only import open_to_read
from layers.register.store import open_register


@dataclass(frozen=True)
class FeedTask:
    """One feed to read, as it is sent to a worker."""

    name: str
    areas: str
    acting: Acting


TellFeed = Callable[[Refreshed, int, int], None]


def refresh_many(
    areas: Path,
    crew: Crew,
    *,
    names: Sequence[str] = (),
    tell: TellFeed = lambda *_: None,
    tell_crew: TellCrew = lambda _: None,
    acting: Acting = AT_THE_DESK,
) -> Mapping[str, Refreshed]:
    """Read every feed of the register that goes with a folder of areas, or those of some areas by ``names``.

    Returns what came of each, by its name; one that failed changes nothing, and the others come.

    Raises
    ------
    CrewError
        Nobody can be found to do the work.
    AnotherRefreshError
        Another refresh of the same register is at work.
    RegisterError
        The register cannot be read.
    """
    acting.check_action("look after feeds")
    check_crew(crew)
    folder = register_folder(areas)
    folder.mkdir(parents=True, exist_ok=True)
    done: dict[str, Refreshed] = {}
    with refreshing(folder):
        with open_to_read(register_beside(areas)) as register:
            feeds = [entry.feed for entry in register.feeds.all()]
        tasks = {
            feed.name: FeedTask(feed.name, str(areas.absolute()), acting)
            for feed in feeds
            if not names or feed.area in names
        }
        for name, came, error in mapped(refresh_feed, tasks, crew, tell_crew):
            done[name] = came or _lost_feed(name, error)
            tell(done[name], len(done), len(tasks))
    return done


def refresh_feed(task: FeedTask) -> Refreshed:
    """Read one feed; what goes wrong is kept with it and comes back."""
    areas = Path(task.areas)
    try:
        with open_register(register_beside(areas)) as register:
            entry = register.feeds.one(task.name)
            desk_of = desks_of(register, areas, task.acting)
            return refresh(entry, register, desk_of, now=datetime.now(UTC))
    except WithinReachError as error:
        sentence = worded("{what} {fix}", what=error.what, fix=error.fix)
        return Refreshed(task.name, FeedOutcome.FAILED, sentence)


def _lost_feed(name: str, error: BaseException | None) -> Refreshed:
    reason = reason_of(error)
    return Refreshed(name, FeedOutcome.FAILED, worded("{what} {fix}", what=reason.what, fix=reason.fix))
