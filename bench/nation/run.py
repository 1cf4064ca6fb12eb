"""How long does a run over a made-up nation take, with how many workers? Its seconds on the last line.

    .venv/bin/python -m bench.nation.run FOLDER OUT WORKERS [COUNCILS]

Ten kinds at three paces of every ward. Beside the clock the processor time of all workers: a machine that
others use says little by the clock alone.
"""

import sys
import time
from datetime import date
from pathlib import Path

from actions.nation.ask_many import NationWish, ask_many
from actions.nation.crew import Crew
from bench.nation.made_up_nation import KINDS
from questions.nation.gaps import GapsAsk

TODAY = date(2026, 11, 1)
ASK = GapsAsk(KINDS, ("planning", "steady", "older"), (15,), TODAY)


def main() -> None:
    """Run, and print seconds by the clock, processor seconds within the areas, rows and areas."""
    folder, out, workers = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    names = tuple(sorted(each.name for each in folder.iterdir() if (each / "current").is_file()))
    chosen = names[: int(sys.argv[4])] if len(sys.argv) > 4 else names
    ready = []
    wish = NationWish(ASK, folder, out, chosen, own_assets=True, crew=Crew(workers))
    report = ask_many(wish, tell_crew=lambda _: ready.append(time.perf_counter()))
    asked_s = time.perf_counter() - ready[0]
    lines = report.lines.values()
    if report.refused:
        sys.exit(f"{len(report.refused)} areas have no answer: {report.refused[0].reason}")
    processor_s = sum(line.processor_s for line in lines)
    rows = sum(line.rows for line in lines)
    print(f"{report.seconds:.1f} s with the workers' start, {asked_s:.1f} s from then on")
    print(f"{processor_s:.1f} s of processor time within {len(lines)} areas, {rows:,} rows")


if __name__ == "__main__":
    main()
