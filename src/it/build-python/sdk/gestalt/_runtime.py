"""Started with a provider's directory, target and kind, or bundled with a file that names the target."""

import importlib
import json
import os
import pathlib
import socket
import sys


def main():
    if len(sys.argv) > 1:
        root, target = sys.argv[1:3]
        sys.path.insert(0, root)
    else:
        bundled = pathlib.Path(sys._MEIPASS, "gestalt-runtime.json")
        target = json.loads(bundled.read_text(encoding="utf-8"))["target"]
    module, _, attribute = target.partition(":")
    plugin = getattr(importlib.import_module(module), attribute or "plugin")
    catalog = os.environ.get("GESTALT_PLUGIN_WRITE_CATALOG")
    if catalog:
        plugin.write_catalog(catalog)
        return
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.environ["GESTALT_PLUGIN_SOCKET"])
        server.listen()
        server.accept()


if __name__ == "__main__":
    main()
