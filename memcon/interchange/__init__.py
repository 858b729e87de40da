"""Records and readings in the formats of others; exports.py knows which there are."""
