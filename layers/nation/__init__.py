"""What a run over many areas leaves: a folder with its record, a part for each area, an index that grows."""
