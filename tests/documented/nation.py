"""What do the commands print that work on many areas at once, as docs/nation.md shows them?"""

from tests.documented.lists import Expected

_HELP = ("--help",)
OF_NATION = {
    ".venv/bin/python -m pip install --require-hashes -r requirements-nation.txt": Expected(
        "Usage:", lighter=_HELP, why="it fetches packages"
    ),
    ".venv/bin/python cli.py nation gaps --areas data/areas --kinds lunch_club,library "
    "--paces planning,steady,older --minutes 10,15 --out data/nation/first": Expected(
        "1 area answered in", lighter=("--workers", "1")
    ),
    ".venv/bin/python cli.py nation prepare --councils england": Expected(
        "number", lighter=_HELP, why="it takes days and the internet"
    ),
    ".venv/bin/python cli.py nation refresh": Expected("no feed"),
    ".venv/bin/python cli.py nation compare --run data/nation/first --kind library --pace older "
    "--minutes 15 --like newport": Expected("--like", lighter=_HELP, why="it reads a run of many areas"),
}
