"""Templates as they are met in the world, made by a generator; no file of anybody's is kept here."""
