"""The questions people ask of a conflict: each a function from a conflict to a frozen result."""
