"""A customer's template read: its layouts, where their room is, and its colours in the parts that ours play."""
