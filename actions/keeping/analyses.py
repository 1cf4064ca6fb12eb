"""How is a named analysis kept, kept anew, renamed and removed, by whoever may?"""

from typing import Final

from actions.acting import Acting
from layers.analyses.kept_analyses import KeptAnalyses
from layers.analyses.model import AnalysisContent, AnalysisEntry

_PERMIT: Final = "keep analyses"


def keep_analysis(
    store: KeptAnalyses, area: str, name: str, content: AnalysisContent, *, acting: Acting
) -> AnalysisEntry:
    """Keep an analysis under a new name. Raises ``AnalysisError`` where that cannot be."""
    acting.check_action(_PERMIT)
    return store.keep(area, name, content, by=acting.name)


def keep_analysis_anew(
    store: KeptAnalyses, analysis_id: str, content: AnalysisContent, *, expected_version: int, acting: Acting
) -> AnalysisEntry:
    """Give an analysis the choices and figures of now. Raises ``AnalysisError`` where somebody was first."""
    acting.check_action(_PERMIT)
    return store.keep_anew(analysis_id, content, by=acting.name, expected_version=expected_version)


def rename_analysis(
    store: KeptAnalyses, analysis_id: str, name: str, *, expected_version: int, acting: Acting
) -> AnalysisEntry:
    """Give an analysis another name. Raises ``AnalysisError`` where somebody was first."""
    acting.check_action(_PERMIT)
    return store.rename(analysis_id, name, by=acting.name, expected_version=expected_version)


def remove_analysis(store: KeptAnalyses, analysis_id: str, *, expected_version: int, acting: Acting) -> None:
    """Remove an analysis. Raises ``AnalysisError`` where somebody was first."""
    acting.check_action(_PERMIT)
    store.remove(analysis_id, expected_version=expected_version)
