"""Answers of live-coverage services to entries: one module for each service, and the choice.

An adapter knows one service's members and nothing else does: it takes the value of a JSON answer
and gives its coverage, None where the answer is of another form.
"""
