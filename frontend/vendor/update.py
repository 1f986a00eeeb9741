"""Fetch the style files, fonts and icons of others again, at the versions in VERSIONS.json.

For maintainers only: it needs Node's `npm pack`. Whoever installs or runs the product needs no Node, because the files
that this script copies are committed, unmodified. Change a version in VERSIONS.json, run `python frontend/vendor/update.py`,
then `manage build_frontend`, and look at the pages before you commit.
"""

import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parent


def main() -> None:
    versions = json.loads((VENDOR / "VERSIONS.json").read_text())
    with tempfile.TemporaryDirectory() as scratch:
        for package, pinned in versions.items():
            unpacked = fetch(package, pinned["version"], Path(scratch))
            copy(unpacked, pinned["files"])
            print(f"{package} {pinned['version']}: {len(pinned['files'])} bestanden")


def fetch(package: str, version: str, scratch: Path) -> Path:
    """Download one package without running any of its scripts; return the folder it was unpacked in."""
    command = ["npm", "pack", "--silent", "--ignore-scripts", f"{package}@{version}"]
    packed = subprocess.run(command, cwd=scratch, check=True, capture_output=True, text=True).stdout.strip()
    unpacked = scratch / Path(packed).stem
    with tarfile.open(scratch / packed) as archive:
        archive.extractall(unpacked, filter="data")
    return unpacked / "package"


def copy(unpacked: Path, files: dict[str, str]) -> None:
    for source, destination in files.items():
        target = VENDOR / destination
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(unpacked / source, target)


if __name__ == "__main__":
    main()
