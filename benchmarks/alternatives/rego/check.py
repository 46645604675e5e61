"""Reads the fleet, and prints what the policy denies."""

import sys
from pathlib import Path

import yaml
from regopy import Interpreter

fleet = {
    folder.name: {file.stem: yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) for file in sorted(folder.glob("*.yaml"))}
    for folder in sorted(Path("environments").iterdir())
}
interpreter = Interpreter()
interpreter.add_module("fleet", Path("checks/fleet.rego").read_text())
interpreter.set_input(fleet)
denied = interpreter.query("data.fleet.deny").results[0].expressions[0]
print("\n".join(denied))
sys.exit(bool(denied))
