"""At what time are gates and ways with hours walked, where many walks are counted? One wording for all."""

from datetime import time
from typing import Final

from layers.area import Area
from presentation.words.language import sentence

NONE_WITH_HOURS: Final = sentence("none are open at times only")


def on_weekdays(starts: time, ends: time) -> str:
    """ "on weekdays from 10:00 to 16:00"."""
    return sentence("on weekdays from {starts:%H:%M} to {ends:%H:%M}", starts=starts, ends=ends)


def counted_as(area: Area, when: str) -> str:
    """That gates and ways with hours count as they are ``when``, such as "on weekdays from 10:00 to 16:00".

    "" where the area has none.
    """
    if not len(area.street_hours):
        return ""
    return sentence(
        "Gates and ways that are open at times only count as they are {when}: shut, if they are shut at any "
        "time of it.",
        when=when,
    )
