"""What do hills do to every ward's figure, as lines of the terminal?"""

from collections.abc import Iterator
from functools import partial

from actions.at_work import at_work
from layers.area import Area
from presentation.printing.hill_tables import hill_rows
from presentation.words.area_noun import noun_of
from presentation.words.hills import wards as hill_words
from presentation.words.hills.walk import NOT_KNOWN_HERE
from questions.places.area_assets import AreaAssets
from questions.wards.hills_beside import hills_beside
from questions.wards.ward_gap_model import WardGaps
from questions.wards.ward_gaps import ward_gaps
from terminal.wards.gaps import in_columns


def hill_lines(area: Area, assets: AreaAssets, gaps: WardGaps) -> Iterator[str]:
    """Every ward with hills and without, or why there is no such table."""
    with at_work() as workers:
        beside = hills_beside(area, gaps, partial(ward_gaps, area, assets, workers=workers))
    yield f"\n{hill_words.TITLE}"
    if beside is None:
        yield hill_words.NOT_COUNTED if not gaps.question.pace.counts_hills else NOT_KNOWN_HERE
        return
    yield hill_words.NOTE
    yield from in_columns(hill_words.hill_heads(noun_of(area).title), hill_rows(beside))
