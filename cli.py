"""The terminal's front door: which commands there are, and where each of them lies.

A command is loaded when it is called, so that one which reads a list does not wait for the walking engine.
"""

# ruff: noqa: E402 - whether the packages are there is asked before any of them is imported

import importlib
import importlib.util
import os
import sys

PACKAGES = ("typer", "geopandas", "streamlit", "osmium")  # a Python that has these is the project's own
SETUP = "python3 start.py setup"
OWN_PYTHON = ".venv\\Scripts\\python" if os.name == "nt" else ".venv/bin/python"
if not all(importlib.util.find_spec(package) for package in PACKAGES):
    sys.exit(
        f"This Python does not have the packages that Within Reach needs. Run {SETUP}, once, in the "
        f"project's folder, then {OWN_PYTHON} cli.py …."
    )

from typing import Any, Final

import typer
from typer.core import TyperGroup

COMMANDS: Final = {
    "prepare": "terminal.preparing.prepare_command",
    "recipe": "terminal.preparing.recipe_command",
    "areas": "terminal.areas",
    "export-network": "terminal.network_command",
    "councils": "terminal.open_data.councils_command",
    "fetch": "terminal.open_data.fetch_command",
    "sources": "terminal.open_data.sources_command",
    "small-place": "terminal.open_data.small_place_command",
    "near": "terminal.conversation.near_command",
    "gaps": "terminal.wards.gaps_command",
    "analyses": "terminal.wards.analyses_command",
    "trend": "terminal.wards.trend_command",
    "zones": "terminal.wards.zones_command",
    "fund": "terminal.fund_command",
    "nation": "terminal.nation.command",
    "unmet": "terminal.wards.unmet",
    "import": "terminal.register.import_command",
    "drafts": "terminal.register.drafts_command",
    "inbox": "terminal.register.inbox_command",
    "export": "terminal.register.commands",
    "imports": "terminal.register.commands",
    "undo": "terminal.register.commands",
    "erase": "terminal.register.erase_command",
    "feeds": "terminal.feeds.command",
    "backup": "terminal.office.backup_command",
    "restore": "terminal.office.backup_command",
    "exports": "terminal.office.record_commands",
    "retention": "terminal.office.record_commands",
    "publish": "terminal.office.publish_command",
    "readers": "terminal.office.readers_command",
    "bench": "bench.command_line",
}
OPENS_NO_FILE_OF_OTHERS: Final = {
    "areas",
    "councils",
    "fetch",
    "sources",
}  # so GDAL, which takes half a second to load, is not needed


class Commands(TyperGroup):
    """The commands by name, each loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, in the order in which the help lists them."""
        return list(COMMANDS)

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows the help, in plain words too."""
        from terminal.plain_types import say_type

        return say_type(super().get_help_option(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, loaded now; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        loaded = typer.main.get_command(importlib.import_module(COMMANDS[cmd_name]).app)
        from terminal.plain_types import say_types

        return say_types(loaded.commands.get(cmd_name, loaded) if isinstance(loaded, TyperGroup) else loaded)


app = typer.Typer(
    cls=Commands,
    help="Within Reach: what can this person get to on foot from home, that they would enjoy?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its tracebacks print local variables, and these may hold an address
)


@app.callback()
def main(context: typer.Context) -> None:
    """Refuse to begin where GDAL would open what nobody should hand it."""
    if context.invoked_subcommand in OPENS_NO_FILE_OF_OTHERS:
        return
    from layers.drivers import check_drivers
    from terminal.plain_words import in_plain_words

    with in_plain_words():
        check_drivers()


def run() -> None:
    """Run the command; what nobody foresaw is said without Python's traceback, which may hold an address."""
    try:
        app()
    except Exception as error:  # noqa: BLE001 - whatever it is, its message must not be printed
        from terminal.unexpected import lines_of

        for line in lines_of(error):
            typer.echo(line, err=True)
        sys.exit(1)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows terminal may not know "°"
    run()
