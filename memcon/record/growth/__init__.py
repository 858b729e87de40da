"""The fold as the record grows: what is new and what that touches is joined and settled anew, and the rest stays.

What comes out is what the whole fold gives, whatever came in when: two claims have to do with one another only where
they share a key (`merge.ties`), so that whatever shares none with what changed is as it was.
"""
