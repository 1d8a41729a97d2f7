"""A literal test oracle for the graph model, from definitions §1 to §4, §7 and §8 alone."""
