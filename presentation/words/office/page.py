"""What does the page say that whoever looks after the program uses?"""

from collections.abc import Iterator
from typing import Final

from actions.backing_up.backups_here import FOLDER, KEPT, BackupFile
from layers.backups.model import BackupManifest
from layers.backups.sealing import KEY_FILE
from presentation.words import plain
from presentation.words.dates import clock, day_words
from presentation.words.language import plural, sentence

TITLE: Final = plain.OFFICE
QUESTION: Final = sentence("Is what the office keeps safe?")
WHAT: Final = sentence("What do you want to see to?")
PARTS: Final = {
    "backups": sentence("Backups"),
    "exports": sentence("What left the register"),
    "periods": sentence("How long things are kept"),
    "errors": sentence("Errors"),
}
LINK: Final = sentence("Backups, what left the register, how long things are kept, errors")
LINK_ABOUT: Final = sentence("For whoever looks after Within Reach:")
WHO_FIRST: Final = sentence("Say first who you are, at the top: initials or a role.")

BACKUPS_INTRO: Final = sentence(
    "A backup holds all that the office keeps. Those made here lie in the folder {folder} beside the "
    "register, the newest {count} of them: on the same disk. Copy them to another machine, and the file "
    "{key} apart from them.",
    folder=FOLDER,
    count=KEPT,
    key=KEY_FILE,
)
MAKE: Final = sentence("Make a backup now")
MAKING: Final = sentence("Writing the backup …")
NONE_YET: Final = sentence("There is no backup here yet.")
NONE_FIX: Final = sentence("Make one now. One that lies elsewhere is put back by cli.py restore FILE.")
WHICH: Final = sentence("Which backup?")
LOOK: Final = sentence("Look it through")
LOOKING: Final = sentence("Looking it through …")
PUT_BACK: Final = sentence("Put it back …")
SURE: Final = sentence("Yes: replace what is here by this backup")
NOW: Final = sentence("Put it back now")
NOT_NOW: Final = sentence("Leave all as it is")
PUTTING: Final = sentence("Putting it back …")
LEAVE_SEALED: Final = sentence("Leave out what is sealed, for its key is not here")
COMPARED: Final = sentence("What is here, and what would take its place")
COMPARED_HEADS: Final = (sentence("Register"), sentence("Places"), sentence("Change"), sentence("Of"))
HERE: Final = sentence("here now")
IN_IT: Final = sentence("in the backup")
TODAY: Final = sentence("this moment")
CANNOT_OPEN: Final = sentence("cannot be read")
CONSEQUENCES: Final = sentence(
    "All that was written since then is replaced: the register with its history, sessions of panels, "
    "baskets, analyses, counts and areas of your own."
)
CONSEQUENCES_FIX: Final = sentence(
    "What is here is first kept as a backup of its own, which stands in this list then. Nobody is thrown "
    "out: whoever is at work reads what was put back with their next action. Contacts that were erased here "
    "stay erased."
)
TICK_FIRST: Final = sentence("Tick first that it is to be replaced.")

EXPORTS_INTRO: Final = sentence(
    "Each file of the register that was taken out: when, by whom, how many entries. Where nobody signs in, "
    "initials prove nothing. What was looked for, sheets and shortlists are noted nowhere."
)
PERIODS_INTRO: Final = sentence(
    "The table is layers/retention/periods.csv, which an office may edit. What is over goes by the command "
    "cli.py retention --apply, best from a timer every month."
)
ERRORS_INTRO: Final = sentence(
    "One line for each error that nobody foresaw: when (UTC), the number that the page showed, the version, "
    "and the lines of the program. It holds no address and nobody’s words, and may be shown to anyone."
)
NO_ERRORS: Final = sentence("There has been none.")
DOWNLOAD_LOG: Final = sentence("Download these lines")


def file_label(file: BackupFile) -> str:
    """A file by when it was written."""
    when = sentence("{day}, {time} UTC", day=day_words(file.written_at.date()), time=clock(file.written_at))
    return sentence("{when} – before another was put back", when=when) if file.is_before else when


def file_caption(file: BackupFile) -> str:
    """Its name and size."""
    size = f"{max(file.size / 1e6, 0.1):,.1f} MB" if file.size else sentence("0 bytes")
    return sentence("{name}, {size}", name=file.path.name, size=size)


def compared_rows(here: tuple[int, int] | None, manifest: BackupManifest) -> Iterator[list[str]]:
    """How much is here (places, change) and how much in the backup, under ``COMPARED_HEADS``."""
    if here is None:
        yield [HERE, CANNOT_OPEN, CANNOT_OPEN, TODAY]
    else:
        yield [HERE, f"{here[0]:,}", f"{here[1]:,}", TODAY]
    made = sentence("{day}, {time} UTC", day=day_words(manifest.made_at.date()), time=clock(manifest.made_at))
    yield [IN_IT, f"{manifest.entries:,}", f"{manifest.revision:,}", made]


def changes_lost(here: tuple[int, int] | None, manifest: BackupManifest) -> str:
    """How many changes were made since; "" where that cannot be known."""
    if here is None or here[1] <= manifest.revision:
        return ""
    return plural(
        "{count:,} change of the register was made since.",
        "{count:,} changes of the register were made since.",
        here[1] - manifest.revision,
    )
