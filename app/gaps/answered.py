"""What was asked on the page and what came out, as an analysis keeps it; worked out only when needed."""

from collections.abc import Callable
from dataclasses import dataclass

from app.gaps.controls import ComparedQuestion
from app.memory.gap_answers import matrix_of
from app.memory.session import area_assets, gaps_of, register
from layers.analyses.model import AnalysisContent
from layers.area import Area
from questions.wards.analyses.figures import AnalysisFigures, gap_figures, matrix_figures
from questions.wards.analyses.since import DataUsed, data_used, register_state
from questions.wards.matrix.model import MatrixQuestion


@dataclass(frozen=True)
class Answered:
    """The choices of the page and what follows from them."""

    choices: dict[str, str]  # as the address holds them
    figures: Callable[[], AnalysisFigures]
    used: Callable[[], DataUsed]

    def content(self) -> AnalysisContent:
        """All of it as it is kept."""
        return AnalysisContent(self.choices, self.figures().record(), self.used().record())


def one_answered(area: Area, compared: ComparedQuestion, choices: dict[str, str]) -> Answered:
    """One question, perhaps beside another."""
    question, other = compared.question, compared.other

    def figures() -> AnalysisFigures:
        """Those of the page."""
        beside = gaps_of(area, other, compared.other_on) if other is not None else None
        return gap_figures(gaps_of(area, question), beside)

    def used() -> DataUsed:
        """The register and the area as they are now."""
        kinds = [question.kinds] if other is None else [question.kinds, other.kinds]
        return data_used(area, area_assets(area), register_state(register()), kinds=kinds, question=question,
                         gaps=gaps_of(area, question))  # fmt: skip

    return Answered(choices, figures, used)


def many_answered(area: Area, question: MatrixQuestion, choices: dict[str, str]) -> Answered:
    """Many kinds and groups at once."""
    state = register_state(register())
    return Answered(
        choices,
        lambda: matrix_figures(matrix_of(area, question)),
        lambda: data_used(area, area_assets(area), state, kinds=question.sought, question=question.base),
    )
