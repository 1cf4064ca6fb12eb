"""A line of the log says where an error was, and nothing of what anybody typed."""

from datetime import UTC, datetime

import pytest

from layers.shown_log.lines import kind_and_lines, log_line, number_of, program_version

TYPED = "14 Acacia Avenue"
NOW = datetime(2026, 11, 27, 18, 2, 11, tzinfo=UTC)


def broken(typed: str = TYPED, *, cause: bool = False) -> Exception:
    try:
        try:
            raise KeyError(typed)
        except KeyError as error:
            if cause:
                raise ValueError(f"cannot read {typed}") from error
            raise
    except (KeyError, ValueError) as error:
        error.add_note(f"while {typed} was looked for")
        return error


@pytest.mark.parametrize("cause", [False, True])
def test_message_cause_note_and_locals_are_not_in_it(cause: bool) -> None:
    error = broken(cause=cause)
    line = log_line(number_of(error)[0], error, at=NOW)
    assert "Acacia" not in line
    assert line.startswith("2026-11-27T18:02:11Z ")
    assert f" {program_version()} builtins.{'ValueError' if cause else 'KeyError'} at tests/layers/" in line
    assert "\n" not in line


def test_the_line_of_source_is_not_in_it() -> None:
    code = compile("def f():\n    raise RuntimeError('14 Acacia Avenue')  # Acacia\nf()", __file__, "exec")
    with pytest.raises(RuntimeError) as raised:
        exec(code, {})  # noqa: S102 - a function whose own source holds what was typed
    assert "Acacia" not in kind_and_lines(raised.value)


def test_a_kind_that_is_named_by_what_was_typed_is_cut_to_what_names_are_made_of() -> None:
    error = type(f"{TYPED}\nof somebody", (Exception,), {})()
    assert " Avenue" not in kind_and_lines(error)
    assert "\n" not in kind_and_lines(error)


def test_an_error_has_one_number_for_good_and_no_other_has_it() -> None:
    error, other = broken(), broken()
    number, is_new = number_of(error)
    assert is_new
    assert number_of(error) == (number, False)
    assert number_of(other)[0] != number
    assert len(number) == len("7F3A-91C2")


def test_of_an_error_that_calls_itself_some_lines_are_enough() -> None:
    def deeper(left: int) -> None:
        if not left:
            raise RuntimeError(TYPED)
        deeper(left - 1)

    with pytest.raises(RuntimeError) as raised:
        deeper(200)
    assert kind_and_lines(raised.value).count(" > ") == 25
