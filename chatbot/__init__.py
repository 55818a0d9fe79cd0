"""Engram: a desktop chatbot that learns from the person who uses it, on their own computer."""

__version__ = "0.1.0"
