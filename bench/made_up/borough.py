"""Everything for every kind in one made-up borough, in a program of its own: its seconds on the last line.

Run as ``python -m bench.made_up.borough POINTS ASSETS NODES``; the peak memory is measured from outside.
"""

import sys
import time
from datetime import date

from actions.at_work import at_work
from bench.made_up.boroughs import made_up_borough
from geo.paces import PACES
from questions.walks.resident_homes import resident_homes
from questions.wards.every_gap import every_gap
from questions.wards.ward_gaps import WardQuestion

THREE_PACES = ("planning", "steady", "older")
THREE_CUTOFFS = (5, 10, 15)
TODAY = date(2026, 11, 1)


def ask_everything(area, assets):
    """Every kind, group and ward at three paces and three cutoffs."""
    question = WardQuestion((), PACES["steady"], 15, TODAY)
    paces = [PACES[key] for key in THREE_PACES]
    with at_work() as workers:
        return every_gap(area, assets, question, paces=paces, minutes=THREE_CUTOFFS, workers=workers)


def main() -> None:
    """Print seconds of joining homes to streets, seconds of all questions, and rows of the answer."""
    points, assets, nodes = (int(word) for word in sys.argv[1:4])
    ask_everything(*made_up_borough(300, 60, nodes=1_000))  # compiled code is loaded outside the timing
    area, known_assets = made_up_borough(points, assets, nodes=nodes)
    began = time.perf_counter()
    resident_homes(area, 0)
    joined = time.perf_counter()
    table = ask_everything(area, known_assets)
    print(joined - began, time.perf_counter() - joined, len(table))


if __name__ == "__main__":
    main()
