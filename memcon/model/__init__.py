"""The words of Memcon as plain typed values: articles, passages, dates, findings, entries, decisions."""
