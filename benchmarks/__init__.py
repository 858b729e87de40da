"""Programs that measure: how well the reader reads, and how fast."""
