"""Who is let into the room, and what each may do there."""
