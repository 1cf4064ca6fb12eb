"""The arcs of a walk graph are those that its edges lay, private ground and all; anything else is a fault."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.network import OWN, build_network
from layers.area import open_revision
from layers.packs.format import LABEL_FILE, write_label
from layers.packs.network_faults import network_fault
from tests.geo.own_walks import random_town
from tests.geo.streets import network_of
from tests.tiny_area import tiny_area

PLACES = {"A": (0, 0), "M": (500, 0), "B": (1000, 0), "P": (500, 100), "Q": (600, 200), "R": (400, 200)}
STREETS = [("A", "M"), ("M", "B"), ("M", "P"), ("P", "Q"), ("P", "R")]
CLOSE = network_of(PLACES, STREETS, flags={street: OWN for street in STREETS[2:]})


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from([0.0, 0.3, 0.9]))
def test_what_is_built_here_holds_together(seed, private):
    network = build_network(random_town(seed, private=private), min_piece_m=0.0)
    assert network_fault(network) is None


def changed(name, change):
    array = getattr(CLOSE, name).copy()
    change(array)
    return replace(CLOSE, **{name: array})


def first_shut(array):
    array[np.flatnonzero(np.isinf(array))[0]] = 100.0


def first_walked(array):
    array[np.flatnonzero(np.isfinite(array))[0]] = np.inf


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("arc_length_m", first_shut, "do not agree"),  # a way through private ground
        ("arc_length_m", first_walked, "do not agree"),
        ("arc_length_m", lambda a: a.__setitem__(0, np.nan), "holds something that is no number"),
        ("arc_length_m", lambda a: a.__setitem__(0, -np.inf), "lengths below nothing|do not agree"),
        ("edge_in_from", lambda a: a.__setitem__(0, 99), "edge_in_from points to rows that are not there"),
        ("edge_in_to", lambda a: a.__setitem__(0, -1), "edge_in_to points to rows that are not there"),
        ("edge_in_to", lambda a: a.__setitem__(slice(None), 0), "do not agree"),
        ("edge_in_from", lambda a: np.copyto(a, CLOSE.edge_from), "do not agree"),
        ("arc_target", lambda a: np.copyto(a, a[::-1].copy()), "do not agree"),
        ("edge_flags", lambda a: np.copyto(a, a & ~np.uint8(OWN)), "do not agree"),
    ],
)
def test_arcs_that_the_edges_do_not_lay_are_a_fault(name, change, words):
    fault = network_fault(changed(name, change))
    assert fault is not None
    assert any(part in str(fault) for part in words.split("|"))


def test_a_pack_from_before_private_ground_opens_without_any(tmp_path):
    area = tiny_area(tmp_path)
    label, ends = area.label, area.network.edge_to.tolist()
    late = [f"streets/{name}.npy" for name in ("edge_in_from", "edge_in_to")]
    for file in late:
        (area.folder / file).unlink()
    files = {file: size for file, size in label.files.items() if file not in late}
    sums = {file: text for file, text in label.file_sums.items() if file not in late}
    (area.folder / LABEL_FILE).write_bytes(write_label(replace(label, files=files, file_sums=sums)))
    old = open_revision(area.folder).network
    assert not old.has_own_ground
    assert old.edge_in_to.tolist() == old.edge_to.tolist() == ends
