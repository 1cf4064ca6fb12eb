"""What is said of a backup of the office, written and put back?"""

from collections.abc import Iterator
from typing import Final

from actions.backing_up.back_up import BackedUp
from actions.backing_up.put_back import PutBack
from layers.backups.model import BackupManifest
from layers.backups.office_files import SET_ASIDE
from layers.backups.sealing import KEY_FILE
from presentation.words.dates import day_words, listed
from presentation.words.language import plural, sentence

HELP: Final = sentence(
    "Copy all that the office keeps into one file: the register with its history, sessions of panels, "
    "baskets, analyses, settings and tables, and, sealed, the counts of conversations and areas of its own."
)
RESTORE_HELP: Final = sentence(
    "Put a backup in the place of all that the office keeps, once all of it has been looked through."
)
TO_HELP: Final = sentence("The file to write, or a folder in which it is named by the day and hour.")
KEEP_HELP: Final = sentence("How many backups stay in that folder, this one included; the oldest go.")
FILE_HELP: Final = sentence("The backup.")
KEY_HELP: Final = sentence("The file {file} of the machine that made it, if it is not here.", file=KEY_FILE)
WITHOUT_SEALED_HELP: Final = sentence(
    "Leave out what is sealed: the counts of conversations, the list of erased contacts and areas of the "
    "office’s own."
)
CHECK_HELP: Final = sentence("Only look it through, and say what is in it.")
YES_HELP: Final = sentence("Do not ask whether you are sure.")
ASK_SURE: Final = sentence("It takes the place of all that is kept here. Put it back?")
NOT_SURE: Final = sentence("Nothing was put back.")


def written_lines(done: BackedUp) -> Iterator[str]:
    """What was written, where, and what must be kept apart from it."""
    yield sentence("Written: {path}.", path=done.path)
    yield _contents(done.manifest)
    yield sentence(
        "Counts of conversations, the list of erased contacts and areas of the office’s own are sealed in "
        "it. Their key is {file} beside the register: keep a copy of it apart from the backups, or they "
        "cannot come back on another machine.",
        file=KEY_FILE,
    )
    if done.removed:
        yield plural(
            "{count} older backup was removed.", "{count} older backups were removed.", len(done.removed)
        )


def whole_lines(manifest: BackupManifest) -> Iterator[str]:
    """What is in a backup that was looked through."""
    yield sentence("The backup is whole, of {day}.", day=day_words(manifest.made_at.date()))
    yield _contents(manifest)


def put_back_lines(done: PutBack) -> Iterator[str]:
    """What came back, what did not, and where that which was here lies now."""
    yield sentence("Put back as it was on {day}.", day=day_words(done.manifest.made_at.date()))
    yield _contents(done.manifest)
    if done.before is not None:
        yield sentence("What was here before is kept as {path}.", path=done.before)
    if done.set_aside is not None:
        yield sentence("The damaged register was moved to {path}.", path=done.set_aside)
    if not done.sealed:
        yield sentence(
            "What is sealed was left out: the counts of conversations, the list of erased contacts and areas "
            "of the office’s own stay as they are here."
        )
    if done.settings:
        yield sentence("The settings were written too, but for where the register lies.")
    if done.tables:
        yield plural(
            "{count} table of the backup is not as the program has it, and lies in {folder} beside the "
            "register: {names}. Put it in its place if the office’s own is meant.",
            "{count} tables of the backup are not as the program has them, and lie in {folder} beside the "
            "register: {names}. Put them in their places if the office’s own are meant.",
            len(done.tables),
            folder=SET_ASIDE,
            names=listed(done.tables),
        )
    yield from _areas(done)


def _areas(done: PutBack) -> Iterator[str]:
    """Which answers may be others, since an area is another."""
    missing = [name for name, there in done.other_areas.items() if not there]
    others = [name for name, there in done.other_areas.items() if there]
    if missing:
        yield sentence(
            "Not prepared here: {names}. Prepare them to get the same answers.", names=listed(missing)
        )
    if others:
        yield sentence("Prepared anew since, so that answers may be others: {names}.", names=listed(others))


def _contents(manifest: BackupManifest) -> str:
    return plural(
        "It holds {count:,} place of the register, at change {revision:,}.",
        "It holds {count:,} places of the register, at change {revision:,}.",
        manifest.entries,
        revision=manifest.revision,
    )
