"""How long does a large list take to come into the register, and how much memory?"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.measuring.children import run_python
from bench.measuring.figures import Figure, NotMeasured

GROUP = "register"
ROWS = 50_000
TARGET_S, TARGET_MB = 60.0, 1_000.0


def register_figures(area: str, areas_folder: Path, *, rows: int = ROWS) -> Iterator[Figure | NotMeasured]:
    """Import a CSV of made-up clubs into an empty register of its own, in a program of its own."""
    with tempfile.TemporaryDirectory() as folder:
        done = run_python(["-m", "bench.import_list", area, str(areas_folder.resolve()), str(rows), folder])
    figures = done.last_words.split()
    if done.code or len(figures) != 6:
        yield NotMeasured(GROUP, f"Importing is not measured, because it failed: {done.last_words}")
        return
    *steps, duplicates = (float(word) for word in figures[:5])
    names = ("the file", "its rows", "comparing", "writing")
    parts = ", ".join(f"{name} {step:.1f} s" for name, step in zip(names, steps, strict=True))
    yield Figure(
        GROUP,
        f"import {rows:,} rows of a CSV",
        sum(steps),
        "s",
        TARGET_S,
        f"{int(figures[5]):,} came in: {parts}",
    )
    yield Figure(GROUP, "looking for likely duplicates among them", duplicates, "s")
    if done.peak_mb is not None:
        yield Figure(GROUP, f"import {rows:,} rows: peak memory", done.peak_mb, "MB", TARGET_MB)
