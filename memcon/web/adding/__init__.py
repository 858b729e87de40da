"""What is added in the room: reports, and what the reader missed in them."""
