"""`python -m webapp`: what `readout serve` starts."""

import logging
import sys

from indexer.errors import ReadoutError
from indexer.settings import Settings
from webapp.server import serve


def main() -> None:
    """Serve until told to stop; what cannot start says why in one line and exits 1."""
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.INFO)
    try:
        serve(Settings.load())
    except ReadoutError as error:
        sys.exit(f"readout: {error}")


if __name__ == "__main__":
    main()
