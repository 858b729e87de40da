"""The reading room: pages and an HTTP API over the views, for a browser on the same machine."""
