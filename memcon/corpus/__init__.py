"""Many articles on a distributed engine. Not there yet."""
