"""Prints the install requirements of setup.cfg, for deptry, which does not read that file."""

import configparser
import sys
from pathlib import Path

setup = configparser.ConfigParser()
setup.read(Path(__file__).parents[1] / "setup.cfg", "utf-8")
requirements = setup["options"]["install_requires"] + setup["options.extras_require"]["office"]
lines = (line for line in requirements.splitlines() if line and not line.startswith("#"))
sys.stdout.write("\n".join(lines) + "\n")
