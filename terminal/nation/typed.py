"""How are lists of kinds, paces, minutes and groups read that are typed after a command over many areas?"""

from geo.errors import WithinReachError
from layers.assets.kinds import load_kinds
from terminal.near import read_kinds, read_pace

LONGEST_MIN = 60


def parts_of(typed: str) -> tuple[str, ...]:
    """What stands between commas, each once."""
    return tuple(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))


def kinds_typed(typed: str) -> tuple[str, ...]:
    """The keys of kinds. Raises ``WithinReachError`` where there is none, or one is no kind."""
    kinds = read_kinds(load_kinds(), typed)
    if not kinds:
        raise WithinReachError("Which kinds is not said.", "Add --kinds, like --kinds lunch_club,library.")
    return kinds


def paces_typed(typed: str) -> tuple[str, ...]:
    """The keys of paces. Raises ``WithinReachError`` where there is none, or one is no pace."""
    paces = tuple(read_pace(key, speed_mps=None, step_free=False).key for key in parts_of(typed))
    if not paces:
        raise WithinReachError("Which paces is not said.", "Add --paces, like --paces steady,older.")
    return paces


def minutes_typed(typed: str) -> tuple[int, ...]:
    """Whole minutes. Raises ``WithinReachError`` where one is not from 1 to LONGEST_MIN."""
    texts = parts_of(typed)
    wrong = [text for text in texts if not text.isdecimal() or not 1 <= int(text) <= LONGEST_MIN]
    if wrong or not texts:
        raise WithinReachError(
            '"{typed}" are no minutes of a walk.', "Write whole numbers from 1 to {longest}, like 10,15.",
            typed=", ".join(wrong), longest=LONGEST_MIN,
        )  # fmt: skip
    return tuple(int(text) for text in texts)


def weights_typed(typed: str) -> dict[str, float]:
    """Weights from "deprivation=1,aged_65_plus=0.5"; none from "none". Raises ``WithinReachError``."""
    weights: dict[str, float] = {}
    for part in parts_of(typed) if typed.strip() != "none" else ():
        name, _, value = part.partition("=")
        try:
            weights[name.strip()] = float(value)
        except ValueError:
            raise WithinReachError(
                'The weight "{part}" is not understood.', "Write it as deprivation=1.", part=part
            ) from None
    return weights
