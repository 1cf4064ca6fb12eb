"""How is an analysis kept from a terminal, found by its name, and asked again?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from actions.at_work import at_work
from layers.analyses.model import (
    AnalysisContent,
    AnalysisEntry,
    NamedAnalysis,
    NoSuchAnalysisError,
)
from layers.area import Area
from layers.assets.kinds import Kinds, load_kinds, plain_word
from layers.register.read_only import is_there
from layers.register.settings import stale_after_days
from layers.register.store import Register
from layers.zones.kept_zones import zones_beside
from layers.zones.placing import place_zones
from layers.zones.zoned_area import by_zones
from presentation.words.names import ward_names
from presentation.words.near.lines import printable
from presentation.words.wards import analyses as words
from questions.places.area_assets import AreaAssets, area_assets, end_of
from questions.wards.analyses.by_areas import areas_address, set_of
from questions.wards.analyses.choices import (
    GapChoices,
    address_of_matrix,
    address_of_question,
    read_choices,
)
from questions.wards.analyses.figures import AnalysisFigures, gap_figures, matrix_figures
from questions.wards.analyses.since import (
    DataUsed,
    RegisterState,
    answer_kept,
    data_used,
    register_state,
    since_then,
)
from questions.wards.gap_ranks import rank_ranges
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import GapMatrix, MatrixQuestion
from questions.wards.ward_gaps import WardGaps, ward_gaps
from terminal.wards.baskets import words_of_kinds
from terminal.wards.gap_matrix import matrix_lines
from terminal.wards.gaps import gap_lines


@dataclass(frozen=True)
class PlaceToAsk:
    """Where is asked: one area, what is known in it, and whence."""

    area: Area
    assets: AreaAssets
    register: Register | None  # None: there is none yet, and the pack alone is known
    state: RegisterState
    areas: Path  # the folder of the areas


def place_of(area: Area, register: Register, areas: Path, *, place: str) -> PlaceToAsk:
    """The area with what the register at ``place`` knows in it."""
    there = register if is_there(place) else None
    return PlaceToAsk(area, area_assets(area, register), there, register_state(there), areas)


def kept_gaps(place: PlaceToAsk, gaps: WardGaps, *, standard: float | None) -> AnalysisContent:
    """One question and its answer as an analysis keeps it. Raises ``ChoiceError``."""
    question = gaps.question
    used = data_used(
        place.area, place.assets, place.state, kinds=[question.kinds], question=question, gaps=gaps
    )
    choices = address_of_question(question, standard=standard) | areas_address(place.area)
    return AnalysisContent(choices, gap_figures(gaps).record(), used.record())


def kept_matrix(place: PlaceToAsk, matrix: GapMatrix, *, standard: float | None) -> AnalysisContent:
    """Many at once and their answer as an analysis keeps them. Raises ``ChoiceError``."""
    question = matrix.question
    used = data_used(place.area, place.assets, place.state, kinds=question.sought, question=question.base)
    choices = address_of_matrix(question, standard=standard) | areas_address(place.area)
    return AnalysisContent(choices, matrix_figures(matrix).record(), used.record())


def entry_called(entries: tuple[AnalysisEntry, ...], name: str) -> AnalysisEntry:
    """The analysis of a name, however it is written. Raises ``NoSuchAnalysisError``."""
    entry = next((each for each in entries if plain_word(each.name) == plain_word(name)), None)
    if entry is None:
        raise NoSuchAnalysisError(
            'No analysis called "{name}" is kept of this area.',
            "There are: {names}." if entries else "Keep one on the page of ward gaps, or with gaps --keep.",
            name=name,
            names=", ".join(f'"{each.name}"' for each in entries),
        )
    return entry


def reopened_lines(place: PlaceToAsk, analysis: NamedAnalysis) -> Iterator[str]:
    """Whose it is, whether it still comes out so and what changed since, then the answer as it is now.

    Raises ``ChoiceError`` or ``ZoneError`` where it cannot be asked any more.
    """
    zone_set = set_of(analysis.content, zones_beside(place.areas).of_area(place.area.name))
    if zone_set is not None:
        place = replace(place, area=by_zones(place.area, place_zones(zone_set, place.area)))
    kinds = load_kinds()
    choices = read_choices(
        analysis.content.choices,
        place.area,
        kinds,
        today=datetime.now(UTC).date(),
        stale_after_days=stale_after_days(),
    )
    now, lines = _many(place, choices, kinds) if choices.many else _one(place, choices, kinds)
    since = since_then(answer_kept(analysis.content), now, place.register)
    yield printable(words.open_sentence(analysis.entry))
    for line in words.since_lines(since, ward_names(place.area.wards), kinds):
        yield printable(line)
    yield words.fingerprint_line(now[0].fingerprint)
    yield ""
    yield from lines


def _one(
    place: PlaceToAsk, choices: GapChoices, kinds: Kinds
) -> tuple[tuple[AnalysisFigures, DataUsed], Iterator[str]]:
    question = choices.question
    with at_work() as workers:
        gaps = ward_gaps(place.area, place.assets, question, workers=workers)
        ranks = rank_ranges(place.area, place.assets, question, workers=workers)
        beside = None
        if choices.other is not None:
            assets = _assets_on(place, choices)
            beside = ward_gaps(place.area, assets, choices.other, workers=workers)
    sought = [question.kinds] if choices.other is None else [question.kinds, choices.other.kinds]
    used = data_used(place.area, place.assets, place.state, kinds=sought, question=question, gaps=gaps)
    what = words_of_kinds(question.kinds, kinds, place.areas)
    lines = gap_lines(place.area, gaps, ranks, what=what, standard=choices.standard)
    return (gap_figures(gaps, beside), used), lines


def _assets_on(place: PlaceToAsk, choices: GapChoices) -> AreaAssets:
    """What the register knew at the end of the day that is compared with."""
    if choices.other_on is None or place.register is None:
        return place.assets
    return area_assets(place.area, place.register, as_of=end_of(choices.other_on))


def _many(
    place: PlaceToAsk, choices: GapChoices, kinds: Kinds
) -> tuple[tuple[AnalysisFigures, DataUsed], Iterator[str]]:
    question = MatrixQuestion(choices.question, choices.rows, choices.groups)
    with at_work() as workers:
        matrix = gap_matrix(place.area, place.assets, question, workers=workers)
    titles = [words_of_kinds(each, kinds, place.areas) for each in choices.rows]
    used = data_used(place.area, place.assets, place.state, kinds=choices.rows, question=choices.question)
    return (matrix_figures(matrix), used), matrix_lines(place.area, matrix, titles)
