"""Tables of units: the words of their answers, and what is wrong with them."""
import csv
import io
import re

from .texts import fold, parse_toml

S, I, NA = "S", "I", "NA"               # what a unit's set is made of (NA: not applicable, dropped)
CANNOT_TELL, MISSING = "CT", "M"        # the other two answers
RESERVED = ("id", "case", "inspection", "provider", "year", "assessor")
RESERVED_FACTS = ("assessor", "provider", "year")
EVERYWHERE = {"sufficient": S, "yes": S, "insufficient": I, "no": I, "cannot tell": CANNOT_TELL,
              "n/a": NA, "na": NA, "not applicable": NA}
SHORT = {"y": S, "t": S, "true": S, "1": S, "1.0": S, "n": I, "f": I, "false": I, "0": I, "0.0": I}
WORD_LISTS = {"sufficient": S, "insufficient": I, "not-done": I, "cannot-tell": CANNOT_TELL, "not-applicable": NA}


def is_number(value):
    """0 or more, written plainly, with at most six decimals."""
    return re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,6})?", value) is not None


class Unit:
    def __init__(self, unit_id, line):
        self.id, self.line = unit_id, line
        self.assessor = None
        self.facts = {}                     # fact id -> recorded value (blank: not there)
        self.answers = {}                   # ("o" or "q", id) -> one of the five answers
        self.lines = {}                     # the same key -> line of the answer
        self.not_done = set()               # ids of questions whose word says that nothing was done at all


class Table:
    def __init__(self, kind):
        self.kind = kind
        self.units = []
        self.columns = set()                # ("o", id), ("q", id), ("f", id)


class Reader:
    """Reads tables and collects what is wrong with them."""

    def __init__(self, scorer, errors):
        self.scorer, self.errors = scorer, errors

    def words(self, column_map):
        words = {**SHORT, **EVERYWHERE}
        for source in (self.scorer.framework.words, column_map.get("answers", {})):
            for key, spellings in source.items():
                for spelling in spellings:
                    words[fold(spelling)] = WORD_LISTS[key]
        return words

    def column(self, header):
        """What a header names: ("r"|"f"|"o"|"q"|"other", id), or None if nothing or more than one."""
        sc = self.scorer
        found = []
        if header in RESERVED:
            found.append(("r", header))
        if header in sc.facts and header not in RESERVED_FACTS:
            found.append(("f", header))
        if header in sc.observations:
            found.append(("o", header))
        if header in sc.framework.question:
            found.append(("q", header))
        if ":" in header:
            prefix, bare = header.split(":", 1)
            if prefix in sc.framework_ids:
                named = sc.merged(prefix).question.get(bare)
                if named:
                    here = sc.framework.question.get(bare)
                    same = here is not None and here["declared"] == named["declared"]
                    found.append(("q" if same else "other", bare))
        return found[0] if len(found) == 1 else None

    def read(self, data, tables):
        name = data["file"]
        column_map = parse_toml(tables[data["columns"]]) if "columns" in data else {}
        text = tables[name].removeprefix("\ufeff")
        reader = csv.reader(io.StringIO(text, newline=""))
        rows = [(reader.line_num, row) for row in reader if row]
        header = [h.strip() for h in rows[0][1]]
        header = [column_map.get("columns", {}).get(h, h) for h in header]
        self.file, self.known_words = name, self.words(column_map)
        self.not_done = {fold(word) for word in self.scorer.framework.words.get("not-done", [])}
        self.values = {fact: {fold(k): v for k, v in m.items()}
                       for fact, m in column_map.get("values", {}).items()}
        table = Table(data["unit"])
        if data.get("layout", "wide") == "wide":
            self.read_wide(table, header, rows[1:], data.get("assessor"))
        else:
            self.read_long(table, header, rows[1:])
        if "assessor" in data:              # the rows of others are set aside (7.16)
            ids = [u.id for u in table.units]
            table.units = [u for u in table.units if u.assessor == data["assessor"] or ids.count(u.id) == 1]
        return table

    def error(self, code, line):
        self.errors.append([code, self.file, line])

    def read_wide(self, table, header, rows, named_assessor):
        columns = []
        for name in header:
            column = ("ignore", "") if name == "ignore" else self.column(name)
            if column is None:
                self.error("table/unknown-column", 1)
                column = ("ignore", "")
            self.note_column(table, column)
            columns.append(column)
        seen = set()
        for line, row in rows:
            if len(row) != len(header):
                self.error("table/ragged-row", line)
                continue
            cells = list(zip(columns, row))
            unit_id = [cell for column, cell in cells if column in (("r", "id"), ("r", "case"))][0]
            if not unit_id.strip():
                self.error("table/blank-id", line)
                continue
            unit = Unit(unit_id, line)
            for column, cell in cells:
                self.put_cell(unit, column, cell, line)
            key = (unit.id, unit.assessor if named_assessor is not None else None)
            if key in seen:
                self.error("table/duplicate-id", line)
                continue
            seen.add(key)
            table.units.append(unit)

    def read_long(self, table, header, rows):
        units = {}
        for line, row in rows:
            if len(row) != len(header):
                self.error("table/ragged-row", line)
                continue
            cells = dict(zip(header, row))
            unit_id = cells["id"] if "id" in cells else cells["case"]
            if not unit_id.strip():
                self.error("table/blank-id", line)
                continue
            key = (unit_id, cells.get("assessor", "").strip())
            if key not in units:
                units[key] = Unit(unit_id, line)
                table.units.append(units[key])
            unit = units[key]
            for name in RESERVED:
                if name in cells:
                    self.note_column(table, ("r", name))
                    self.put_cell(unit, ("r", name), cells[name], line)
            column = self.column(cells["question"].strip())
            if column is None or column[0] == "r":
                self.error("table/unknown-column", line)
                continue
            self.note_column(table, column)
            self.put_cell(unit, column, cells["answer"], line)

    def note_column(self, table, column):
        kind, name = column
        if kind in ("o", "q", "f"):
            table.columns.add(column)
            if kind == "q":
                table.columns.update(("q", other["id"]) for other in self.same_answers(name))
        elif kind == "r" and name in RESERVED_FACTS:
            table.columns.add(("f", name))

    def same_answers(self, name):
        """The questions that have the answers of this one."""
        return [q for q in self.scorer.framework.questions if q.get("answers-of") == name]

    def on_scale(self, question, value):
        """The answer that a word stands for on the scale of a question (7.45)."""
        values, met = self.scorer.framework.scale_of(question)
        if fold(value) in values:
            return S if values.index(fold(value)) >= met else I
        answer = self.known_words.get(fold(value))
        return answer if answer in (CANNOT_TELL, NA, MISSING) else None

    def put_cell(self, unit, column, cell, line):
        kind, name = column
        value = cell.strip()
        if kind == "r" and name in RESERVED_FACTS:
            if value:
                unit.facts[name] = value
            if name == "assessor":
                unit.assessor = value
        elif kind == "f" and value:
            value = self.values.get(name, {}).get(fold(value), value)
            declared = self.scorer.facts[name]
            if declared in ("any", "date"):
                unit.facts[name] = value
            elif declared == "number":
                word = self.known_words.get(fold(value))
                if is_number(value) or word == NA:
                    unit.facts[name] = NA if word == NA and not is_number(value) else value
                elif word not in (CANNOT_TELL, MISSING):
                    self.error("table/unknown-word", line)
            else:
                same = [v for v in declared if fold(v) == fold(value)]
                if same:
                    unit.facts[name] = same[0]
                else:
                    self.error("table/unknown-word", line)
        elif kind in ("o", "q", "other"):
            scaled = kind == "q" and "met" in self.scorer.framework.question[name]
            answer = MISSING if not value else self.known_words.get(fold(value))
            if value and scaled:
                answer = self.on_scale(self.scorer.framework.question[name], value)
            if answer is None:
                self.error("table/unknown-word", line)
                answer = MISSING
            if kind != "other":
                unit.answers[column] = answer
                unit.lines[column] = line
                if kind == "q" and fold(value) in self.not_done:
                    unit.not_done.add(name)
            for other in self.same_answers(name) if kind == "q" else []:
                key = ("q", other["id"])
                found = self.on_scale(other, value) if value else MISSING
                unit.answers[key], unit.lines[key] = found or MISSING, line
