"""The local page in which people build a conflict, watch the answers follow, and see why."""
