"""The record as JSON-LD: schema.org for what it holds, W3C Web Annotation for the words that it rests on."""
