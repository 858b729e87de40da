"""What the reader’s parts share over the parse: clauses, subjects, parties in phrases, words that read alone."""
