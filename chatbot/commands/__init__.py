"""The command line: the same services as the window, no Qt, no torch.  Data on stdout, messages on stderr."""
