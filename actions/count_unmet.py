"""How is a conversation that ended with nothing suitable counted, and a press by mistake taken back?"""

from layers.area import Area
from layers.unmet.counts import UnmetCounts
from questions.wards.nothing_suitable import Press


def count_press(counts: UnmetCounts, area: Area, press: Press) -> None:
    """Count one conversation more; what is kept of it is the press and nothing else.

    Raises
    ------
    UnmetError, RegisterError
        The count cannot be written.
    """
    counts.add(area.name, **vars(press))


def take_back(counts: UnmetCounts, area: Area, press: Press) -> None:
    """Count it no longer, where it was pressed by mistake.

    Only while ``questions.wards.nothing_suitable.can_take_back``: a figure that planners see already would
    show this one press.

    Raises
    ------
    UnmetError, RegisterError
        The count cannot be written.
    """
    counts.take_back(area.name, **vars(press))
