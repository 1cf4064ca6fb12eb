"""Days and times from whatever a list says: sentences word by word, shorthand, rules, columns."""
