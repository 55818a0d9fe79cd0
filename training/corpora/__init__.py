"""What the network is trained on: one reader a public set, and the mix of them.

The sets are not part of the project (``training/corpora/SOURCES.md`` says where they live); weights trained from
them are.
"""
