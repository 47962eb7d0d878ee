"""Random tables of units, most of their answers next to an edge."""
import math
from decimal import Decimal
from fractions import Fraction

from scorer.framework import Conditions, NO, YES, entries, question_applies
from scorer.ratings import edge_value
from scorer.tables import CANNOT_TELL, I, MISSING, NA, RESERVED, S, WORD_LISTS
from .chance import AREAS, Chance, EDGES, toml_text

SPELLINGS = {S: ["sufficient"] * 4 + ["yes", "Yes", " Sufficient", "YES "],
             I: ["insufficient"] * 4 + ["no", "No", "INSUFFICIENT", " no"],
             CANNOT_TELL: ["cannot tell", "Cannot  Tell", "cannot-tell", "cannot_tell"],
             NA: ["n/a", "N/A", "na", "not applicable", "Not-Applicable"],
             MISSING: ["", "", "", " "]}


class Tables(Chance):
    def __init__(self, rng, framework, documents, catalogue):
        super().__init__(rng)
        self.fw, self.documents, self.catalogue = framework, documents, catalogue
        self.values, self.observations, self.numbers = {}, {}, {}
        for document in [catalogue] + documents:
            self.values.update({f["id"]: f["values"] for f in document.get("fact", []) if f["values"] != "number"})
            self.numbers.update({f["id"]: f["unit"] for f in document.get("fact", []) if f["values"] == "number"})
            self.observations.update({o["id"]: o for o in document.get("observation", [])})
        self.conditions = Conditions(self.values)
        self.asked = {n for q in self.fw.questions for _, n, _ in entries(q.get("rule", {}))}
        self.record = {"inspection": {"id": "example-1", "provider": "example", "framework": framework.id}}
        self.tables, self.files, self.by = {}, {}, []
        if self.chance(0.04):
            self.record["inspection"]["kind"] = "self-assessment"
        self.record["provider"] = {"id": "example", "name": "Example", "kind": "region", "fictional": True}
        self.record.update(data=[], counts={}, entered={}, stated={}, measures={}, panel={}, ratings={}, printed={})

    def edge(self):
        """A share (per cent) on which something turns."""
        edges = [edge_value(e) for band in self.fw.bands.values() for e in band["edges"]] or EDGES
        edge = Fraction(self.r.choice(edges))
        if self.chance(0.3):
            edge += self.r.choice([Fraction(-1, 2), Fraction(1, 2), -5, 5])
        return edge

    def near_edge(self, base):
        """How many of base are sufficient, next to an edge."""
        x = base * self.edge() / 100
        n = self.r.choice([math.floor(x), math.ceil(x), math.ceil(x) - 1, math.floor(x) + 1])
        return max(0, min(base, n))

    def add_table(self, kind):
        header, rows = self.table(kind)
        name = kind + "s.csv"
        data = {"unit": kind, "file": name}
        self.tables[kind] = {"file": name, "header": header, "rows": rows, "layout": "wide"}
        self.record["data"].append(data)
        if self.chance(0.08):
            header.insert(1, "year")
            for row in rows:
                row.insert(1, self.r.choice(["2018", "2019", ""]))
        elif self.chance(0.08):
            header.insert(1, "inspection")
            for row in rows:
                row.insert(1, self.record["inspection"]["id"])
        if self.chance(0.08):
            self.assessors(data, header, rows)
        if self.chance(0.08):
            self.column_map(data, header, rows)
        elif self.chance(0.2) and len(rows) * len(header) <= 120:
            self.tables[kind]["layout"] = data["layout"] = "long"

    def table(self, kind):
        count = self.r.randint(1, 14) if self.chance(0.95) else self.r.randint(20, 60)
        facts = [n for n in self.values if not self.chance(0.1)]
        observations = [n for n, o in self.observations.items() if o["unit"] == kind and self.chance(0.75)]
        own = [q["id"] for q in self.fw.questions if q["unit"] == kind and "answers-of" not in q]
        questions = [q for q in own if self.chance(0.5)]
        if not observations and not questions:
            questions = own[:1]
        rate = self.r.choice([0, 0, 0.1, 0.3])
        recorded = []
        for _ in range(count):
            row = {}
            for name in facts:
                if not self.chance(rate):
                    values = self.values[name]
                    row[name] = self.r.choice(AREAS if values == "any" else values)
            recorded.append(row)
        columns = [(name, [self.spell_value(row.get(name, "")) if self.values[name] != "any" else row.get(name, "")
                           for row in recorded]) for name in facts]
        for name in observations:
            states = [self.conditions.holds(self.observations[name].get("when"), row) for row in recorded]
            column = self.answers(states, name not in self.asked)
            columns.append((name, column))
        for qid in questions:
            states = [self.applies(self.fw.question[qid], row) for row in recorded]
            columns.append((self.column_name(qid), self.answers(states, False)))
        for name, unit in self.numbers.items():
            if unit == kind and name.split(".")[0] in self.fw.chain and self.chance(0.85):
                columns.append((name, self.numbers_of(name, count)))
        self.r.shuffle(columns)
        plain = self.chance(0.5)
        columns = [(n, c if n in self.values or n in self.numbers else [self.spell_on_scale(n, a) or self.spell(a, plain) for a in c]) for n, c in columns]
        rows = [["c%03d" % (n + 1)] + [c[n] for _, c in columns] for n in range(count)]
        return ["id" if self.chance(0.7) else "case"] + [n for n, _ in columns], rows

    def applies(self, question, facts):
        """Used only to make tables without accidental errors."""
        return question_applies(question, facts, self.fw, self.observations, self.conditions)

    def answers(self, states, may_break):
        """A column of answers; those that are sufficient or insufficient together next to an edge."""
        blank, cannot = self.r.choice([(0, 0), (0.1, 0.05), (0.25, 0.1), (0.05, 0.3)])
        column, decided = [], []
        for at, state in enumerate(states):
            x = self.r.random()
            if state == NO and not (may_break and x < 0.5):
                answer = self.r.choice([NA, NA, MISSING, CANNOT_TELL])
            elif x < blank:
                answer = MISSING
            elif x < blank + cannot:
                answer = CANNOT_TELL
            elif x > (0.97 if state == YES else 0.85):
                answer = NA
            else:
                answer = None
                decided.append(at)
            column.append(answer)
        sufficient = set(self.r.sample(decided, self.near_edge(len(decided))))
        for at in decided:
            column[at] = S if at in sufficient else I
        return column

    def numbers_of(self, name, count):
        """A column of numbers, whose mean or median lies about an edge of its measure."""
        measure = next(n["measure"] for n in self.fw.nodes if n.get("measure", {}).get("of") == name)
        edge = self.r.choice(measure["edges"])
        edge = Fraction(next(iter(edge.values())) if isinstance(edge, dict) else edge) / measure.get("per", 1)
        most = Fraction(100) / measure.get("per", 1)
        rates = self.r.choice([(0, 0), (0.1, 0.05), (0.4, 0.1), (0.1, 0.6)])
        column = []
        for _ in range(count):
            x = self.r.random()
            if x < rates[0]:
                column.append(self.r.choice(["", "", "cannot tell"]))
            elif x < rates[0] + rates[1]:
                column.append(self.r.choice(["n/a", "N/A"]))
            else:
                value = min(most, max(Fraction(0), edge * self.r.choice([1, 1, Fraction(1, 2), Fraction(3, 2), 2, 0])))
                text = str(Decimal(math.floor(value * 1000)) / 1000)
                column.append("0" if Decimal(text) == 0 else text)
        return column

    def spell(self, answer, plain):
        if plain:
            return SPELLINGS[answer][0]
        keys = [k for k, v in WORD_LISTS.items() if v == answer]
        own = [word for key in keys for word in self.fw.words.get(key, [])]
        if own and self.chance(0.5):
            word = self.r.choice(own)
            return word.upper() if self.chance(0.2) else word
        return self.r.choice(SPELLINGS[answer])

    def spell_on_scale(self, name, answer):
        """A value of the scale of the question of this column that is judged so; None where it has none."""
        question = self.fw.question.get(name.rsplit(":", 1)[-1], {})
        if "scale" not in question or answer not in (S, I):
            return None
        met = question["scale"].index(question["met"])
        value = self.r.choice(question["scale"][met:] if answer == S else question["scale"][:met])
        return value.upper() if self.chance(0.1) else value

    def spell_value(self, value):
        if value and self.r.random() < 0.1:
            return self.r.choice([value.upper(), value.replace("-", " "), " " + value, value.replace(" ", "_")])
        return value

    def column_name(self, qid):
        x = self.r.random()
        if x < 0.7:
            return qid
        prefix = self.fw.question[qid]["declared"] if x < 0.9 else self.fw.id
        return "%s:%s" % (prefix, qid)

    def assessors(self, data, header, rows):
        header.insert(1, "assessor")
        named = self.chance(0.6)
        for row in rows:
            row.insert(1, "ann" if named or self.chance(0.5) else self.r.choice(["bob", ""]))
        if named:
            data["assessor"] = "ann"
            for row in self.some(rows, 1, 2):
                rows.insert(self.r.randint(0, len(rows)), [row[0], "bob"] + row[2:])
            if self.chance(0.3):
                rows.append(["c900", "bob"] + rows[0][2:])

    def column_map(self, data, header, rows):
        data["columns"] = data["unit"] + "-map.toml"
        renamed = {}
        for at in self.r.sample(range(1, len(header)), min(2, len(header) - 1)):
            if header[at] not in RESERVED:
                renamed["Col %d" % at] = header[at]
                header[at] = "Col %d" % at
        header.append("Comments")
        renamed["Comments"] = "ignore"
        for row in rows:
            row.append(self.r.choice(["", "seen twice"]))
        document = {"columns": renamed, "answers": {"insufficient": ["not completed"]}}
        for at, name in enumerate(header):
            if renamed.get(name, name) == "mappa":
                document["values"] = {"mappa": {"Y": "yes", "1": "yes"}}
                for row in rows:
                    if row[at].strip().lower() == "yes":
                        row[at] = self.r.choice(["Y", "1", "y"])
            elif renamed.get(name, name) in self.observations:
                for row in rows:
                    if row[at] == "insufficient" and self.chance(0.5):
                        row[at] = "Not completed"
        self.files[data["columns"]] = toml_text(document)

    def table_text(self, table):
        header, rows = table["header"], table["rows"]
        if table["layout"] == "long":
            reserved = [n for n in range(1, len(header)) if header[n] in RESERVED]
            out = [[header[0], "question", "answer"] + [header[n] for n in reserved]]
            for number, row in enumerate(rows):
                for at in range(1, len(header)):
                    if at not in reserved and (row[at].strip() or self.chance(0.6) or number == 0):
                        out.append([row[0], header[at], row[at]] + [row[n] for n in reserved])
        else:
            out = [header] + rows
        quoted = self.chance(0.1)
        lines = [",".join('"%s"' % c if quoted and self.r.random() < 0.3 else c for c in row) for row in out]
        end = "\r\n" if self.chance(0.15) else "\n"
        text = end.join(lines) + (end if self.chance(0.9) else "")
        return ("\ufeff" if self.chance(0.03) else "") + text
