"""How does a command's help say what an option takes? In words: "text", "number", nothing for a switch."""

from functools import partial
from pathlib import Path
from typing import Any, Final

IN_WORDS: Final = {bool: "", str: "text", int: "number", float: "number", Path: "path"}


def say_types(command: Any) -> Any:
    """The command, and those below it, with plain words where its help would name a type of the program."""
    for parameter in getattr(command, "params", ()):
        say_type(parameter)
    command.get_help_option = partial(_help_option, command.get_help_option)
    for below in getattr(command, "commands", {}).values():
        say_types(below)
    return command


def say_type(parameter: Any) -> Any:
    """An option or argument that says in words what it takes."""
    descriptor = getattr(parameter, "type_descriptor", None)
    annotation = getattr(descriptor, "annotation", None)
    if annotation in IN_WORDS:
        parameter.display_type_rich = partial(_in_words, IN_WORDS[annotation])
    return parameter


def _in_words(words: str, **_: Any) -> str:
    return words


def _help_option(made: Any, ctx: Any) -> Any:
    option = made(ctx)
    return None if option is None else say_type(option)
