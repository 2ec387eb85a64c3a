"""`python -m indexer` is `readout`."""

from indexer.cli import main

main()
