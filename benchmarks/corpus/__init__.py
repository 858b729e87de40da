"""What reading a corpus costs, beside reading its articles one by one; and what becomes of it when things break."""
