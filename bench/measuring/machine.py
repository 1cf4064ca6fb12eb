"""Which machine was this measured on?"""

import os
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from actions.at_work import cores_allowed

BUSY = 1.0  # below, only the bench itself and what a machine always does
PACKAGES = (
    "numpy",
    "numba",
    "scipy",
    "networkx",
    "pandana",
    "cityseer",
    "shapely",
    "streamlit",
    "playwright",
)


@dataclass(frozen=True)
class Machine:
    """What a figure depends on."""

    processor: str
    cores: int
    memory_gb: float
    system: str
    python: str
    versions: dict[str, str]  # package -> version, or "not installed"
    busy: float  # programs running or waiting to, on average over the minute before; 0 where not told

    @property
    def name(self) -> str:
        """The machine in a few words."""
        memory = f", {self.memory_gb:.0f} GB of memory" if self.memory_gb else ""
        return f"{self.processor}, {self.cores} cores{memory}, {self.system}, Python {self.python}"

    @property
    def versions_words(self) -> str:
        """Every package with its version, in one line."""
        return ", ".join(f"{name} {number}" for name, number in self.versions.items())

    @property
    def busy_words(self) -> str:
        """That something else was running, or nothing."""
        if self.busy < BUSY:
            return ""
        return (
            f"The machine was busy with something else when this began (load {self.busy:.1f}), "
            "so the times are longer than they need be."
        )

    @property
    def sentence(self) -> str:
        """The machine, its packages, and whether it was busy."""
        return f"{self.name}; {self.versions_words}. {self.busy_words}".rstrip()


def this_machine() -> Machine:
    """The machine this runs on."""
    return Machine(
        processor=_processor(),
        cores=cores_allowed(),
        memory_gb=_memory_gb(),
        system=platform.system(),
        python=platform.python_version(),
        busy=os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0,
        versions={name: _version(name) for name in PACKAGES},
    )


def _processor() -> str:
    table = Path("/proc/cpuinfo")
    if table.is_file():
        for line in table.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return " ".join(line.split(":", 1)[1].split())
    return platform.processor() or platform.machine()


def _memory_gb() -> float:
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return 0.0


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
