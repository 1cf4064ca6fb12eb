"""Stands in for the preparing process: it says what it is told to say, line by line, and ends as told."""

import os
import sys
import time

from actions.add_place import PlaceReport
from actions.place_messages import PlaceFailure, PlaceMessage, message_line
from actions.place_progress import PlaceProgress
from geo.wording import worded
from layers.sources.manifest import LeftOut, Manifest

MISSING = LeftOut(
    "gps", "assets", "GP practices", False, worded("{title}: nobody answers.", title="GP practices"),
    worded("Try again later."), "https://www.example.org/",
)  # fmt: skip
MANIFEST = Manifest("E08000010", "Wigan", "england", "2026-11-26T20:00:00+00:00", "", (), (MISSING,))
REPORT = PlaceReport("wigan", "Wigan", False, MANIFEST, (), (), "recipe.toml", "", 4, 2.5)


def write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def say(message: PlaceMessage) -> None:
    write(message_line(message))


def main(ending: str) -> None:
    niceness = os.nice(0) if hasattr(os, "nice") else 0
    say(PlaceProgress("fetching", f"pid {os.getpid()} nice {niceness}", 0, 3, 5, 10))
    write("this is no line of a report")
    write('{"event": "unheard of"}')
    write('{"event": "progress", "step": "fetching"}')
    if ending == "wait":
        time.sleep(120)
    elif ending == "fails":
        say(PlaceFailure(worded("{name} cannot be prepared.", name="Wigan"), worded("Try again later.")))
        sys.exit(2)
    elif ending == "breaks":
        sys.exit(3)
    say(PlaceProgress("preparing", worded("Streets"), 1, 2))
    say(REPORT)


if __name__ == "__main__":
    main(sys.argv[1])
