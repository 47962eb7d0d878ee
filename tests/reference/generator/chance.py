"""What all makers share: chance, areas and edges to choose from, TOML out."""
import json
import re
from decimal import Decimal

AREAS = ["North", "South", "east side"]
EDGES = [50, 65, 80, 40, 60, 75, 25, 90, Decimal("62.5"), Decimal("37.5"), Decimal("66.666667"), Decimal("49.5"),
         Decimal("33.3"), Decimal("64.5"), Decimal("79.5"), 100, 67, 33]


class Chance:
    def __init__(self, rng):
        self.r = rng

    def chance(self, p):
        return self.r.random() < p

    def some(self, items, low, high):
        items = list(items)
        return self.r.sample(items, min(len(items), self.r.randint(low, high)))


def toml_key(key):
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key)


def toml_value(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, list):
        return "[%s]" % ", ".join(map(toml_value, value))
    if isinstance(value, dict):
        return "{ %s }" % ", ".join("%s = %s" % (toml_key(k), toml_value(v)) for k, v in value.items())
    return str(value)


def toml_text(document):
    out = []

    def section(head, table):
        if out:
            out.append("")
        out.append(head)
        out.extend("%s = %s" % (toml_key(k), toml_value(v)) for k, v in table.items())

    for name, content in document.items():
        if isinstance(content, list):
            for table in content:
                section("[[%s]]" % name, table)
        elif name in ("bands", "values"):
            for part, table in content.items():
                section("[%s.%s]" % (name, toml_key(part)), table)
        else:
            section("[%s]" % name, content)
    return "\n".join(out) + "\n"
