"""The negotiations of a record: as people name them, as they are found, and what is filed under each."""
