"""How fast a person walks, uphill too, and what they avoid, each pace with its source."""

from dataclasses import dataclass, replace
from math import ceil, isfinite

from geo.errors import WithinReachError
from geo.gradients import SOURCES, Gradient
from geo.network import KERB, NO_PAVEMENT, STEPS, WHEELS_NO
from geo.wording import worded

SLOWEST_MPS, FASTEST_MPS = 0.3, 2.0
WHEELS = STEPS | KERB | WHEELS_NO  # what a step-free pace avoids
SLOW_MPS = 1.0  # who walks slower than this by themselves climbs as older people do
CUTOFF_SLACK_M = 1e-6  # a cutoff is inclusive: 480 m at 0.8 m/s is exactly 10 minutes, and is in


@dataclass(frozen=True)
class Pace:
    """A walking speed in metres a second, the edge flags it avoids, and where the figure comes from.

    ``title`` and ``source`` are wordings: English, and what to say them from in another language.
    """

    key: str
    title: str
    speed_mps: float
    avoid: int
    source: str
    gradient: Gradient = Gradient.BRISK  # what hills do to it

    @property
    def level(self) -> "Pace":
        """The same pace with hills left out."""
        return replace(self, gradient=Gradient.LEVEL)

    @property
    def counts_hills(self) -> bool:
        """Whether hills count, where any are known."""
        return self.gradient is not Gradient.LEVEL

    def walks_like(self, other: "Pace") -> bool:
        """Whether the shortest ways are the same: what is avoided, and what hills do."""
        return (self.avoid, self.gradient) == (other.avoid, other.gradient)

    @property
    def hill_source(self) -> str:
        """Where what hills do to it comes from, a wording."""
        return SOURCES[self.gradient]

    @property
    def step_free(self) -> bool:
        """Whether it is a pace on wheels, or with a frame or pushchair."""
        return bool(self.avoid & WHEELS)

    def cutoff_m(self, minutes: float) -> float:
        """Metres walked on the level in ``minutes``, the longest walk that still counts (inclusive)."""
        return self.speed_mps * minutes * 60 + CUTOFF_SLACK_M

    def seconds(self, walk_m: float) -> float:
        """Seconds to walk ``walk_m`` metres (level ones, where streets slope), door to door."""
        return walk_m / self.speed_mps


def minutes_up(walk_s: float) -> int:
    """Whole minutes of a walk of so many seconds, rounded up."""
    return ceil(walk_s / 60 - 1e-6)


def whole_minutes(walk_s: float) -> int | None:
    """The same; None where there is no walk, which takes for ever."""
    return minutes_up(walk_s) if isfinite(walk_s) else None


PACES: dict[str, Pace] = {
    pace.key: pace
    for pace in (
        Pace(
            "planning",
            worded("Planning standard"),
            1.33,
            0,
            worded("UK planning practice: 80 metres a minute (4.8 km/h)"),
        ),
        Pace(
            "steady",
            worded("Steady"),
            1.11,
            0,
            worded("Natural England, Accessible Greenspace Standards: 1 km in 15 minutes"),
        ),
        Pace(
            "older-man",
            worded("Older man"),
            0.9,
            0,
            worded(
                "Asher et al. 2012, Health Survey for England 2005: mean of men over 65, "
                "from an 8-foot timed walk, so indicative"
            ),
            Gradient.CAREFUL,
        ),
        Pace(
            "older",
            worded("Older adult"),
            0.8,
            0,
            worded(
                "Asher et al. 2012, Health Survey for England 2005: mean of women over 65 (men 0.9), "
                "from an 8-foot timed walk, so indicative"
            ),
            Gradient.CAREFUL,
        ),
        Pace(
            "step-free",
            worded("Step-free"),
            0.8,
            WHEELS,
            worded(
                "Wheelchair, frame or pushchair: avoids steps, kerbs known to be raised, stiles and other "
                "barriers, fords and tides, very rough ways and gaps under 0.8 m; speed as for an older adult"
            ),
            Gradient.CAREFUL,
        ),
        Pace(
            "pavements",
            worded("No main road without a pavement"),
            1.11,
            NO_PAVEMENT,
            worded("Avoids main roads known to have no pavement; speed as for a steady pace"),
        ),
    )
}
DEFAULT_PACE = "steady"


def own_pace(speed_mps: float, *, step_free: bool = False) -> Pace:
    """A pace asked of the person; hills slow it as they slow older people if it is step-free, or under 1 m/s.

    Raises
    ------
    WithinReachError
        ``speed_mps`` lies outside 0.3 to 2.0.
    """
    if not SLOWEST_MPS <= speed_mps <= FASTEST_MPS:
        raise WithinReachError(
            "A walking speed of {speed_mps:g} metres a second is outside what people walk.",
            "Choose a speed from {slowest_mps} to {fastest_mps} metres a second.",
            speed_mps=speed_mps,
            slowest_mps=SLOWEST_MPS,
            fastest_mps=FASTEST_MPS,
        )
    avoid = WHEELS if step_free else 0
    template = "Own pace, {speed_mps:g} m/s, step-free" if step_free else "Own pace, {speed_mps:g} m/s"
    title = worded(template, speed_mps=speed_mps)
    gradient = Gradient.CAREFUL if step_free or speed_mps < SLOW_MPS else Gradient.BRISK
    return Pace("own", title, speed_mps, avoid, worded("asked of the person"), gradient)
