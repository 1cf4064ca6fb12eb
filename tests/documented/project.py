"""The project in a folder of its own, as somebody has it who has just fetched it."""

import csv
import shutil
import sys
from pathlib import Path

from layers.sentences.table_vectors import FOLDER
from starting import setting_up
from tests.made_once import ROOT


def project_in(parent: Path, demo_areas: Path) -> Path:
    """The project's files in a folder where nothing has been written yet but the demo town."""
    folder = parent / "project"
    folder.mkdir()
    own = {"data", "docs", ".venv", ".git", "tests", "screenshots", "start.py", "starting"}
    for entry in ROOT.iterdir():
        if entry.name not in own and not entry.name.startswith(".m"):
            (folder / entry.name).symlink_to(entry)
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "start.py", folder / "start.py")
    shutil.copytree(ROOT / "starting", folder / "starting")
    shutil.copytree(demo_areas, folder / "data", ignore=shutil.ignore_patterns(".lock"))
    for name in ("demo", "bids"):
        (folder / "data" / name).symlink_to(ROOT / "data" / name)
    if FOLDER.is_dir():  # what was learned of the tables of words: as they are here, it is the same there
        shutil.copytree(FOLDER, folder / "data" / "sentences")
    with (folder / "clubs.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [["Name", "Type", "Postcode"], ["Larkenby Bowls", "Sports club", "ZZ1 2BQ"]]
        )
    networks = "".join(f"E019999{at:02},{'North' if at <= 5 else 'South'}\n" for at in range(1, 11))
    (folder / "networks.csv").write_text(f"LSOA,Network\n{networks}", encoding="utf-8")
    return folder


def install_in(project: Path) -> Path:
    """Packages as if they had been installed there, and an engine whose compiled loops are its own."""
    (project / "geo").unlink()
    shutil.copytree(ROOT / "geo", project / "geo", ignore=shutil.ignore_patterns("__pycache__"))
    venv = project / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    shutil.copy(Path(sys.prefix) / "pyvenv.cfg", venv)
    (venv / "lib").symlink_to(Path(sys.prefix) / "lib")
    for lock in ("requirements.txt", "requirements-dev.txt"):
        (venv / f"{lock}.installed").write_text(setting_up.fingerprint(ROOT / lock), encoding="utf-8")
    return project
