"""What all tables of a record have in common."""

from sqlalchemy import Column, ForeignKey, MetaData, String

metadata = MetaData()


def text_key(primary_key: bool = False, index: bool = False, name: str = "text_id") -> Column[str]:
    """A column that leads to a text, and goes with it."""
    of_text = ForeignKey("text.id", ondelete="CASCADE")
    return Column(name, String, of_text, nullable=False, primary_key=primary_key, index=index or None)
