"""The record as JSON: the same views as the pages show, page by page, with a description of all of it."""
