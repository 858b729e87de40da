"""A record as tables of plain columns, and the same entries out of these tables again."""
