"""What may a link to a page hold? Area, pace, minutes and kinds; never a start, and nothing near it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from geo.errors import WithinReachError
from geo.paces import DEFAULT_PACE, PACES, Pace, own_pace
from layers.assets.kinds import Kinds

MINUTES = (5, 10, 15, 20, 30)
DEFAULT_MINUTES = 15
OWN = "own"
PANEL_SESSION = "fund_session"  # under which a visit has the number of the panel's session that is open
SESSION_PARAMETER = "session"
REGISTER_PART, REGISTER_VIEW = "part", "view"
REGISTER_ADDRESS = "reg_address"  # under which a visit has the last address of the register's page
GAP_ADDRESS = "gap_address"  # under which a visit has the last address of the page about wards
DEFAULT_SPEED = 0.6
HILLS = "hills"  # under which a visit has whether hills count on Near a person


@dataclass(frozen=True)
class Link:
    """The part of a page's state that may be shared."""

    pace: str = DEFAULT_PACE
    speed_mps: float = DEFAULT_SPEED  # of the own pace
    step_free: bool = False  # of the own pace
    minutes: int = DEFAULT_MINUTES
    hills: bool = True  # whether they count, where any are known
    families: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def walked(self) -> Pace:
        """How it is walked: at a pace of the table, else at their own."""
        return PACES.get(self.pace) or own_pace(self.speed_mps, step_free=self.step_free)


def read_link(params: Mapping[str, str], kinds: Kinds) -> Link:
    """Read a link; what it does not know how to say is left at its default."""
    return Link(
        pace=_one_of(params.get("pace", ""), (*PACES, OWN), DEFAULT_PACE),
        speed_mps=_speed(params.get("speed", "")),
        step_free=params.get("step_free", "") == "yes",
        minutes=int(_one_of(params.get("minutes", ""), map(str, MINUTES), str(DEFAULT_MINUTES))),
        hills=params.get("hills", "") != "no",
        families=_known(params.get("families", ""), kinds.family_by_key.__contains__),
        kinds=_known(params.get("kinds", ""), kinds.by_key.__contains__),
    )


def write_link(link: Link) -> dict[str, str]:
    """The link as query parameters; what is at its default is left out."""
    own = link.pace == OWN
    parameters = {
        "pace": link.pace if link.pace != DEFAULT_PACE else "",
        "speed": f"{link.speed_mps:g}" if own else "",
        "step_free": "yes" if own and link.step_free else "",
        "minutes": str(link.minutes) if link.minutes != DEFAULT_MINUTES else "",
        "hills": "" if link.hills else "no",
        "families": ",".join(link.families),
        "kinds": ",".join(link.kinds),
    }
    return {name: value for name, value in parameters.items() if value}


def only_read(link: Link, from_words: Mapping[str, object]) -> tuple[str, ...]:
    """Which of a link's pace and minutes words alone have set, by what ``from_words`` says that they set."""
    held = {"pace": link.pace, "minutes": link.minutes}
    return tuple(key for key, value in held.items() if key in from_words and from_words[key] == value)


def address_of(area: str, link: Link) -> dict[str, str]:
    """All query parameters of the page Near a person: the area, if one is chosen, and the link."""
    return ({"area": area} if area else {}) | write_link(link)


def _one_of(word: str, allowed: Iterable[str], otherwise: str) -> str:
    return word if word in tuple(allowed) else otherwise


def _known(words: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words.split(",") if is_known(word)))


def _speed(word: str) -> float:
    try:
        return own_pace(float(word)).speed_mps
    except (ValueError, WithinReachError):
        return DEFAULT_SPEED
