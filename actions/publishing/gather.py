"""Which ward figures are published? Those of every named analysis that the office keeps of an area it has."""

from dataclasses import dataclass
from pathlib import Path

from layers.analyses.kept_analyses import KeptAnalyses, analyses_beside
from layers.analyses.model import AnalysisEntry, NoSuchAnalysisError
from layers.area import open_area
from layers.packs.format import PackLabel
from layers.packs.summaries import list_areas
from layers.publishing.figures_model import PublishedAnalysis, PublishedFigures, PublishedWard, WardFigure
from layers.publishing.ward_outlines import attribution_of, published_wards
from questions.wards.analyses.ward_rows import published_analysis, ward_rows


@dataclass(frozen=True)
class FiguresState:
    """Of which areas and analyses figures are published: equal only if nothing has changed."""

    areas: tuple[tuple[str, str, tuple[AnalysisEntry, ...]], ...]  # name, revision, analyses

    @property
    def cache_key(self) -> str:
        """The same as a word."""
        states = (
            (name, revision, *((entry.analysis_id, entry.version) for entry in entries))
            for name, revision, entries in self.areas
        )
        return repr(list(states))


def figures_state(areas_folder: Path) -> FiguresState:
    """What there is now; made-up towns are left out where a real area is prepared.

    Raises ``AnalysisError`` or ``RegisterError`` where the analyses cannot be read.
    """
    store = analyses_beside(areas_folder)
    labels = [summary.label for summary in list_areas(areas_folder) if summary.label is not None]
    real = [label for label in labels if not label.made_up]
    states = (_state_of(store, label) for label in real or labels)
    return FiguresState(tuple(state for state in states if state[2]))


def _state_of(store: KeptAnalyses, label: PackLabel) -> tuple[str, str, tuple[AnalysisEntry, ...]]:
    entries = store.entries(label.name)
    return label.name, label.revision, tuple(sorted(entries, key=lambda entry: entry.analysis_id))


def published_figures(areas_folder: Path, state: FiguresState | None = None) -> PublishedFigures:
    """All that is published of kept analyses, as they are now.

    Raises
    ------
    WithinReachError
        An area or the analyses cannot be read.
    """
    store, analyses = analyses_beside(areas_folder), list[PublishedAnalysis]()
    figures, wards = list[WardFigure](), list[PublishedWard]()
    for name, _, entries in (state or figures_state(areas_folder)).areas:
        area = open_area(name, areas_folder=areas_folder)
        wards += published_wards(area)
        for entry in entries:
            try:
                analysis = store.get(entry.analysis_id)
            except NoSuchAnalysisError:  # removed since they were listed
                continue
            analyses.append(
                published_analysis(analysis, area_title=area.title, attribution=attribution_of(area))
            )
            figures += ward_rows(analysis)
    by_id = sorted(figures, key=lambda figure: figure.figure_id)
    return PublishedFigures(tuple(analyses), tuple(by_id), tuple(wards))
