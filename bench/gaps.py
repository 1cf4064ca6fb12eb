"""How long do the planners' figures take: all of them, a change of a control, a borough, beside PySAL?"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median

import numpy as np

from actions.at_work import at_work
from bench.growth import GrowthLine, growth_figures
from bench.made_up.borough import THREE_CUTOFFS, THREE_PACES, TODAY, ask_everything
from bench.measuring.children import run_python
from bench.measuring.duels import Duel, Missing, Told
from bench.measuring.figures import Figure, NotMeasured
from bench.measuring.measure import in_turn, ratio
from bench.peers import access_peer
from bench.peers.contestant import Contestant, PeerMissingError
from geo.figures.coverage import reach_of_points
from geo.figures.floating_catchment import two_step_fca
from geo.paces import PACES
from geo.pairs import Pairs
from layers.area import Area
from questions.places.area_assets import AreaAssets, pack_assets
from questions.wards.gap_ground import measure_ground
from questions.wards.gap_people import groups_of, people_of
from questions.wards.gap_ranks import rank_ranges
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import MatrixQuestion
from questions.wards.ward_gaps import EVERYONE, WardQuestion, ward_gaps

GROUP = "gaps"
BOROUGH_POINTS, BOROUGH_ASSETS, BOROUGH_NODES = 150_000, 5_000, 100_000
GROWTH_POINTS = (10_000, 31_600, 100_000, 316_000, 1_000_000)
MATRIX_KINDS, MATRIX_GROUPS = 12, 4
MANY_KINDS, MANY_MINUTES = 20, (15, 14, 13, 12, 11)
BESIDE_M = 1_200.0
BESIDE = "shares and counts from one table of walks"


def gap_figures(area: Area, *, say: Told) -> Iterator[Figure | Duel | Missing | NotMeasured]:
    """The area's own figures, the borough's, and ours beside PySAL's access."""
    assets = pack_assets(area)
    yield from _area_figures(area, assets)
    say(f"A made-up borough of {BOROUGH_POINTS:,} resident points")
    yield from borough_figures(BOROUGH_POINTS)
    try:
        yield from _beside_access(area, assets, say)
    except PeerMissingError as missing:
        yield Missing(missing.name, str(missing))
    yield from growth_figures(list(growth_lines(say=say)))


def _area_figures(area: Area, assets: AreaAssets) -> Iterator[Figure]:
    ask_everything(area, assets)
    seconds = median(_seconds(lambda: ask_everything(area, assets)) for _ in range(5))
    walks = f"{len(THREE_PACES)} paces and {len(THREE_CUTOFFS)} cutoffs"
    yield Figure(GROUP, f"every kind, group and ward at {walks}", seconds, "s", 3.0)
    changes = [_seconds(change) for change in _changes(area, assets)]
    note = "of kind, pace, minutes and group; figures, causes and how far ranks move"
    yield Figure(GROUP, "a change of a control, the slowest", max(changes), "s", 1.0, note)
    yield Figure(GROUP, "a change of a control, the median", median(changes), "s")
    yield _matrix_figure(area, assets)
    yield from _many_kinds_figures(area, assets)


def _matrix_figure(area: Area, assets: AreaAssets) -> Figure:
    """Kinds, wards and groups at once, when one of them changes: the walks are there."""
    kinds = sorted({kind for kind in assets.table["kind"] if kind})[:MATRIX_KINDS]
    sought, groups = tuple((kind,) for kind in kinds), groups_of(area)[:MATRIX_GROUPS]

    def ask(minutes: int) -> None:
        """The whole of it."""
        base = WardQuestion((), PACES["steady"], minutes, TODAY)
        with at_work() as workers:
            gap_matrix(area, assets, MatrixQuestion(base, sought, groups), workers=workers)

    ask(15)
    seconds = median(_seconds(lambda minutes=minutes: ask(minutes)) for minutes in (15, 14, 13, 12, 11))
    what = f"{len(sought)} kinds, {len(area.wards)} wards and {len(groups)} groups at once"
    return Figure(GROUP, what, seconds, "s", 1.5, "a change of minutes, kinds or groups; the walks are there")


def _many_kinds_figures(area: Area, assets: AreaAssets) -> Iterator[Figure]:
    """What many kinds at once cost beside one of them by itself, when the minutes change: processor time."""
    counts = assets.table["kind"].value_counts()
    kinds = [str(kind) for kind in counts.index if kind][:MANY_KINDS]
    sought, groups = tuple((kind,) for kind in kinds), (EVERYONE,)
    base = WardQuestion((), PACES["steady"], 15, TODAY)
    taken: dict[str, list[float]] = {"all": [], "alone": [], "in full": []}
    for minutes in MANY_MINUTES * 3:
        question = replace(base, minutes=minutes)
        every, alone = MatrixQuestion(question, sought, groups), MatrixQuestion(question, sought[:1], groups)
        taken["all"].append(_processor_seconds(lambda ask=every: gap_matrix(area, assets, ask)))
        taken["alone"].append(_processor_seconds(lambda ask=alone: gap_matrix(area, assets, ask)))
        full = question.of_kinds(sought[0])
        taken["in full"].append(_processor_seconds(lambda ask=full: ward_gaps(area, assets, ask)))
    every_s, alone_s, full_s = (median(seconds[len(MANY_MINUTES) :]) for seconds in taken.values())
    what = f"{len(kinds)} kinds at once beside"
    note = f"a change of minutes; processor time, {1e3 * every_s:.0f} ms for all of them"
    yield Figure(GROUP, f"{what} one of them in the same table", every_s / alone_s, "times", 3.0, note)
    yield Figure(GROUP, f"{what} all that is told of one by itself", every_s / full_s, "times", 3.0, note)


def _changes(area: Area, assets: AreaAssets) -> Iterator[Callable[[], object]]:
    """What a planner would do one after the other."""
    first = WardQuestion(("cafe",), PACES["steady"], 15, TODAY)
    kinds = sorted({kind for kind in assets.table["kind"] if kind})
    questions = [replace(first, kinds=(kind,)) for kind in kinds]
    questions += [replace(first, minutes=minutes) for minutes in (5, 10, 20, 30)]
    questions += [replace(first, pace=pace) for pace in PACES.values()]
    questions += [replace(first, group=group) for group in groups_of(area)]
    questions += [replace(first, with_stale=False), replace(first, kinds=())]
    ward_gaps(area, assets, first)
    for question in questions:
        yield lambda ask=question: _ask(area, assets, ask)


def _ask(area: Area, assets: AreaAssets, question: WardQuestion) -> None:
    with at_work() as workers:
        ward_gaps(area, assets, question, workers=workers)
        rank_ranges(area, assets, question, workers=workers)


def borough_figures(points: int) -> Iterator[Figure | NotMeasured]:
    """Everything for every kind on a made-up borough, in a program of its own."""
    done = run_python(["-m", "bench.made_up.borough", str(points), str(BOROUGH_ASSETS), str(BOROUGH_NODES)])
    seconds = done.last_words.split()
    if done.code or len(seconds) != 3:
        yield NotMeasured(GROUP, f"The borough is not measured: {done.last_words}")
        return
    what = f"a made-up borough of {points:,} resident points and {BOROUGH_ASSETS:,} assets"
    note = f"{BOROUGH_NODES:,} junctions; of it {float(seconds[0]):.1f} s to join the homes to the streets"
    yield Figure(GROUP, f"the same on {what}", float(seconds[0]) + float(seconds[1]), "s", 20.0, note)
    if done.peak_mb is not None:
        yield Figure(
            GROUP, "its peak memory, the made-up borough itself in it", done.peak_mb / 1e3, "GB", 4.0
        )


def growth_lines(*, points: tuple[int, ...] = GROWTH_POINTS, say: Told) -> Iterator[GrowthLine]:
    """Seconds and memory by resident points, streets and assets staying as they are."""
    seconds, gigabytes = [], []
    for count in points:
        say(f"Growth: a borough of {count:,} resident points")
        figures = [figure for figure in borough_figures(count) if isinstance(figure, Figure)]
        seconds.append(figures[0].value)
        gigabytes.append(figures[1].value if len(figures) > 1 else float("nan"))
    x = tuple(float(count) for count in points)
    yield GrowthLine("every kind, three paces and cutoffs", "resident points", "s", x, tuple(seconds))
    yield GrowthLine("its peak memory", "resident points", "GB", x, tuple(gigabytes))


def _beside_access(area: Area, assets: AreaAssets, say: Told) -> Iterator[Duel]:
    ground = measure_ground(area, assets, (), avoid=0, longest_m=BESIDE_M)
    people = people_of(area, EVERYONE) * ground.homes.judged
    places = np.ones(len(ground.rows))
    given = (ground.walks, people, places)

    def share(pairs: Pairs) -> object:
        return two_step_fca(pairs, people, places, cutoff_m=BESIDE_M)

    def count(pairs: Pairs) -> object:
        return reach_of_points(pairs, cutoff_m=BESIDE_M).count.astype(float)

    for run, peer in (
        (share, access_peer.two_step(*given, cutoff_m=BESIDE_M)),
        (count, access_peer.in_reach(*given, cutoff_m=BESIDE_M)),
    ):
        say(f"{area.title}: {BESIDE}, beside {peer.name}")
        access_peer.same_at_every_point(peer.name, run(ground.walks), peer.read(peer.run()))
        yield _duel(area.title, len(ground.walks), peer, lambda run=run: run(ground.walks))


def _duel(place: str, walks: int, peer: Contestant, run: Callable[[], object]) -> Duel:
    ours, theirs = in_turn([run, peer.run])
    times = ratio(theirs, ours)
    words = f"{BESIDE} ({walks:,} walks)"
    return Duel(
        place, words, peer.name, ours.median_s, ours.median_s, ours.cores, theirs.median_s, theirs.cores,
        times, times, None, len(theirs.seconds), "points that reach nothing have no figure there and 0 here",
    )  # fmt: skip


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def _processor_seconds(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began
