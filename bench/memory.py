"""How much memory does one open area take, with its place names and everything a question needs?"""

from collections.abc import Iterator
from pathlib import Path

from bench.measuring.children import run_python
from bench.measuring.figures import Figure, NotMeasured

GROUP = "memory"


def memory_figures(area: str, areas_folder: Path) -> Iterator[Figure | NotMeasured]:
    """Measured in a program of its own, so that nothing else is counted."""
    done = run_python(["-m", "bench.open_area", area, str(areas_folder.resolve())])
    megabytes = done.last_words.split()
    if done.code or len(megabytes) != 4 or float(megabytes[0]) == 0.0:
        yield NotMeasured(GROUP, "Memory is not measured, because this system does not tell it.")
        return
    before_mb, named_mb, used_mb = (float(word) for word in megabytes[:3])
    yield Figure(
        GROUP,
        "one open area, after its first answer",
        used_mb - before_mb,
        "MB",
        note="streets, assets, doors, water and place names; the compiled engine is in it",
    )
    yield Figure(GROUP, "of it: place names", named_mb - before_mb, "MB")
