"""How long does an area take to prepare, and how much memory?"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.measuring.children import ROOT, run_python
from bench.measuring.figures import Figure, NotMeasured

GROUP = "prepare"
TARGET_S, TARGET_MB = 60.0, 2_000.0


def prepare_figures(area: str, data: Path | None) -> Iterator[Figure | NotMeasured]:
    """Prepare the area once in a program of its own, into a folder that is thrown away."""
    recipe = ROOT / "recipes" / f"{area}.toml"
    if area == "demo":
        recipe, data = ROOT / "data" / "demo" / "recipe.toml", ROOT / "data" / "demo" / "inputs"
    if data is None or not recipe.is_file():
        yield NotMeasured(
            GROUP, "Preparing is not measured. To measure it, add --data with the folder of the source files."
        )
        return
    with tempfile.TemporaryDirectory() as folder:
        done = run_python(
            ["cli.py", "prepare", str(recipe), "--data", str(data.resolve()), "--areas", folder]
        )
    if done.code:
        yield NotMeasured(GROUP, f"Preparing is not measured, because it failed: {done.last_words}")
        return
    yield Figure(GROUP, f"prepare {area}", done.seconds, "s", TARGET_S)
    if done.peak_mb is not None:
        yield Figure(GROUP, f"prepare {area}: peak memory", done.peak_mb, "MB", TARGET_MB)
