"""Whoever logs, prints or warns in the program: nothing that was typed reaches the terminal or a file."""

import subprocess
import sys
from pathlib import Path

import pytest

from layers.shown_log.kept_log import FILE
from tests.made_once import ROOT

# Each way in which Python, Streamlit or the server would print a message; TYPED stands for an address.
PLANTED = {
    "uncaught": "raise ValueError(TYPED)",
    "with a cause": "raise RuntimeError('x') from ValueError(TYPED)",
    "in a thread": "t = threading.Thread(target=breaks); t.start(); t.join()",
    "at an end": "class A:\n  def __del__(self): raise ValueError(TYPED)\nA()",
    "by Streamlit": "from streamlit.error_util import _log_uncaught_app_exception as log\n"
    "try: breaks()\nexcept ValueError as error: log(error)",
    "by the server": "try: breaks()\n"
    "except ValueError: logging.getLogger('uvicorn.error').exception('in %s', TYPED)",
    "by asyncio": "async def main():\n  asyncio.ensure_future(later()); await asyncio.sleep(0.01)\n"
    "asyncio.run(main()); import gc; gc.collect()",
    "as a value of a message": "logging.getLogger('another').error('no %s', TYPED)",
    "as an error in a message": "logging.getLogger('another').error('no %s', ValueError(TYPED))",
    "as a warning": "warnings.warn(TYPED)",
    "by our own logger": "try: breaks()\n"
    "except ValueError as error: logging.getLogger('app.x').exception('broken')",
}
PROGRAM = """
import asyncio, logging, sys, threading, warnings
from pathlib import Path
from app.work.logged import write_nothing_typed
TYPED = "14 " + "Acacia Avenue"
def breaks():
    raise ValueError(TYPED)
async def later():
    breaks()
write_nothing_typed(Path(sys.argv[1]))
"""


def ran(planted: str, folder: Path) -> tuple[str, list[str]]:
    """What the program printed, and the lines of its log."""
    words = [sys.executable, "-c", PROGRAM + planted, str(folder)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    log = folder / FILE
    return done.stdout + done.stderr, log.read_text(encoding="utf-8").splitlines() if log.exists() else []


@pytest.mark.parametrize("way", PLANTED)
def test_nothing_typed_is_printed_or_logged(way: str, tmp_path: Path) -> None:
    printed, lines = ran(PLANTED[way], tmp_path / "log")
    assert "Acacia" not in printed + "".join(lines)
    assert printed, "and yet it is said that something happened"
    if "message" not in way and way != "as a warning":
        assert len(lines) == 1, "one line for each error"
        assert "ValueError at " in lines[0] or "RuntimeError at " in lines[0]
        assert lines[0].split()[1] in printed


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be", encoding="utf-8")
    code = "t = threading.Thread(target=breaks); t.start(); t.join(); print('goes on')"
    words = [sys.executable, "-c", PROGRAM + code, str(tmp_path / "log")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0
    assert "goes on" in done.stdout
    assert "builtins.ValueError at" in done.stderr
    assert "Acacia" not in done.stderr


def test_a_command_says_a_number_and_no_message(tmp_path: Path) -> None:
    code = (
        "import runpy, sys, terminal.areas as areas\n"
        "def breaks(*_): raise ValueError('14 ' + 'Acacia Avenue')\n"
        "areas.list_areas = breaks\n"
        f"sys.argv = ['cli.py', 'areas', '--areas', {str(tmp_path)!r}]\n"
        "runpy.run_path('cli.py', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 1
    assert "Something went wrong in the program, not in what you did." in done.stderr
    assert "builtins.ValueError at cli.py:" in done.stderr
    assert "Acacia" not in done.stdout + done.stderr
