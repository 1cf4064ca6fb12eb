"""What is the program made of? Writes a bill of materials (SBOM, CycloneDX) with licences.

    .venv/bin/python docs/bill_of_materials.py sbom.json

Names, versions and hashes are those of the locks, the sentence model's among them; licences are what each
installed package says of itself. cyclonedx-bom, which the tests' requirements bring, does the rest.
"""

import json
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "docs"))
from third_party import STATED_ELSEWHERE, licence_of  # noqa: E402 - the folder's own

LOCKS = ("requirements.txt", "requirements-model.txt")


def bill_of_materials() -> dict[str, Any]:
    """The bill of materials, as CycloneDX 1.6 has it.

    Raises
    ------
    subprocess.CalledProcessError
        cyclonedx-bom is not installed or does not read the locks.
    ValueError
        What comes out is not by CycloneDX's own schema.
    """
    locked = "\n".join((ROOT / lock).read_text(encoding="utf-8") for lock in LOCKS)
    words = [
        "requirements",
        "--pyproject",
        str(ROOT / "pyproject.toml"),
        "--output-reproducible",
        "--no-validate",
    ]
    command = [sys.executable, "-m", "cyclonedx_py", *words, "--sv", "1.6", "--of", "JSON", "-"]
    made = subprocess.run(command, input=locked, capture_output=True, text=True, check=True)
    bill: dict[str, Any] = json.loads(made.stdout)
    for component in bill["components"]:
        component.pop("description", None)  # the line of the lock once more
        component["licenses"] = [{"license": {"name": _licence(component["name"])}}]
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill))
    if fault is not None:
        raise ValueError(f"This is no bill of materials: {fault}")
    return bill


def _licence(name: str) -> str:
    try:
        return STATED_ELSEWHERE.get(name) or licence_of(distribution(name))
    except PackageNotFoundError:
        return "not stated: not installed on this system"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where to write it: .venv/bin/python docs/bill_of_materials.py sbom.json")
    bill = bill_of_materials()
    Path(sys.argv[1]).write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(bill['components'])} components in {Path(sys.argv[1]).name}\n")
