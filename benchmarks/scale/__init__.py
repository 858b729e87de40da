"""How a record bears many articles: what one more costs, how soon each view answers, what a rebuild takes."""
