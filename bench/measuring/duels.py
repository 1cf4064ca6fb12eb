"""What is one comparison? Us on one core, us on all, and a peer, once they are known to say the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from actions.at_work import cores_allowed
from bench.measuring.measure import in_turn, ratio
from bench.peers.contestant import Contestant
from bench.peers.places import Place

Told = Callable[[str], None]


@dataclass(frozen=True)
class Duel:
    """Us beside one peer on one task. Times are medians; ratios are medians over pairs of runs."""

    place: str
    task: str
    peer: str
    ours_one_core_s: float
    ours_s: float  # on all cores
    ours_cores: float  # processor seconds for each second that passed
    peer_s: float
    peer_cores: float
    ratio_one_core: float  # how many times faster than the peer we are
    ratio: float  # the same on all cores
    target: float | None  # the ratio aimed at
    runs: int
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the aim is reached; None where there is none."""
        return None if self.target is None else self.ratio >= self.target


@dataclass(frozen=True)
class Missing:
    """A peer that is not there, and the sentences that say what to do."""

    peer: str
    sentence: str


@dataclass(frozen=True)
class Task:
    """What both are asked on one place."""

    place: Place
    words: str
    run: Callable[[int], Any]  # ours, given a number of threads
    check: Callable[[Contestant[Any]], None]  # raises ParityError
    threaded: bool = True  # whether ours can use more than one core

    def beside(self, peer: Contestant[Any], *, target: float | None, say: Told) -> Duel:
        """Check that the peer says the same, then measure both in turn."""
        say(f"{self.place.title}: {self.words}, beside {peer.name}")
        self.check(peer)
        threads = cores_allowed() if self.threaded else 1
        alone, both, theirs = in_turn([lambda: self.run(1), lambda: self.run(threads), peer.run])
        scale = 1 / peer.share
        return Duel(
            place=self.place.title,
            task=self.words,
            peer=peer.name,
            ours_one_core_s=alone.median_s,
            ours_s=both.median_s,
            ours_cores=both.cores,
            peer_s=theirs.median_s * scale,
            peer_cores=theirs.cores,
            ratio_one_core=ratio(theirs, alone) * scale,
            ratio=ratio(theirs, both) * scale,
            target=target,
            runs=len(theirs.seconds),
            note=peer.note,
        )
