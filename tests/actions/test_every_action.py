"""Every action asks whoever acts for a permit of the table, first of all; each role by direct call."""

import ast
import inspect
from contextlib import suppress
from functools import cache

import pytest

from actions.acting import Acting
from actions.permits.roles import Role
from actions.permits.who_may import NotAllowedError, Sort, may, permits
from tests.actions.every_action import ActionEntry, called_by, every_action
from tests.made_once import ROOT

# What changes nothing, or is begun by the program and not by a person, and so asks nobody.
ASKS_NOBODY = {
    "at_work": "cores", "cores_allowed": "cores", "kept_for_one_answer": "memory of one answer",
    "listen_once": "what the program works out for itself",
    "bring_in_pack": "what a prepared area knows, at the start of the program",
    "add_place": "in a process of its own; app/places/ordering.py checks before it begins one",
    "place_plan": "reads", "look_through": "reads", "plan_again": "reads", "likely_doubles": "reads",
    "map_as": "reads", "look_over_given": "look_over, which asks, apart", "plan_again_given": "reads",
    "read_part": "reads", "read_zone_file": "reads", "columns_meant": "reads",
    "placed_sets": "reads", "answered": "a draft in memory", "waiting_drafts": "reads",
    "changes_at_once": "reads", "needs_the_form": "reads", "with_values": "an asset in memory",
    "kind_named": "reads", "unread_columns": "reads",
    "failure_of": "what another process says", "message_line": "the same, as a line",
    "words_named": "reads", "asked_at_address": "reads", "recognised": "reads",
    "opened": "a connection", "message_of": "reads", "read_directory": "part of refresh",
    "read_file": "part of refresh", "read_openactive": "part of refresh",
    "refreshing": "a lock, of which refresh is within",
    "give_away": "asks whether the file may be taken, see test_give_away",
    "note_export": "part of what gives a file away", "note_backup": "part of backing up",
    "exports_noted": "reads, for the office's page", "runs_noted": "reads, for the office's page",
    "what_is_over": "reads", "backups_here": "reads", "figures_state": "reads", "published_figures": "reads",
    "ward_of_small_areas": "reads", "check_joined": "areas in memory", "joined_outlines": "areas in memory",
    "analyses_by": "reads",
    "answer_area": "what a worker does of a run that was asked for", "refused": "a value",
    "mapped": "who works, for an action that asks", "reason_of": "a value", "check_crew": "reads",
    "crew_at_work": "processes, for an action that asks", "take_snapshot": "part of ask_many",
    "snapshot_path": "a path", "clear_old": "part of ask_many", "choices_of": "reads",
    "councils_beside": "reads", "measures_in": "reads", "councils_named": "reads",
    "prepare_council": "what a worker does of prepare_many", "desks_of": "desks, of which each asks",
    "refresh_feed": "what a worker does of refresh_many, by whoever asked",
}  # fmt: skip
ENTRIES = [entry for entry in every_action() if entry.permit]


def test_every_action_asks_or_is_listed_with_why_not():
    silent = {entry.name for entry in every_action() if not entry.permit}
    assert not silent - set(ASKS_NOBODY), (
        "let it check a permit of actions/permits/who_may.csv first, or say why it asks nobody"
    )
    assert set(ASKS_NOBODY) <= silent, "this one asks now, or is gone: take it off the list"


def test_every_permit_that_is_asked_for_is_in_the_table_and_the_other_way_round():
    table = {name for sort, name in permits() if sort is Sort.ACTION}
    elsewhere = {"add a place"}  # asked by the page that begins the process
    assert {entry.permit for entry in ENTRIES} | elsewhere == table


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.module}.{entry.name}")
def test_an_action_is_refused_to_whoever_has_no_role_for_it_and_only_to_them(entry: ActionEntry):
    for role in Role:
        acting = Acting("somebody", frozenset({role}))
        if may(frozenset({role}), Sort.ACTION, entry.permit):
            with suppress(AttributeError, TypeError, ValueError, KeyError):
                called_by(entry, acting)
        else:
            with pytest.raises(NotAllowedError, match="This needs the role"):
                called_by(entry, acting)
    with pytest.raises(NotAllowedError, match="you have no role here"):
        called_by(entry, Acting("somebody", frozenset()))


def test_the_pages_say_in_whose_name_with_every_action():
    """An action that is called without it would be a desk's, to which everything is allowed."""
    named = {(entry.module, entry.name) for entry in every_action() if "acting" in _parameters(entry)}
    missing = []
    for path in sorted((ROOT / "app").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        actions = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if (node.module, alias.name) in named
        }
        for node in ast.walk(tree):
            is_one = isinstance(node, ast.Call) and ast.unparse(node.func) in actions
            if is_one and "acting" not in {keyword.arg for keyword in node.keywords}:
                missing.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert len(named) > 30
    assert missing == []


def test_no_door_writes_past_the_actions():
    """What takes the name of who did it is reached through an action alone, which asks for a permit first."""
    past = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for door in ("app", "terminal")
        for path in sorted((ROOT / door).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _writing_methods()
        and "by" in {keyword.arg for keyword in node.keywords}
    ]
    assert {"edit", "keep", "revoke", "undo_import"} <= _writing_methods()
    assert past == []


@cache
def _writing_methods() -> frozenset[str]:
    """The methods of the layers' stores that are given who did it."""
    return frozenset(
        node.name
        for path in (ROOT / "layers").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.args.args[:1]
        and node.args.args[0].arg == "self"
        and "by" in {argument.arg for argument in node.args.kwonlyargs}
    )


def _parameters(entry: ActionEntry) -> set[str]:
    return set(inspect.signature(entry.function).parameters)
