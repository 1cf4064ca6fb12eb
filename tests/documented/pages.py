"""Which commands do the README and the pages of docs/ show?"""

import re

from tests.made_once import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
STARTS = (".venv/bin/python ", "python3 ", "python ", "pip ", "sh ", "./", "sudo ")


def documented() -> dict[str, str]:
    """Every command in a block or between backticks, without its remark, and the page where it stands."""
    found: dict[str, str] = {}
    for page in PAGES:
        fenced = False
        for line in page.read_text(encoding="utf-8").splitlines():
            if line.lstrip().startswith("```"):
                fenced = not fenced
            pieces = [line.strip()] if fenced or line.startswith("    ") else re.findall(r"`([^`]+)`", line)
            for piece in pieces:
                command = re.split(r"\s{2,}#", piece)[0].strip()
                if f"{command} ".startswith(STARTS) and " " in command and not command.startswith("sudo apt"):
                    found.setdefault(command, page.name)
    return found
