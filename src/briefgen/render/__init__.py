"""Renderers: each turns a finished document into one file, and knows no other.

Nothing is imported here: the list of formats is asked for at every start, `format.py` holds their door.
"""
