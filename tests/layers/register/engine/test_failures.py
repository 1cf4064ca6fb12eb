"""A database's own error becomes a sentence that says what is lost, which is nothing, and what to do."""

import sqlite3

import psycopg
import pytest
import sqlalchemy.exc

from layers.register.engine.errors import (
    RegisterBusyError,
    RegisterDamagedError,
    RegisterFullError,
    RegisterUnreachableError,
)
from layers.register.engine.failures import in_words


def of_sqlite(code):
    error = sqlite3.OperationalError("words of the database")
    error.sqlite_errorname = code
    return error


def of_server(state):
    return type("ServerError", (psycopg.Error,), {"sqlstate": state})()


@pytest.mark.parametrize(
    ("error", "kind", "sentence"),
    [
        (of_sqlite("SQLITE_FULL"), RegisterFullError, "nothing was saved, because the disk is full"),
        (of_sqlite("SQLITE_IOERR_WRITE"), RegisterFullError, "What was there before is still there."),
        (of_server("53100"), RegisterFullError, "Free some space"),
        (of_sqlite("SQLITE_BUSY_SNAPSHOT"), RegisterBusyError, "somebody else has been writing"),
        (of_server("40P01"), RegisterBusyError, "Wait a moment, then try again."),
        (of_sqlite("SQLITE_NOTADB"), RegisterDamagedError, "is damaged, or is not a register"),
        (of_sqlite("SQLITE_READONLY_DBMOVED"), RegisterUnreachableError, "that you may write there"),
        (of_server("08006"), RegisterUnreachableError, "The register cannot be opened (desk)."),
        (of_server("28P01"), RegisterUnreachableError, "that it is running"),
        (psycopg.OperationalError(), RegisterUnreachableError, "The register cannot be opened"),
        (sqlalchemy.exc.TimeoutError(), RegisterBusyError, "nothing was saved"),
    ],
)
def test_each_failure_has_its_own_words(error, kind, sentence):
    failure = in_words(error, "desk")
    assert type(failure) is kind
    assert sentence in str(failure)


def test_an_error_that_is_wrapped_is_told_by_what_is_in_it():
    wrapped = sqlalchemy.exc.OperationalError("select", {}, of_sqlite("SQLITE_FULL"))
    assert type(in_words(wrapped, "desk")) is RegisterFullError


@pytest.mark.parametrize("error", [of_sqlite("SQLITE_CONSTRAINT"), of_server("23505"), psycopg.Error()])
def test_what_has_no_words_is_a_fault_of_the_program_and_stays_what_it_is(error):
    with pytest.raises(type(error)) as raised:
        in_words(error, "desk")
    assert raised.value is error


def test_the_words_of_the_database_are_not_shown():
    assert "words of the database" not in str(in_words(of_sqlite("SQLITE_FULL"), "desk"))
