"""Live pages and articles: HTML to the updates that it shows."""
