"""The command line: each command is one service call."""
