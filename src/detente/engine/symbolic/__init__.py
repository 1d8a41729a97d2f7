"""The symbolic engine: sets of states as decision diagrams, for conflicts too large to list."""
