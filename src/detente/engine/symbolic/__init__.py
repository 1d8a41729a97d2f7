"""Conflicts too large to list their states: sets of states as decision diagrams."""
