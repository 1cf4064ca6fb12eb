"""How is a conversation that ended with nothing suitable counted, and a press by mistake taken back?"""

from datetime import date

from actions.acting import AT_THE_DESK, Acting
from layers.area import Area
from layers.unmet.counts import UnmetCounts
from questions.walks.near_person import Origin
from questions.wards.nothing_suitable import Press, ward_of


def count_press(counts: UnmetCounts, area: Area, press: Press, *, acting: Acting = AT_THE_DESK) -> None:
    """Count one conversation more; what is kept of it is the press and nothing else.

    Raises
    ------
    UnmetError, RegisterError
        The count cannot be written.
    """
    acting.check_action("count conversations")
    counts.add(area.name, **vars(press))


def count_conversation(
    counts: UnmetCounts, area: Area, origin: Origin, *, day: date, acting: Acting = AT_THE_DESK
) -> None:
    """Count one conversation, however it ends; what is kept of it is its ward and month and nothing else.

    Raises
    ------
    NoWardError
        The place lies outside every ward of the area.
    UnmetError, RegisterError
        The count cannot be written.
    """
    acting.check_action("count conversations")
    counts.add_conversation(area.name, ward_code=ward_of(area, origin), month=f"{day:%Y-%m}")


def take_back(counts: UnmetCounts, area: Area, press: Press, *, acting: Acting = AT_THE_DESK) -> None:
    """Count it no longer, where it was pressed by mistake.

    Only while ``questions.wards.nothing_suitable.can_take_back``: a figure that planners see already would
    show this one press.

    Raises
    ------
    UnmetError, RegisterError
        The count cannot be written.
    """
    acting.check_action("count conversations")
    counts.take_back(area.name, **vars(press))
