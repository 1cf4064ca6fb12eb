"""The mathematics: arrays and frames in, new ones out; no files, no network, no pages."""
