"""A literal test oracle for the graph model, written from definitions §1, §2, §3 and §7 alone."""
