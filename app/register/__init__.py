"""The asset register as a page: find, correct, verify, bring lists in, give them back."""
