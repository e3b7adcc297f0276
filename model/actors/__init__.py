"""One file for each real process: what it remembers, its charts, and its actions in upstream's order."""
