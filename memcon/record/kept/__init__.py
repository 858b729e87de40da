"""What a fold comes to, kept in tables, so that a page is read without the rest of the record."""

VERSION = "6"
"""Goes up with every change to what is kept, so that records folded by an older build are folded again."""
