"""Learning: everything that needs torch.  Runs without Qt and without a database."""
