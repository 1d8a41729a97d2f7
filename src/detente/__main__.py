"""`python -m detente` is `detente`."""

from detente.cli import main

main(prog_name="detente")
