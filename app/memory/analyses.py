"""Which analyses does the office keep? Read each time, for a colleague may just have kept one."""

from app.memory.session import areas_folder
from layers.analyses.kept_analyses import KeptAnalyses, analyses_beside


def kept_analyses() -> KeptAnalyses:
    """The named analyses that are kept with the register."""
    return analyses_beside(areas_folder())
