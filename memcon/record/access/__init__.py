"""Who may use the reading room: users, what lets them in, and the trail. `Record.access` leads here."""
