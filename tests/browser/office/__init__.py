"""Tests of an office's app in the browser, through its proxy."""
