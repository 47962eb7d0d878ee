"""Random records: which questions have a table, counts, a percentage or words; what is entered, printed and sampled."""
import math
from decimal import Decimal
from fractions import Fraction

from scorer.framework import RATING_ROLLUPS, SHARE_ROLLUPS, entries
from scorer.tables import RESERVED_FACTS, Reader
from scorer.texts import fold, parse_toml
from scorer.units import Units
from .tables import Tables


class Records(Tables):
    def fill(self):
        r, fw, record = self.r, self.fw, self.record
        for kind in sorted({q["unit"] for q in fw.questions}):
            if self.chance(0.65):
                self.add_table(kind)
        self.strata()
        probe = self.probe()
        named = {n for q in fw.questions for _, n, _ in entries(q.get("rule", {})) if n in fw.question}
        silent = self.chance(0.15)
        for question in fw.questions:
            names_one = any(n in fw.question for _, n, _ in entries(question.get("rule", {})))
            if silent or probe.in_table(question) or names_one or question["id"] in named:
                continue
            x, qid = r.random(), question["id"]
            if x < 0.55:
                record["counts"][qid] = self.counts()
            elif x < 0.7:
                key, percent = "value" if self.chance(0.6) else "insufficient", self.printed_percent()
                record["entered"][qid] = {key: percent}
                self.not_done(record["entered"][qid], 100 - percent if key == "value" else percent)
            elif x < 0.82:
                record["stated"][qid] = self.stated()
        for node in fw.nodes:
            self.on_node(node, probe)
        if "kind" in record["inspection"]:
            record["panel"] = {}
        elif fw.overall and self.chance(0.15):
            standards = sum(1 for n in fw.nodes if n["level"] == fw.overall["of"] and n.get("in-total", True))
            if self.chance(0.2):
                standards += r.choice([-1, 1])
            for _ in range(standards):
                name = r.choice(fw.names)
                record["ratings"][name] = record["ratings"].get(name, 0) + 1
            if self.chance(0.3) and len(record["ratings"]) > 1:
                record["ratings"]["others"] = record["ratings"].pop(r.choice(sorted(record["ratings"])))
        if self.chance(0.1):
            record["printed"][r.choice(fw.questions)["id"]] = r.randint(0, 100)
            if fw.overall and "kind" not in record["inspection"]:
                record["printed"]["overall"] = r.choice(fw.names)
        rated = [node["id"] for node in fw.nodes if fw.names and fw.can_be_rated(node)]
        for node in self.some(rated, 1, 3) if rated and self.chance(0.2) else []:
            record["printed"][node] = r.choice(fw.names)
        shares = [node["id"] for node in fw.nodes if node.get("rollup") in SHARE_ROLLUPS]
        if shares and self.chance(0.1):
            record["printed"].setdefault(r.choice(shares), r.randint(0, 100))
        if fw.overall and "kind" not in record["inspection"] and self.chance(0.1):
            standards = sum(1 for n in fw.nodes if n["level"] == fw.overall["of"] and n.get("in-total", True))
            most = 20 if "rollup" in fw.overall else max(fw.points) * standards
            record["printed"]["points"] = r.randint(0, min(20, most))
        own = [fact for fact in self.shared_facts() if not fact.startswith("fw-") or fact.split(".")[0] in fw.chain]
        self.by = self.some(own, 1, 2) if self.tables and self.chance(0.4) else []
        for table in self.tables.values():
            self.files[table["file"]] = self.table_text(table)

    def with_members(self, count):
        """Makes this one rated from the cases of others, with fewer tables of its own."""
        members = []
        for number in range(count):
            one = type(self)(self.r, self.fw, self.documents, self.catalogue)
            one.record["inspection"]["id"] = "member-%d" % number
            one.record["provider"]["id"] = one.record["inspection"]["provider"] = "member-%d" % number
            one.record["inspection"].pop("kind", None)
            for kind in sorted({q["unit"] for q in self.fw.questions}):
                if self.chance(0.85):
                    one.add_table(kind)
            for table in one.tables.values():
                one.files[table["file"]] = one.table_text(table)
            one.record = {key: value for key, value in one.record.items() if value}
            members.append(one)
        self.record["inspection"]["members"] = [one.record["inspection"]["id"] for one in members]
        return members

    def counts(self):
        r = self.r
        base = r.choice([r.randint(0, 12), r.randint(1, 60), r.randint(1, 300), r.choice([8, 40, 200, 1000])])
        n = self.near_edge(base)
        counts = {"sufficient": n, "insufficient": base - n}
        for key, p in (("cannot-tell", 0.2), ("missing", 0.25), ("not-applicable", 0.2)):
            if self.chance(p):
                counts[key] = r.randint(0, 4)
        if self.chance(0.2):
            counts["not-done"] = r.randint(0, base - n)
        return counts

    def printed_percent(self):
        x = self.r.random()
        if x < 0.4:
            edge = math.floor(self.edge())
            return max(0, min(100, edge + self.r.randint(-1, 1)))
        if x < 0.8:
            return self.r.randint(0, 100)
        # One between 0 and 1 is taken for a fraction, and refused (semantics 7.14 c).
        tenths = self.r.randint(0, 1000)
        return Decimal(tenths if tenths == 0 or tenths >= 10 else 10) / 10 if x < 0.95 else Decimal("%d.50" % self.r.randint(1, 99))

    def stated(self):
        edge = self.edge()
        if edge * 10 != math.floor(edge * 10) or self.chance(0.3):
            edge = Fraction(self.r.randint(2, 98))
        value = int(edge) if edge == int(edge) else Decimal(int(edge * 10)) / 10
        key = self.r.choice(["below", "below", "above", "at-least", "at-most"])
        stated = {key: value}
        if self.chance(0.2):
            if key in ("below", "at-most") and value > 10:
                stated[self.r.choice(["above", "at-least"])] = value - 10
            elif key in ("above", "at-least") and value < 90:
                stated[self.r.choice(["below", "at-most"])] = value + 10
        stated = {key: min(max(value, 1), 99) for key, value in stated.items()}     # nothing lies above 100 or below 0
        least = max(stated.get(key, 0) for key in ("above", "at-least"))
        self.not_done(stated, (100 - least) / 2)
        stated.update({"words": "fewer than half", "source": "page 12"})
        return stated

    def not_done(self, entry, most):
        """What was not done at all, of the same units: no more than what is not sufficient, in per cent or counted."""
        if self.chance(0.2):
            percent = self.r.randint(0, math.floor(most))
            of = self.r.randint(1, 60)
            counted = {"count": math.floor(Fraction(percent * of, 100)), "of": of}
            entry["not-done"] = percent if self.chance(0.5) else counted

    def on_node(self, node, probe):
        fw, record, rollup = self.fw, self.record, node.get("rollup")
        if rollup == "entered" and not any(probe.in_table(q) for q in fw.subtree_questions(node["id"])):
            if self.chance(0.75):
                rating = self.r.choice(fw.names)
                if self.chance(0.1):
                    record["entered"][node["id"]] = {"not-rated": "too few cases"}
                    return
                record["entered"][node["id"]] = rating if self.chance(0.7) else {"rating": rating, "source": "page 9"}
        elif rollup == "measure":
            if probe.has_number(node["measure"].get("of")):
                return
            if self.chance(0.8):
                record["measures"][node["id"]] = self.measured(node["measure"])
            if self.chance(0.1):
                record["entered"][node["id"]] = self.r.choice(fw.names)
        elif rollup in SHARE_ROLLUPS and not any(q["unit"] in self.tables for q in fw.subtree_questions(node["id"])):
            x = self.r.random()
            if x < 0.12 and fw.names and "band" in node:
                rating = self.r.choice(fw.names)
                record["entered"][node["id"]] = {"not-rated": "too few cases"} if self.chance(0.2) else rating
            elif x < 0.25 and rollup != "lowest":
                value = self.printed_percent()
                record["entered"][node["id"]] = {"value": value}
                if self.chance(0.5):
                    record["entered"][node["id"]].update({"low": 0, "high": 100, "over": 6})
        elif rollup in RATING_ROLLUPS and not any(q["unit"] in self.tables for q in fw.subtree_questions(node["id"])):
            if self.chance(0.1):
                record["entered"][node["id"]] = self.r.choice(fw.names)
        if fw.names and fw.can_be_rated(node) and self.chance(0.1):
            record["panel"][node["id"]] = {"rating": self.r.choice(fw.names), "reason": "small sub-sample"}

    def measured(self, measure):
        """A value on or near an edge, as it is printed or as a numerator and a denominator."""
        edge = self.r.choice(measure["edges"])
        edge = Fraction(next(iter(edge.values())) if isinstance(edge, dict) else edge)
        if self.chance(0.5):
            denominator, per = self.r.randint(1, 400), measure.get("per", 1)
            numerator = max(0, math.floor(edge * denominator / per) + self.r.choice([0, 0, 1, -1, 2]))
            if Fraction(numerator * per, denominator) <= 100:
                return {"numerator": numerator, "denominator": denominator}
        scale = 10 ** measure["decimals"]
        steps = min(max(0, math.floor(edge * scale) + self.r.choice([0, 0, 1, -1, 5])), 100 * scale)
        value = Decimal(steps) / scale
        return {"value": value, "source": "page 8"} if self.chance(0.3) else value

    def strata(self):
        """A sample of cases, drawn stratum by stratum: those with some values of a fact, and those with the others."""
        listed = [name for name, values in self.values.items() if values not in ("any", "date")
                  and (not name.startswith("fw-") or name.split(".")[0] in self.fw.chain)]
        if "case" not in self.tables or not listed or not self.chance(0.4):
            return
        table = self.tables["case"]
        columns = {name: [row[at] for row in table["rows"]] for at, name in enumerate(table["header"])}
        known = [name for name in listed if all(cell.strip() for cell in columns.get(name, [""]))]
        # A blank fact leaves the stratum open; each blank doubles the ways to place its units.
        few = [name for name in listed if 0 < sum(not cell.strip() for cell in columns.get(name, [])) <= 5]
        blank = few and self.chance(0.4)
        few_or_known = few if blank else known
        absent = [name for name in listed if name not in columns and len(table["rows"]) <= 6]
        fact = self.r.choice(few_or_known or few or absent or [None])
        if fact is None:
            return
        values = list(self.values[fact])
        self.r.shuffle(values)
        cut = self.r.randint(1, len(values) - 1)
        parts = [values[:cut], values[cut:]]
        if self.chance(0.1):
            parts[1] = parts[1][1:] or parts[1]
        if fact in table["header"]:
            at = table["header"].index(fact)
            read = [sum(1 for row in table["rows"] if fold(row[at]) in map(fold, part)) for part in parts]
        else:
            read = [1, 1]
        sample = {"stratum": []}
        for title, part, n in zip(("First", "Second"), parts, read):
            eligible = self.r.choice([n, n, n * 3, n + self.r.randint(0, 40), max(0, n - 1)])
            sample["stratum"].append({"title": title, "when": {fact: part}, "eligible": eligible})
        self.record["sample"] = sample

    def shared_facts(self):
        """Facts that are a column of every table."""
        headers = []
        for data in self.record["data"]:
            mapped = parse_toml(self.files[data["columns"]])["columns"] if "columns" in data else {}
            headers.append({mapped.get(h, h) for h in self.tables[data["unit"]]["header"]})
        return [f for f in list(self.values) + ["year", "assessor"] if all(f in h for h in headers)]

    def probe(self):
        """The admitted record, with its columns alone."""
        files = dict(self.files)
        for table in self.tables.values():
            files[table["file"]] = ",".join(table["header"]) + "\n"
        record = dict(self.record, data=[dict(d, layout="wide") for d in self.record["data"]])
        probe = Units.__new__(Units)
        probe.documents, probe.framework = self.documents, self.fw
        probe.framework_ids = [d["framework"]["id"] for d in self.documents]
        probe.facts, probe.observations = dict(self.values), self.observations
        probe.facts.update({f: "any" for f in RESERVED_FACTS} | {f: "number" for f in self.numbers})
        probe.unit_of_fact = dict(self.numbers)
        reader = Reader(probe, [])
        probe.tables = {d["unit"]: reader.read(d, files) for d in record["data"]}
        return probe
