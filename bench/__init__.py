"""Measurements beside a yardstick; `python -m bench` runs them all."""
