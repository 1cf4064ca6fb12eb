"""What does the register's page say where a feed is added, read, moved or removed?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from actions.feeds.feed_messages import FeedProgress, ReadingFailure
from actions.feeds.refresh import Refreshed
from layers.register.feed_model import FeedForm, KeptFeed
from presentation.words import plain as words
from presentation.words.language import plural, sentence, worded
from presentation.words.register.feed_lines import FORMS, refreshed_lines

# Adding one.
ADD: Final = sentence("Add a list that keeps itself")
ABOUT: Final = sentence(
    "A list with an address that is read again and again: a directory, a feed of sports sessions, or a file "
    "that a council puts at the same address. Nothing of it comes in before it is read."
)
ADDRESS: Final = sentence("Its address; of an OpenActive data set perhaps several, one a line")
NAME: Final = sentence("What is it called?")
NAME_HELP: Final = sentence("The title of its source. A file that came in by hand before keeps its columns.")
FORM: Final = sentence("What answers there?")
FORM_OPEN: Final = sentence("Found out when it is read")
EVERY: Final = sentence("Read it again after how many days?")
KIND: Final = sentence("Of which kind are entries that say none?")
NO_KIND: Final = sentence("Each says it itself")
WORDS: Final = sentence("Words of its own and our kinds, one a line, like Aqua = sports centre")
WORDS_HELP: Final = sentence("Write Aqua = - to leave such entries out.")
LICENCE: Final = sentence("Under which licence? If the list does not say it")
CREDIT: Final = sentence("Whom to name as its source")
ADD_BUTTON: Final = sentence("Add this list")
ASKING: Final = sentence("Asking what answers there …")
LEAVE_OUT: Final = sentence("Leave them out")
BRING_IN_TOO: Final = sentence("Bring them in too")

# Changing or removing one.
CHANGE: Final = sentence("Change its address, or remove it")
MOVE_BUTTON: Final = sentence("Read it there from now on")
REMOVE_BUTTON: Final = sentence("Remove this list")
REMOVE_SURE: Final = sentence("Yes, remove it")
REMOVE_NOT: Final = sentence("Keep it")
REMOVE_ASK: Final = sentence(
    "It is not read any more. What it brought stays in the register, and can be taken back below."
)

# Reading.
READ_ALL: Final = sentence("Read all now")
STOP: Final = sentence("Stop reading")
STOPPING: Final = sentence("It stops within some seconds.")
STARTING: Final = sentence("Starting …")
MEANWHILE: Final = sentence(
    "This page can be used, or closed, meanwhile. What comes in is written feed by feed."
)
PUT_AWAY: Final = sentence("Put this note away")
STOPPED: Final = sentence("The reading was stopped.")
STOPPED_FIX: Final = sentence("What had come is kept; the next reading goes on from there.")
CUT_SHORT: Final = sentence("The reading was cut short, since the program or the computer was turned off.")
CUT_SHORT_FIX: Final = sentence("Read it again: it goes on from where it was.")


def elsewhere(area_title: str) -> str:
    """The question what to do with entries that lie outside the area."""
    return sentence("Entries that lie outside {area}", area=area_title)


def form_name(form: str) -> str:
    """What answers at an address, as a choice; "" where it is asked."""
    return FORMS[FeedForm(form)] if form else FORM_OPEN


def added(entry: KeptFeed) -> str:
    """That a feed is kept now."""
    return sentence("“{name}” is added ({form}).", name=entry.feed.name, form=FORMS[entry.feed.form])


def added_fix(entry: KeptFeed) -> str:
    """What comes next."""
    return plural(
        "Read it now, below; cli.py feeds refresh --due, run by a timer, reads it every day.",
        "Read it now, below; cli.py feeds refresh --due, run by a timer, reads it every {count} days.",
        entry.feed.every_days,
    )


def moved(name: str) -> str:
    """That a feed is read elsewhere now."""
    return sentence(
        "“{name}” is read at its new address from now on, from the start. What it brought stays.", name=name
    )


def removed(name: str) -> str:
    """That a feed is no longer kept."""
    return sentence("“{name}” is removed. What it brought stays in the register.", name=name)


def under_way(progress: FeedProgress | None) -> str:
    """Which feed is read now, and how far that is."""
    if progress is None:
        return STARTING
    name = words.one_line(progress.name)
    if progress.total:
        return sentence(
            "Reading “{name}”: {done:,} of {total:,}.", name=name, done=progress.done, total=progress.total
        )
    if progress.done:
        return sentence("Reading “{name}”: {done:,} items so far.", name=name, done=progress.done)
    return sentence("Reading “{name}” …", name=name)


def begun(moment: datetime) -> str:
    """Since when feeds are read."""
    return sentence("Begun at {clock}.", clock=f"{moment:%H:%M}")


def came_lines(came: tuple[Refreshed, ...]) -> Iterator[str]:
    """What came of each feed, a line each."""
    for done in came:
        yield " ".join(line.strip() for line in refreshed_lines(done))


def failed(failure: ReadingFailure | None) -> tuple[str, str]:
    """Why nothing could be read, and what to do."""
    return (worded(failure.what), worded(failure.fix)) if failure is not None else (CUT_SHORT, CUT_SHORT_FIX)
