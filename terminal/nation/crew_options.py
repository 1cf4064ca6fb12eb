"""What may be said to every command over many areas: where, which, and who works?"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from actions.nation.ask_many import NationWish
from actions.nation.crew import MEMORY_GB, Certificates, Crew, CrewError
from layers.area import AREAS_FOLDER
from presentation.words.nation import run_help as words
from questions.nation.asks import NationAsk
from terminal.plain_words import AreasOption


@dataclass(frozen=True, kw_only=True)
class CrewOptions:
    """Who works."""

    workers: Annotated[int, typer.Option("--workers", min=0, max=256, help=words.WORKERS_HELP)] = 0
    memory: Annotated[float, typer.Option("--memory", min=0, help=words.MEMORY_HELP)] = MEMORY_GB
    scheduler: Annotated[str, typer.Option("--scheduler", help=words.SCHEDULER_HELP)] = ""
    tls_ca: Annotated[Path | None, typer.Option("--tls-ca", help=words.TLS_CA_HELP)] = None
    tls_cert: Annotated[Path | None, typer.Option("--tls-cert", help=words.TLS_CERT_HELP)] = None
    tls_key: Annotated[Path | None, typer.Option("--tls-key", help=words.TLS_KEY_HELP)] = None

    def crew(self) -> Crew:
        """Whoever is meant. Raises ``CrewError`` where some of the certificates lack."""
        files = (self.tls_ca, self.tls_cert, self.tls_key)
        given = [each for each in files if each is not None]
        if given and len(given) < len(files):
            raise CrewError(
                "Some of the certificates are not named.", "Give all of --tls-ca, --tls-cert and --tls-key."
            )
        certificates = Certificates(*given) if given else None
        return Crew(self.workers, self.memory, self.scheduler.strip(), certificates)


@dataclass(frozen=True, kw_only=True)
class RunOptions(CrewOptions):
    """Which areas, and where the results go."""

    out: Annotated[Path, typer.Option("--out", help=words.OUT_HELP)]
    areas: AreasOption = AREAS_FOLDER
    only: Annotated[str, typer.Option("--only", help=words.ONLY_HELP)] = ""
    own_assets: Annotated[bool, typer.Option("--own-assets", help=words.OWN_ASSETS_HELP)] = False

    def wish(self, ask: NationAsk) -> NationWish:
        """The whole wish. Raises ``CrewError``."""
        names = tuple(dict.fromkeys(part.strip() for part in self.only.split(",") if part.strip()))
        return NationWish(ask, self.areas, self.out, names, self.own_assets, self.crew())
