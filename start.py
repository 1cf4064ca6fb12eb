"""How do I run this? `python3 start.py` sets up and opens the app, `python3 start.py test` tests it.

Standard library only, as all of ``starting``, so that it runs on a machine with nothing but Python.
"""

# ruff: noqa: E402 - the Python is checked before anything that an older one cannot read

import sys

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    sys.exit(
        "Within Reach needs Python 3.11 or newer; this is Python {}.{}. "
        "Install a newer one from your system's software list or https://www.python.org/downloads/, "
        "then run this again with it.".format(*sys.version_info[:2])
    )

import argparse
from pathlib import Path

from starting import places, serving, setting_up
from starting.checking import run_checks
from starting.commands import NotReadyError
from starting.office.serve import OfficeOptions, serve

FIRST_PORT = 8501


def arguments(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="start.py",
        description="Sets up Within Reach and opens it in your browser.",
        epilog="'python3 start.py test' hands any further words to pytest; --long tries large sizes in full.",
    )
    parser.add_argument(
        "what",
        nargs="?",
        choices=("run", "setup", "test", "serve"),
        default="run",
        help="run (default), setup, test, or serve: for a whole office, signed in",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=FIRST_PORT,
        help=f"port to open on (default {FIRST_PORT}, or the next free)",
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--area", default="", help="the prepared area to show first")
    parser.add_argument(
        "--place",
        action="append",
        default=[],
        metavar="COUNCIL",
        help='a council to prepare from open data first, like "Wigan"; may be given several times',
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="test without browser, PostgreSQL and Newport, up to the first failure",
    )
    add_office_words(parser)
    parser.add_argument("--reports", type=Path, help="a folder for the tests' reports (JUnit XML)")
    options, more = parser.parse_known_args(words)
    if options.what in ("test", "serve") and options.place:
        parser.error("--place goes with run and setup")
    if options.what != "test" and (more or options.quick or options.reports):
        parser.error(f"unknown words: {' '.join(more) or 'those of test'}")
    of_serve = (
        options.processes is not None or options.name or options.bind or options.status_port is not None
    )
    if options.what != "serve" and of_serve:
        parser.error("--processes, --name, --bind and --status-port go with serve")
    if options.what == "serve" and options.processes is None:
        parser.error("serve needs --processes, about one for each core")
    return options, more


def add_office_words(parser: argparse.ArgumentParser) -> None:
    """The words that go with serve alone."""
    office = parser.add_argument_group("of serve")
    office.add_argument(
        "--processes", type=int, help="how many processes of the app, about one for each core"
    )
    office.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="HOST",
        help="the name that people open, like reach.example.gov.uk; may be given several times",
    )
    office.add_argument("--bind", metavar="ADDRESS", help="where to listen (default 127.0.0.1)")
    office.add_argument(
        "--status-port", type=int, help="port of /health and /metrics (default: the next one)"
    )


def office_options(options: argparse.Namespace) -> OfficeOptions:
    """What serve is told, as a value."""
    return OfficeOptions(
        options.processes,
        options.port,
        tuple(options.name),
        options.bind or "127.0.0.1",
        options.status_port,
    )


def main(words: list[str]) -> int:
    """Do what was asked; say in one plain sentence why not, if not."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    options, more = arguments(words)
    serving.end_on_signals()
    try:
        if options.what == "serve":
            return serve(office_options(options))
        if options.what == "run":
            serving.check_port(options.port)
        setting_up.set_up()
        if options.what == "test":
            return run_checks(more, quick=options.quick, reports=options.reports)
        left = places.prepare_places(options.place)
        if left:
            places.say_left(left, opens=options.what == "run")
        if options.what == "run":
            return serving.open_app(options.port, area=options.area, browser=not options.no_browser)
        if left:
            return 1
        print("Everything is ready. Open the app with: python3 start.py")
        return 0
    except NotReadyError as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
