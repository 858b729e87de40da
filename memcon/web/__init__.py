"""The reading room: pages and an HTTP API over the views. Not there yet."""
