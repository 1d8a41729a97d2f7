"""The statement language: what a model says in sentences about options and states.

`syntax` is the tree; `parse` and `pattern` read it, `text` prints it, `evaluate` says where it
is true.
"""
