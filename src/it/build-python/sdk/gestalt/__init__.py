import json
import pathlib


class Plugin:
    def __init__(self, name):
        self.name = name
        self.operations = []

    def operation(self, id, method, description):
        self.operations.append({"id": id, "method": method, "description": description})

    def write_catalog(self, path):
        # JSON is YAML.
        catalog = {"name": self.name, "operations": self.operations}
        pathlib.Path(path).write_text(json.dumps(catalog, indent=2) + "\n", encoding="utf-8")
