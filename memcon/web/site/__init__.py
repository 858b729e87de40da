"""The room as a folder of pages that need no room behind them."""
