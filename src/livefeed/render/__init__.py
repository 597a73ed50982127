"""What livefeed shows, made of stories alone: Atom, JSON Feed, API views, alerts, differences.

Every function here gives the same bytes for the same stories and settings. No clock, no database,
no HTTP and no template of a page ever enters; pages are made in `serve`.
"""
