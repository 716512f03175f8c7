"""Prints which installed packages a program of PyInstaller holds: started with the program."""

import importlib.metadata
import json
import platform
import sys

from PyInstaller.archive.readers import CArchiveReader

program = CArchiveReader(sys.argv[1])
modules = set()
files = set()
for name, entry in program.toc.items():
    if entry[-1] in ("z", "Z"):
        modules.update(program.open_embedded_archive(name).toc)
    else:
        files.add(name.replace("\\", "/"))


def is_in(path):
    """Whether an installed file is in the program, as a module or as it is."""
    if path in files:
        return True
    module, dot, ending = path.rpartition(".")
    return dot and ending == "py" and module.removesuffix("/__init__").replace("/", ".") in modules


def source(distribution):
    """Where a package comes from that no index has, without a place on this machine; empty for all others."""
    text = distribution.read_text("direct_url.json")
    url = json.loads(text).get("url", "") if text else ""
    return "directory" if url.startswith("file:") else url


def tell(ecosystem, name, version, origin=""):
    print("package", ecosystem, name, version, origin, sep="\t")


tell("generic", "python", platform.python_version())
for distribution in importlib.metadata.distributions():
    # The start of the program is PyInstaller's own.
    name = distribution.metadata["Name"]
    if name.lower() == "pyinstaller" or any(is_in(str(file).replace("\\", "/")) for file in distribution.files or ()):
        tell("pypi", name, distribution.version, source(distribution))
