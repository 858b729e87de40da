"""What is decided in the room: the review, and every form that takes a decision."""
