"""The table of circumstances is read whole, and says what is wrong with it."""

from pathlib import Path

import pytest

from layers.assets.tables import KindsTableError
from layers.interests.circumstances import Topic, load_circumstances


def test_the_table_is_read():
    rows = load_circumstances()
    assert any("uses a stick" in row.phrases and row.topic is Topic.PACE for row in rows)


def test_every_fault_is_named_at_once(tmp_path: Path):
    table = tmp_path / "circumstances.csv"
    rows = [
        "words,topic,value",
        ",pace,older",
        "stick,pace,brisk",
        "cheap,pay,little",
        "dusk,part,night",
        "x,mood,",
    ]
    table.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(KindsTableError) as refused:
        load_circumstances(table)
    faults = str(refused.value)
    assert "This row has no words." in faults
    assert '"brisk" is no value for pace. Use one of planning, steady' in faults
    assert '"little" is no value for pay. Write a whole number.' in faults
    assert (
        '"night" is no value for part. Use one of morning, lunchtime, afternoon, evening, school.' in faults
    )
    assert '"mood" is nothing that words can set.' in faults
