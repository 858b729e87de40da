"""Following feeds: what is new in them is read into the record, and what that changed is told to others."""
