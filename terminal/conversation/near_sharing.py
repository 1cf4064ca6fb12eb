"""How are calendar entries and what can be passed on kept as files, for somebody who asks for them?"""

from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from presentation.drawing.tiles.scene import scene_of
from presentation.printing.sharing.as_text import as_text, mail_file
from presentation.printing.sharing.one_file import one_file
from presentation.printing.sharing.shared_places import shared_places
from presentation.printing.sheet.diary import calendar_entries, left_out_words
from presentation.words.handout import offering, sharing
from presentation.words.near.sheet import NOT_IN_CALENDAR
from terminal.conversation.near_answer import PersonAnswer
from terminal.conversation.near_sheet import chosen_places
from terminal.private_file import write_private
from terminal.suggestions import local_now

SUFFIXES: Final = (".html", ".txt", ".eml")


class ShareError(WithinReachError, ValueError):
    """What is to be passed on has no such form."""


def save_calendar(path: Path, answer: PersonAnswer, *, places: str) -> str:
    """Write the regular times of the places as calendar entries; what to say about it.

    Raises
    ------
    WithinReachError
        No place is named, or one is not in the register or cannot be walked to.
    OSError
        The file cannot be written; none is left half written.
    """
    chosen = chosen_places(answer, places=places)
    file = calendar_entries(answer.assets, chosen, kinds=answer.kinds, now=local_now())
    write_private(path, file.ics)
    left_out = left_out_words(file)
    lines = [offering.calendar_saved_words(path.name), *([NOT_IN_CALENDAR, *left_out] if left_out else [])]
    return " ".join(lines)


def save_shared(path: Path, answer: PersonAnswer, *, places: str) -> str:
    """Write what can be passed on of the places, in the form that the file's name ends in.

    Raises
    ------
    ShareError
        The file has no such form.
    WithinReachError
        No place is named, or one is not in the register or cannot be walked to.
    OSError
        The file cannot be written; none is left half written.
    """
    suffix, now = path.suffix.casefold(), local_now()
    if suffix not in SUFFIXES:
        raise ShareError(
            'Nothing can be passed on as "{file}".',
            "Give it a name that ends in one of: {suffixes}.",
            file=path.name,
            suffixes=", ".join(SUFFIXES),
        )
    chosen = chosen_places(answer, places=places)
    shared = shared_places(answer.assets, chosen, kinds=answer.kinds, today=now.date())
    if suffix == ".html":
        content = one_file(answer.area, shared, scene=scene_of(answer.area), today=now.date())
    else:
        write = as_text if suffix == ".txt" else mail_file
        content = write(shared, area_title=answer.area.title, today=now.date()).encode()
    write_private(path, content)
    return sharing.saved_words(path.name)
