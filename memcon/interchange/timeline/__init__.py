"""The timeline as one drawn page: what is drawn, where in time and on the sheet it stands, and the page itself."""
