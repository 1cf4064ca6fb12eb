"""What is handed out or passed on of the chosen few: a hand-out, a text, a draft, a file."""
