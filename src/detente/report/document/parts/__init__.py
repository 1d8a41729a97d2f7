"""The parts of a report, one a file, each made from what the studies found."""
