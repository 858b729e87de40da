"""Many articles on a distributed engine: web archives and back files into a dataset of readings, and that into a
record.

Everything here needs the extra `memcon[corpus]`; nothing of it is loaded before it is asked for.
"""
