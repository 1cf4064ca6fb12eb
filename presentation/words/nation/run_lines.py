"""What does a run over many areas say while it goes on, and at its end?"""

from collections.abc import Iterator
from typing import Final

from actions.nation.prepare_many import CouncilOutcome
from layers.nation.model import AreaLine, AreaReason
from presentation.words.language import plural, sentence, worded
from presentation.words.near.lines import printable

MINUTE_S: Final = 60
HOUR_S: Final = 3_600


def crew_line(workers: int, memory_gb: float | None) -> str:
    """Who works, and with how much memory."""
    if memory_gb is None:
        return plural("{count} worker of the scheduler.", "{count} workers of the scheduler.", workers)
    return plural(
        "{count} worker on this machine, with {memory:g} GB at most.",
        "{count} workers on this machine, with {memory:g} GB each at most.",
        workers,
        memory=memory_gb,
    )


def page_line(address: str) -> str:
    """Where that can be watched."""
    return sentence("Watch it at {address}", address=address)


def progress_words(done: int, refused: int, of: int, seconds_left: float | None) -> str:
    """ "12 of 300 areas, 1 without an answer, about 4 minutes left"."""
    areas = plural("{done} of {count} area", "{done} of {count} areas", of, done=done)
    parts = [areas]
    if refused:
        parts.append(sentence("{refused} without an answer", refused=refused))
    if seconds_left is not None and done + refused < of:
        parts.append(time_left(seconds_left))
    return ", ".join(parts)


def time_left(seconds: float) -> str:
    """ "about 4 minutes left"."""
    if seconds < MINUTE_S:
        return sentence("less than a minute left")
    if seconds < 2 * HOUR_S:
        minutes = round(seconds / MINUTE_S)
        return plural("about {count} minute left", "about {count} minutes left", minutes)
    return plural("about {count} hour left", "about {count} hours left", round(seconds / HOUR_S))


def end_lines(done: int, answered_now: int, lines: list[AreaLine], *, seconds: float) -> Iterator[str]:
    """What came of it; every area without an answer with its reason."""
    stood = done - answered_now
    yield plural(
        "{count} area answered in {seconds:.0f} seconds.",
        "{count} areas answered in {seconds:.0f} seconds.",
        answered_now,
        seconds=seconds,
    )
    if stood:
        yield plural("{count} was answered before.", "{count} were answered before.", stood)
    for line in lines:
        yield refused_line(line)


def refused_line(line: AreaLine) -> str:
    """An area without an answer, and why."""
    return printable(
        sentence("No answer for {title}: {why}", title=line.title, why=reason_words(line.reason))
    )


def reason_words(reason: AreaReason | None) -> str:
    """What is wrong, and what to do."""
    return f"{worded(reason.what)} {worded(reason.fix)}" if reason is not None else ""


def council_line(outcome: CouncilOutcome, number: int, of: int) -> str:
    """What came of one council, the ``number``-th of so many to be done."""
    values = {"number": number, "of": of, "name": outcome.name}
    if outcome.reason is not None:
        return sentence("{number} of {of}: {name} could not be prepared. {why}",
                        **values, why=reason_words(outcome.reason))  # fmt: skip
    if outcome.up_to_date:
        return sentence("{number} of {of}: {name} is up to date.", **values)
    return sentence("{number} of {of}: {name} is prepared, as {area}.", **values, area=outcome.area)
