"""The brief as a page to print, keep or send."""
