"""What must hold, and everything that decides whether it does: properties, searches, traces and reports."""
