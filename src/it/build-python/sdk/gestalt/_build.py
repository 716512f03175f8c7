"""Started with a provider's directory, target, output, name, kind, operating system and architecture."""

import json
import pathlib
import sys
import tempfile

import PyInstaller.__main__

root, target, output, name, kind, goos, goarch = sys.argv[1:]
output = pathlib.Path(output)
with tempfile.TemporaryDirectory() as work:
    config = pathlib.Path(work, "gestalt-runtime.json")
    config.write_text(json.dumps({"target": target, "plugin_name": name, "runtime_kind": kind}))
    PyInstaller.__main__.run(
        [
            *("--noconfirm", "--clean", "--onefile"),
            *("--distpath", str(output.parent), "--workpath", work, "--specpath", work),
            *("--name", output.name.removesuffix(".exe"), "--paths", root),
            *("--hidden-import", target.partition(":")[0], "--add-data", f"{config}:."),
            str(pathlib.Path(__file__).with_name("_frozen.py")),
        ]
    )
