"""Where does a page action's time go? The app as it is, with a stopwatch about its parts.

Given to ``streamlit run`` by ``bench/pages/page.py`` alone. Writes only seconds, never what was asked.
"""

import functools
import importlib
import json
import os
import runpy
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner import script_runner

LOG = Path(os.environ["WITHIN_REACH_BENCH_LOG"])
PARTS = {
    "engine": (
        ("app.near.place", "find_place"),
        ("app.memory.visit", "near_person"),
        ("app.memory.visit", "suggest"),
        ("app.memory.visit", "route_sheet"),
    ),
    "tables": (
        ("app.near.answer", "named"),
        ("app.near.answer", "in_reach_rows"),
        ("app.near.answer", "html_table"),
        ("app.near.answer", "export_csv"),
        ("app.near.near_list", "_caption"),
        ("app.near.near_list", "symbols_before"),
    ),
    "map": (
        ("app.near.near_list", "near_map"),
        ("app.near.near_list", "way_layer"),
        ("app.near.near_list", "points_of"),
        ("app.near.near_list", "show"),
    ),
}
_now = threading.local()


def timed(part: str, call: Callable[..., Any]) -> Callable[..., Any]:
    """The same function; its time is added to ``part``, unless a part about it is being timed already."""

    @functools.wraps(call)
    def run(*args: Any, **kwargs: Any) -> Any:
        spent = getattr(_now, "spent", None)
        if spent is None or getattr(_now, "inside", False):
            return call(*args, **kwargs)
        _now.inside, began = True, time.perf_counter()
        try:
            return call(*args, **kwargs)
        finally:
            spent[part] = spent.get(part, 0.0) + time.perf_counter() - began
            _now.inside = False

    run.bench_part = part  # type: ignore[attr-defined]
    return run


def start_clocks() -> None:
    """Put a stopwatch about every part. Only once the server runs: the map component must find it running."""
    for part, places in PARTS.items():
        for module_name, name in places:
            module = importlib.import_module(module_name)
            call = getattr(module, name, None)
            if call is not None and not hasattr(call, "bench_part"):
                setattr(module, name, timed(part, call))


def timed_script(call: Callable[..., Any]) -> Callable[..., Any]:
    """One run of the page's script, written to the log when it ends."""

    @functools.wraps(call)
    def run(*args: Any, **kwargs: Any) -> Any:
        start_clocks()
        _now.spent, _now.inside, began = {}, False, time.perf_counter()
        try:
            return call(*args, **kwargs)
        finally:
            spent = {**_now.spent, "script": time.perf_counter() - began, "ended": time.time()}
            with LOG.open("a", encoding="utf-8") as log:
                log.write(json.dumps(spent) + "\n")

    return run


if not hasattr(script_runner.ScriptRunner._run_script, "__wrapped__"):
    script_runner.ScriptRunner._run_script = timed_script(script_runner.ScriptRunner._run_script)

# The door itself, as ``streamlit run`` would open it: the bench imports none of its rooms.
app = runpy.run_path(str(Path(__file__).resolve().parents[2] / "streamlit_app.py"))["app"]
