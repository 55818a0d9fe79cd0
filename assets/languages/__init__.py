"""The catalogues of the interface's languages: ``.ts`` to translate in, ``.qm`` as the window reads them."""
