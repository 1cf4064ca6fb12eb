"""What whoever looks after the office's machine does: backups, written and put back."""
