"""What is everybody asked? Three tasks on one network, answered by us and by every peer that is there."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from actions.at_work import cores_allowed
from bench import ours
from bench.measuring.duels import Duel, Missing, Task, Told
from bench.peers import cityseer_peer, networkx_peer, pandana_peer, scipy_peer
from bench.peers.answers import same_count, same_nearest, same_reach
from bench.peers.contestant import Contestant, PeerMissingError
from bench.peers.places import CUTOFF_M, Place

Found = Iterator[Duel | Missing]


def engine_tasks(place: Place, *, say: Told) -> Found:
    """All three tasks on one place."""
    say(f"{place.title}: contracting the network for pandana")
    try:
        contracted = pandana_peer.contracted(place)
    except PeerMissingError as missing:
        yield Missing(missing.name, str(missing))
        contracted = None
    yield from catchments(place, contracted, say=say)
    yield from count_and_nearest(place, say=say)
    yield from nearest(place, contracted, say=say)


def catchments(place: Place, contracted: Any, *, say: Told) -> Found:
    """Which nodes are within the cutoff of each origin, and how far?"""
    reached = ours.reached_by(place, ours.catchments_of(place, cutoff_m=CUTOFF_M, threads=cores_allowed()))

    def check(peer: Contestant[Any]) -> None:
        mine = reached if peer.rows is None else reached.first(len(peer.rows), nodes=place.nodes)
        same_reach(peer.name, mine, peer.read(peer.run()), cutoff_m=CUTOFF_M, tolerance_m=peer.tolerance_m)

    task = Task(
        place,
        f"{len(place.origins)} catchments of {CUTOFF_M:,.0f} m",
        lambda threads: ours.catchments_of(place, cutoff_m=CUTOFF_M, threads=threads),
        check,
    )
    forms = [
        task.beside(peer, target=4.0, say=say) for peer in scipy_peer.catchments(place, cutoff_m=CUTOFF_M)
    ]
    forms.sort(key=lambda duel: duel.peer_s)
    yield forms[0]
    for slower in forms[1:]:
        yield replace(slower, target=None, note="the slower form of the two: no target")
    if contracted is not None:
        for peer in pandana_peer.catchments(place, contracted, cutoff_m=CUTOFF_M):
            yield task.beside(peer, target=20.0, say=say)
    try:
        for peer in networkx_peer.catchments(place, cutoff_m=CUTOFF_M):
            yield task.beside(peer, target=None, say=say)
    except PeerMissingError as missing:
        yield Missing(missing.name, str(missing))


def count_and_nearest(place: Place, *, say: Told) -> Found:
    """How many assets are within the cutoff of every node, and how far is the nearest?"""

    def run(threads: int, cutoff_m: float = CUTOFF_M) -> Any:
        return ours.count_and_nearest(place, cutoff_m=cutoff_m, threads=threads)

    def check(peer: Contestant[Any]) -> None:
        slack_m = peer.tolerance_m
        low, mine, high = (run(1, CUTOFF_M + more).at(peer.rows) for more in (-slack_m, 0.0, slack_m))
        theirs = peer.read(peer.run())
        same_count(peer.name, low, mine, high, theirs)
        same_nearest(peer.name, mine.nearest_m, theirs.nearest_m, cutoff_m=CUTOFF_M, tolerance_m=slack_m)

    words = f"count and nearest of {len(place.assets)} assets within {CUTOFF_M:,.0f} m, at every node"
    task = Task(place, words, run, check)
    say(f"{place.title}: building the network for cityseer")
    try:
        for peer in cityseer_peer.count_and_nearest(place, cutoff_m=CUTOFF_M):
            yield task.beside(peer, target=30.0, say=say)
    except PeerMissingError as missing:
        yield Missing(missing.name, str(missing))


def nearest(place: Place, contracted: Any, *, say: Told) -> Found:
    """How far is the nearest asset of every node? SciPy however far, pandana within the cutoff."""
    task = _nearest(place, "nearest asset of every node, however far", np.inf)
    for peer in scipy_peer.nearest(place):
        yield task.beside(peer, target=1.0, say=say)
    if contracted is not None:
        task = _nearest(place, f"nearest asset within {CUTOFF_M:,.0f} m of every node", CUTOFF_M)
        for peer in pandana_peer.nearest(place, contracted, cutoff_m=CUTOFF_M):
            yield task.beside(peer, target=10.0, say=say)


def _nearest(place: Place, words: str, cutoff_m: float) -> Task:
    def run(_: int) -> Any:
        return ours.nearest(place, cutoff_m=cutoff_m)

    def check(peer: Contestant[Any]) -> None:
        theirs = peer.read(peer.run())
        same_nearest(peer.name, run(1), theirs, cutoff_m=cutoff_m, tolerance_m=peer.tolerance_m)

    return Task(place, words, run, check, threaded=False)
