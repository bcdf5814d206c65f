"""HTML: the only room that reads it."""
