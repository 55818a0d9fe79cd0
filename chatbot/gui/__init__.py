"""The window.  Knows the services below it; nothing below knows Qt."""
