"""One fault planted in a record or its tables."""
from scorer.framework import SHARE_ROLLUPS
from scorer.tables import RESERVED
from .records import Records


class Faults(Records):
    def plant(self):
        """Puts one error in. Returns (code, file, line of a table or (section, key)), or None if it does not fit."""
        try:
            return getattr(self, "plant_" + self.r.choice([
                "word", "word", "column", "duplicate", "ragged", "missing_id", "unknown_question",
                "cases", "sources", "sources", "not_done"]))()
        except IndexError:                  # nothing to choose from: the plant does not fit here
            return None

    def wide(self):
        tables = [t for t in self.tables.values() if t["layout"] == "wide"]
        return self.r.choice(tables) if tables and not any("columns" in d for d in self.record["data"]) else None

    def any_row(self, table):
        named = "assessor" in table["header"]
        rows = [n for n, row in enumerate(table["rows"]) if not (named and row[1] == "bob")]
        return self.r.choice(rows)

    def plant_word(self):
        table = self.wide()
        if table:
            places = [n for n, h in enumerate(table["header"]) if h not in RESERVED and self.values.get(h) != "any"]
            if places:
                row = self.any_row(table)
                table["rows"][row][self.r.choice(places)] = self.r.choice(["maybe", "partly", "yess"])
                return "table/unknown-word", table["file"], row + 2

    def plant_column(self):
        table = self.wide()
        if table:
            table["header"].append(self.r.choice(["nothing", "q99", "fw-a:q99", "other:q1"]))
            for row in table["rows"]:
                row.append("")
            return "table/unknown-column", table["file"], 1

    def plant_duplicate(self):
        table = self.wide()
        if table:
            row = self.any_row(table)
            table["rows"].append(list(table["rows"][row]))
            return "table/duplicate-id", table["file"], len(table["rows"]) + 1

    def plant_ragged(self):
        table = self.wide()
        if table and len(table["header"]) > 2:
            row = self.any_row(table)
            if self.chance(0.5):
                table["rows"][row].append("yes")    # a blank one is no matter
            else:
                table["rows"][row].pop()
            return "table/ragged-row", table["file"], row + 2

    def plant_missing_id(self):
        table = self.wide()
        if table:
            row = self.any_row(table)
            if not any(cell.strip() for cell in table["rows"][row][1:]):
                return None                         # a last row of nothing does no harm
            table["rows"][row][0] = ""
            return "table/blank-id", table["file"], row + 2

    def plant_unknown_question(self):
        section = self.r.choice(["counts", "entered", "stated", "panel"])
        if section in ("entered", "panel") and not self.fw.names:
            return None
        rating = self.fw.names[0] if self.fw.names else ""
        self.record[section]["zz.9"] = {"counts": {"sufficient": 1, "insufficient": 1}, "entered": rating,
                                        "stated": {"below": 50, "words": "fewer than half", "source": "page 12"},
                                        "panel": {"rating": rating, "reason": "small"}}[section]
        return "record/unknown-question", "record.toml", (section, "zz.9")

    def plant_cases(self):
        probe = self.probe()
        nodes = [n for n in self.fw.nodes if n.get("rollup") in SHARE_ROLLUPS and "band" in n
                 and any(probe.in_table(q) for q in self.fw.own_questions(n["id"]))]
        if nodes:
            node = self.r.choice(nodes)["id"]
            self.record["entered"][node] = self.r.choice(self.fw.names) if self.chance(0.6) else {"value": 46}
            return "record/entered-and-cases", "record.toml", ("entered", node)

    def plant_sources(self):
        probe, order = self.probe(), ["table", "counts", "entered", "stated"]
        question = self.r.choice(self.fw.questions)
        qid = question["id"]
        there = ["table"] if probe.in_table(question) else [s for s in order[1:] if qid in self.record[s]]
        if there:
            new = self.r.choice([s for s in order[1:] if s not in there])
            self.record[new][qid] = {"counts": {"sufficient": 3, "insufficient": 1}, "entered": {"value": 75},
                                     "stated": {"below": 80, "words": "most", "source": "page 1"}}[new]
            return "record/two-sources", "record.toml", (max(there[0], new, key=order.index), qid)

    def plant_not_done(self):
        if self.record["counts"]:
            qid = self.r.choice(list(self.record["counts"]))
            counts = self.record["counts"][qid]
            counts["not-done"] = counts["insufficient"] + self.r.randint(1, 3)
            return "record/not-done-over-insufficient", "record.toml", ("counts", qid)
