"""Dialogs: boxes over the reading screen that ask one thing and answer."""
