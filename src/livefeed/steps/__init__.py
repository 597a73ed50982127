"""The main path, step by step: poll → read → ingest → publish → deliver.

A step reads through a boundary, asks the pure rooms, and writes through a boundary. It joins; it
does not decide. No SQL, no headers and no arithmetic enter here.
"""
