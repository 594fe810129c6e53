"""Tables of any length: one model, one view, sources that answer from worker threads."""
