"""A literal test oracle for the graph model, written from definitions §1–§3, §7 and §8 alone."""
