"""What the command line does: one module per command, each imported when it is called."""
