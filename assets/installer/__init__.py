"""Makes Engram a program of its own: a folder that needs no Python, and from it the packages people install."""
