"""The database under the register: how it is opened, brought up to date, watched and checked."""
