"""Make a virtual environment, or say in one line what is missing."""

import subprocess
import sys
import venv

if sys.version_info < (3, 11):  # noqa: UP036 (it is there to tell those who have an older one)
    sys.exit(f"Sanad needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try: make PYTHON=python3.11 …")
try:
    venv.create(sys.argv[1], with_pip=True, clear=True)
except (subprocess.CalledProcessError, ImportError):
    sys.exit("Python's venv module is not complete here. Install it with:\n    sudo apt-get install -y python3-venv")
