"""Does everything pass? Style, layout, types and the tests, in parts that do not get in each other's way.

A page or a server may come too late on a crowded machine. So a few tests that fail are run once more, by
themselves; what passes only then is named at the end, as a fault that is still to be understood.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from starting import commands, setting_up

TEST_PROCESSES: Final = "2"  # each with a server and a browser of its own: more need more memory
NO_TESTS: Final = 5  # pytest's exit code where no test was chosen
FAILED: Final = 1  # and where some did not pass
MOST_AGAIN: Final = 4  # more than so many failures are no accident
_FAILURES: Final = Path("v/cache/lastfailed")  # in pytest's cache
_MADE_ONCE_IN: Final = "TESTS_MADE_ONCE_IN"  # where the tests keep what takes long to make, for all parts


def run_checks(more: list[str], *, quick: bool = False, reports: Path | None = None) -> int:
    """Run every check; further words go to pytest. Quick stops at the first that does not pass."""
    setting_up.install("requirements-dev.txt")
    with _shared_by_all_parts():
        return _run_all(checks(more, quick=quick, reports=reports), more, quick=quick)


@contextmanager
def _shared_by_all_parts() -> Iterator[None]:
    """A folder for what takes long to make, which whoever runs these checks may have given already."""
    if _MADE_ONCE_IN in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="tests-made-") as folder:
        os.environ[_MADE_ONCE_IN] = folder
        try:
            yield
        finally:
            del os.environ[_MADE_ONCE_IN]


def _run_all(every: list[tuple[str, list[str]]], more: list[str], *, quick: bool) -> int:
    bad, nothing = [], []
    late: list[str] = []
    for title, command in every:
        print(f"\n{title}", flush=True)
        is_whole = command[0] == "pytest" and not quick
        code, passed_late = _run_twice(command) if is_whole else (_run(command), [])
        late += passed_late
        if code == NO_TESTS and more:
            nothing.append(title)  # the words choose none of this part
        elif code:
            bad.append(title)
            if quick:
                break
    if len(nothing) == len(test_parts(quick=quick)):
        bad.append("no test was chosen")
    if late:
        print("\nPassed only by themselves, the second time:", *late, sep="\n  ")
    print(f"\nNot passed: {', '.join(bad)}." if bad else "\nEverything passed.")
    return 1 if bad else 0


def _run(command: list[str]) -> int:
    return commands.run([commands.PYTHON, "-m", *command], quiet=False).returncode


def _run_twice(command: list[str]) -> tuple[int, list[str]]:
    """Run tests, and a few that fail once more; the exit code, and which passed only then."""
    with tempfile.TemporaryDirectory(prefix="tests-") as cache:
        words = [*command, "-o", f"cache_dir={cache}"]
        code = _run(words)
        failures = failures_in(Path(cache)) if code == FAILED else []
        if not 0 < len(failures) <= MOST_AGAIN:
            return code, []
        print("\nOnce more, by themselves:", *failures, sep="\n  ", flush=True)
        code = _run(again(words))
        return code, [] if code else failures


def failures_in(cache: Path) -> list[str]:
    """The tests that did not pass, by pytest's names for them."""
    file = cache / _FAILURES
    return sorted(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else []


def again(words: list[str]) -> list[str]:
    """A test command as it is run a second time: only what failed, one after the other."""
    reports = [
        word.replace(".xml", "-again.xml") if word.startswith("--junitxml") else word for word in words
    ]
    return [*reports, "-n", "0", "--last-failed"]


def checks(more: list[str], *, quick: bool, reports: Path | None) -> list[tuple[str, list[str]]]:
    """Every check: its title, and the Python module to run with its words."""
    made: list[tuple[str, list[str]]] = [
        ("Style (ruff check)", ["ruff", "check", "."]),
        ("Layout (ruff format)", ["ruff", "format", "--check", "."]),
        ("Types (mypy)", ["mypy"]),
    ]
    for title, name, chosen in test_parts(quick=quick):
        command = ["pytest", "-n", TEST_PROCESSES, "--dist", "loadfile", "-m", chosen]
        command += ["--maxfail=1"] if quick else []
        command += [f"--junitxml={reports.resolve() / name}.xml"] if reports else []
        made.append((title, [*command, *more]))
    return made


def test_parts(*, quick: bool) -> list[tuple[str, str, str]]:
    """The tests' parts: title, name of the report, and which tests are in it.

    Those in a browser come by themselves, so that no page has to share the processor with long sums.
    """
    if quick:
        without = " and not ".join(("browser", "postgresql", "newport", "slow"))
        return [("Tests (pytest) without browser, PostgreSQL and Newport", "quick", f"not {without}")]
    return [
        ("Tests (pytest) without a browser", "plain", "not browser"),
        ("Tests (pytest) in a browser", "browser", "browser"),
    ]
