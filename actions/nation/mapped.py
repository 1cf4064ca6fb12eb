"""How is a piece of work done for many, each by whoever is free, and what is said of one that was lost?"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar
from uuid import uuid4

from actions.nation.crew import Crew, CrewAtWork, crew_at_work
from geo.wording import worded
from layers.nation.model import AreaReason

T = TypeVar("T")
R = TypeVar("R")
TellCrew = Callable[[CrewAtWork], None]


def mapped(
    do: Callable[[T], R], tasks: Mapping[str, T], crew: Crew, tell_crew: TellCrew
) -> Iterator[tuple[str, R | None, BaseException | None]]:
    """Do it for every task, in the order given as far as there are hands; nobody is called for none.

    Yields, as each is done, its name and what came of it; or None and why: a worker that died each time, or
    what ``do`` raised.

    Raises ``CrewError`` where nobody can be found to do the work.
    """
    if not tasks:
        return
    with crew_at_work(crew) as at_work:
        from distributed import as_completed

        tell_crew(at_work)
        names = {}
        for name, task in tasks.items():
            names[at_work.client.submit(do, task, key=f"{name}-{uuid4().hex[:8]}", pure=False)] = name
        for future in as_completed(list(names)):
            name = names.pop(future)
            done = future.status == "finished"
            yield name, future.result() if done else None, None if done else future.exception()
            future.release()


def reason_of(error: BaseException | None) -> AreaReason:
    """What to say of a task that was lost; the words of an error that nobody foresaw stay out of it."""
    name = type(error).__name__
    if name == "KilledWorker":
        return AreaReason(
            worded("The worker died each time that it came to this area."),
            worded("It may need more memory: run again with fewer workers and more --memory for each."),
        )
    return AreaReason(
        worded("Something went wrong that was not foreseen ({name}).", name=name),
        worded("Ask about this area alone to see it, and report it as a fault of the program."),
    )
