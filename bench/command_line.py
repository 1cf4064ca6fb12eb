"""`cli.py bench`: how fast is it on this machine, beside what people would use instead?"""

from pathlib import Path
from typing import Annotated

import typer

from bench import MADE_UP_NODES, PARTS
from bench.command import run_bench
from bench.document import write_figures
from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def bench(
    area: Annotated[str, typer.Option("--area", help="The prepared area to measure on.")] = "demo",
    made_up_nodes: Annotated[
        int, typer.Option("--made-up-nodes", min=0, help="Also on a made-up town this large; 0: none.")
    ] = MADE_UP_NODES,
    only: Annotated[str, typer.Option("--only", help=f"One of: {', '.join(PARTS)}.")] = "",
    data: Annotated[
        Path | None, typer.Option("--data", help="Folder of the area's source files, to time preparing.")
    ] = None,
    plot: Annotated[
        Path | None, typer.Option("--plot", help="Write the growth as a picture (SVG) to this file.")
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write", help="Put the figures into this document, docs/speed.md.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    areas: Annotated[Path, typer.Option("--areas", help="Folder of the prepared areas.")] = AREAS_FOLDER,
) -> None:
    """How fast is it on this machine, beside what people would use instead?"""
    try:
        report = run_bench(
            area,
            areas_folder=areas,
            made_up_nodes=made_up_nodes,
            only=only,
            data=data,
            plot=plot,
            say=lambda words: typer.echo(words, err=True),
        )
        for line in [report.as_json()] if json else report.lines():
            typer.echo(line)
        if write is not None:
            write_figures(write, report, plot=plot)
    except WithinReachError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
