"""Where is held what was said of a person? Of the first under plain names, of a second behind a prefix."""

from typing import Any, Final, Protocol

from layers.buses.passes import Holder
from layers.places.nations import Nation

SECOND: Final = "second_"  # how the keys begin of what is held of the second person
THERE: Final = "there"  # whether there is a second person

# What the controls hold of the person, and what it is when nothing is said.
_OF_ONE: Final[dict[str, Any]] = {
    "enjoy": "",
    "days": (),
    "parts_of_day": (),
    "age": None,
    "can_pay": None,
    "rest_every": None,
    "place_step_free": False,
    "not_before": None,
    "not_after": None,
    "by_telephone": False,
}
_OF_AN_ADDRESS: Final[dict[str, Any]] = {
    "pace": None,
    "minutes": None,
    "speed": None,
    "own_step_free": False,
}
# Of the second person also what an address would hold of the first.
OF_THE_SECOND: Final[dict[str, Any]] = {
    f"{SECOND}{key}": value for key, value in {THERE: False, **_OF_ONE, **_OF_AN_ADDRESS}.items()
}
GOING, BUS, BUS_WEEK = "how_they_go", "bus", "bus_week"  # on foot or by bus, and in which week
BUS_DAY, BUS_SESSION = "bus_day", "bus_session"  # which day and session of it are shown
GIVEN_BY: Final = "bus_pass"
HELD_AS: Final = {nation: f"bus_pass_holder_{nation.value}" for nation in Nation}
# Whose bus pass they have, and why: no tab keeps it, and it is as at first for the next person.
OF_THEIR_PASS: Final[dict[str, Any]] = {GIVEN_BY: "", **dict.fromkeys(HELD_AS.values(), Holder.OLDER)}
OF_THE_PERSON: Final[dict[str, Any]] = {"typed_place": "", **_OF_ONE, **OF_THE_SECOND}


class PersonMemory(Protocol):
    """What the controls hold of one person: the visit's own memory, or that of the second person."""

    def key(self, name: str) -> str:
        """The key of the widget that holds what is called ``name`` of this person."""
        ...

    def get(self, key: str, otherwise: Any = None) -> Any:
        """What is held of this person under a plain name."""
        ...

    def put(self, key: str, value: Any) -> None:
        """Hold it; before its widget is drawn."""
        ...


class SecondPerson:
    """What a visit holds of the second person, under the same names as of the first."""

    def __init__(self, visit: PersonMemory) -> None:
        self._visit = visit

    def key(self, name: str) -> str:
        """The key of the widget that holds what is called ``name``."""
        return f"{SECOND}{name}"

    def get(self, key: str, otherwise: Any = None) -> Any:
        """What is held under a plain name."""
        return self._visit.get(self.key(key), otherwise)

    def put(self, key: str, value: Any) -> None:
        """Hold it."""
        self._visit.put(self.key(key), value)

    @property
    def is_there(self) -> bool:
        """Whether anybody asks for a second person."""
        return bool(self.get(THERE))
