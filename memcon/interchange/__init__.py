"""Records and readings in the formats of others: CSV, JSON-LD, iCalendar, FollowTheMoney, PLOVER. Not there yet."""
