"""The pages that are read: one module each."""
