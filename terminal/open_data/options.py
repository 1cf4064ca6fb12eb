"""Options that several commands of open data have."""

from pathlib import Path
from typing import Annotated

import typer

from presentation.words.language import sentence

DownloadsOption = Annotated[
    Path, typer.Option("--downloads", help=sentence("The cache that all councils share."))
]
OwnSourcesOption = Annotated[
    Path, typer.Option("--own-sources", help=sentence("Your own sources, beside the catalogue's."))
]
