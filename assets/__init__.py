"""Data that ships with the program: the base network, icons."""
