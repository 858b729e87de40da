"""What can go wrong with a whole run. The text is one line that a person can act on."""


class CorpusError(Exception):
    """The run cannot go on; what was finished is kept."""
