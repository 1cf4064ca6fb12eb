"""Does everything pass? Style, layout, types and the tests, in parts that do not get in each other's way."""

from pathlib import Path
from typing import Final

from starting import commands, setting_up

TEST_PROCESSES: Final = "2"  # each with a server and a browser of its own: more need more memory
NO_TESTS: Final = 5  # pytest's exit code where no test was chosen


def run_checks(more: list[str], *, quick: bool = False, reports: Path | None = None) -> int:
    """Run every check; further words go to pytest. Quick stops at the first that does not pass."""
    setting_up.install("requirements-dev.txt")
    bad, nothing = [], []
    for title, command in checks(more, quick=quick, reports=reports):
        print(f"\n{title}", flush=True)
        code = commands.run([commands.PYTHON, "-m", *command], quiet=False).returncode
        if code == NO_TESTS and more:
            nothing.append(title)  # the words choose none of this part
        elif code:
            bad.append(title)
            if quick:
                break
    if len(nothing) == len(test_parts(quick=quick)):
        bad.append("no test was chosen")
    print(f"\nNot passed: {', '.join(bad)}." if bad else "\nEverything passed.")
    return 1 if bad else 0


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
