"""What is asked of a record: brief, timeline, listings, one entry. Plain values in, plain values out; nothing printed.

Views read through `RecordView` alone: they can neither write nor see how things are stored.
"""
