"""Harms the files of a pack one after another and asks the same questions of each, in a process of its own.

``python -m tests.layers.packs.harmed AREAS NAME MODE FIRST LAST`` writes a JSON line for each harmed pack:
the file, and "same", "other", "refused" with the words, or "raised" with a traceback. What ends a process
is not caught. MODE is "as-it-is", or "signed": then all check sums fit the harm, as of one who means it.
"""

import hashlib
import json
import random
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from actions.bring_in_pack import bring_in_pack
from geo.errors import WithinReachError
from geo.paces import DEFAULT_PACE, PACES
from layers.area import Area, list_areas, open_area
from layers.packs.format import LABEL_FILE, LABEL_SUM, TABLES, read_label, sum_of, write_label
from layers.packs.summaries import serving_folder
from layers.places.gazetteer import build_gazetteer
from layers.register.store import open_register
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, Question, near_person
from questions.wards.ward_gaps import WardQuestion, ward_gaps
from terminal.areas import area_lines


def answers(area: Area) -> str:
    """What an area says to one question of each sort, in 32 digits: equal if all of it is equal."""
    parts = [repr(area.label.title), *(_text(getattr(area, name)) for name in TABLES)]
    parts += [repr(area.sources), *area_lines(list_areas(area.folder.parents[1]))]
    assets, pace = pack_assets(area), PACES[DEFAULT_PACE]
    build_gazetteer(area)
    for point in area.residents.geometry[:3]:
        answer = near_person(area, assets, Origin(point.x, point.y), Question(pace, 15))
        parts += [_text(answer.in_reach), _text(answer.out_of_reach)]
    gaps = ward_gaps(area, assets, WardQuestion((), pace, 15, date(2026, 11, 2)))
    parts += [_text(gaps.wards), _text(gaps.points)]
    with tempfile.TemporaryDirectory() as beside, open_register(Path(beside) / "register.sqlite") as register:
        bring_in_pack(register, area)
        parts += [repr(entry.asset) for entry in register.entries()]
    return hashlib.md5("\n".join(parts).encode()).hexdigest()  # noqa: S324 - compares, guards nothing


def _text(table: pd.DataFrame) -> str:
    return table.to_csv()


def harm(folder: Path, chance: random.Random, *, signed: bool) -> str:
    """Flip one to eight bits of one file of a revision, or of the file that names it; give its name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    files += [folder.parent / "current"] * (not signed)
    path = chance.choice(files)
    content = bytearray(path.read_bytes())
    first = content.index(b"\n") + 1 if signed and path.name == LABEL_FILE else 0
    for _ in range(chance.choice((1, 1, 2, 8))):
        content[chance.randrange(first, len(content))] ^= 1 << chance.randrange(8)
    if signed:
        content = bytearray(_sign(folder, path, bytes(content), first))
    path.write_bytes(content)
    return path.relative_to(folder.parent).as_posix().removeprefix(folder.name + "/")


def _sign(folder: Path, path: Path, content: bytes, first: int) -> bytes:
    if path.name == LABEL_FILE:
        return f'{LABEL_SUM} = "{sum_of(content[first:])}"\n'.encode() + content[first:]
    label = read_label(folder)
    sums = {**label.file_sums, path.relative_to(folder).as_posix(): sum_of(content)}
    (folder / LABEL_FILE).write_bytes(write_label(replace(label, file_sums=sums)))
    return content


def outcomes(areas: Path, name: str, numbers: range, *, signed: bool) -> Iterator[dict[str, str]]:
    """What becomes of each harmed copy of an area."""
    before = answers(open_area(name, areas_folder=areas))
    for number in numbers:
        with tempfile.TemporaryDirectory() as beside:
            copy = Path(shutil.copytree(areas / name, Path(beside) / name))
            folder = serving_folder(copy)
            assert folder is not None
            file = harm(folder, random.Random(number), signed=signed)
            _write({"number": str(number), "file": file})
            try:
                after = answers(open_area(name, areas_folder=Path(beside)))
                outcome, words = "same" if after == before else "other", ""
            except WithinReachError as error:
                outcome, words = "refused", str(error)
            except Exception:  # noqa: BLE001 - whatever comes is what is asked
                outcome, words = "raised", traceback.format_exc()
            yield {"number": str(number), "file": file, "outcome": outcome, "words": words}


def _write(record: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    folder, area_name, mode, begin, end = sys.argv[1:]
    for line in outcomes(Path(folder), area_name, range(int(begin), int(end)), signed=mode == "signed"):
        _write(line)
