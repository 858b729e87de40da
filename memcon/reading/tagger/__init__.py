"""The tagger: a small encoder of our own that finds who-said-what in a page, word by word.

`words` turns a page into words with features, `windows` lays them out in runs of bounded length, `network` runs the
model on them, and `decoding` makes spans and links of what it says. Training (in `training/attribution`) lays texts out
with the same code, so that what was trained is what runs.
"""
