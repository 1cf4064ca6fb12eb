"""How does a command's help say what an option takes? In words: "text", "number", nothing for a switch."""

from functools import partial
from pathlib import Path
from typing import Any, Final

import typer

from presentation.words.language import sentence

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
    if annotation in (int, float):
        parameter.process_value = partial(_number_of, parameter, parameter.process_value)
    return parameter


def _in_words(words: str, **_: Any) -> str:
    return words


def _number_of(parameter: Any, process: Any, ctx: Any, value: Any) -> Any:
    """What was typed as a number; where it is none, in words that say what would be.

    What was typed is not repeated: it may be of a person, and a timer's journal keeps what a command prints.

    Raises
    ------
    typer.BadParameter
        It is none, or beyond what the option takes.
    """
    try:
        return process(ctx, value)
    except typer.BadParameter as error:
        raise typer.BadParameter(_number_words(parameter), ctx=ctx, param=parameter) from error


def _number_words(parameter: Any) -> str:
    descriptor = parameter.type_descriptor
    info = descriptor.parameter_info
    values = {"least": info.min, "most": info.max}
    whole = descriptor.annotation is int
    if info.min is not None and info.max is not None:
        if whole:
            return sentence("Write a whole number from {least:g} to {most:g}, in figures.", **values)
        return sentence("Write a number from {least:g} to {most:g}, in figures.", **values)
    if info.min is not None:
        if whole:
            return sentence("Write a whole number of at least {least:g}, in figures.", **values)
        return sentence("Write a number of at least {least:g}, in figures.", **values)
    if whole:
        return sentence("Write a whole number, in figures.")
    return sentence("Write a number, in figures.")


def _help_option(made: Any, ctx: Any) -> Any:
    option = made(ctx)
    return None if option is None else say_type(option)
