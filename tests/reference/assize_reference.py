#!/usr/bin/env python3
"""An independent scorer, written from docs/SEMANTICS.md and the FORMAT pages alone.

Plain and slow on purpose: it is the thing other programs are compared with. See README.md.
Numbers in brackets in comments are parts of the semantics page.
"""
import argparse
import csv
import functools
import io
import json
import math
import os
import re
import tomllib
from decimal import Decimal
from fractions import Fraction
from itertools import product

S, I, NA = "S", "I", "NA"               # what a unit's set is made of (NA: not applicable, dropped)
CANNOT_TELL, MISSING = "CT", "M"        # the other two answers
YES, NO, UNKNOWN = "yes", "no", "unknown"
HALF = Fraction(1, 2)
CELL_KEYS = ("S", "s", "I", "i", "u", "na", "oS", "oI", "oU")
DIRECTNESS = ("recorded", "derived", "mixed", "counts", "entered", "stated", "none")
SHARE_ROLLUPS = ("mean of questions", "mean of children", "pooled", "lowest")
RATING_ROLLUPS = ("lowest rating", "median rating", "most common rating", "mean of points", "ladder", "matrix")
FLAGS = ("under-minimum", "unknown-answers-could-change", "rounding-decides", "small-base",
         "panel-without-trigger", "panel-more-than-one-band", "panel-on-unknown")
RESERVED = ("id", "case", "inspection", "provider", "year", "assessor")
RESERVED_FACTS = ("assessor", "provider", "year")
EVERYWHERE = {"sufficient": S, "yes": S, "insufficient": I, "no": I, "cannot tell": CANNOT_TELL,
              "n/a": NA, "na": NA, "not applicable": NA}
SHORT = {"y": S, "t": S, "true": S, "1": S, "n": I, "f": I, "false": I, "0": I}
WORD_LISTS = {"sufficient": S, "insufficient": I, "not-done": I, "cannot-tell": CANNOT_TELL, "not-applicable": NA}


@functools.cache
def fold(text):
    """Outer space dropped, small letters, runs of space, hyphen and underscore as one space (7.1)."""
    plain = re.sub("[\u2010-\u2015\u2212]", "-", re.sub("[\u2018\u2019\u02bc]", "'", text.strip().lower()))
    return re.sub(r"[\s\-_]+", " ", plain)


def parse_toml(text):
    return tomllib.loads(text, parse_float=Decimal)


# --- Rounding and words for figures (7.20) ---------------------------------------------------------

def half_up(value):
    return math.floor(value + HALF)


def percent_text(value):
    return "%d%%" % half_up(value * 100)


def number_text(value):
    hundredths = half_up(value * 10000)
    return "%d.%02d" % (hundredths // 100, hundredths % 100)


def fraction_text(value):
    return "%d/%d" % (value.numerator, value.denominator)


# --- Frameworks and the catalogue ------------------------------------------------------------------

class Framework:
    """One framework with all that it inherits."""

    def __init__(self, documents, wanted):
        found = [d for d in documents if d["framework"]["id"] == wanted]
        own = found[0]
        head = own["framework"]
        self.id = head["id"]
        self.chain = [self.id]
        if "extends" in head:
            parent = Framework(documents, head["extends"])
            self.chain += parent.chain
            self.levels, self.ratings, self.overall = parent.levels, parent.ratings, parent.overall
            self.bands, self.words = dict(parent.bands), {k: list(v) for k, v in parent.words.items()}
            self.missing = parent.missing
            self.limits, self.nodes, self.questions = list(parent.limits), list(parent.nodes), list(parent.questions)
        else:
            self.levels, self.ratings, self.overall, self.missing = [], None, None, {}
            self.bands, self.words, self.limits, self.nodes, self.questions = {}, {}, [], [], []
        self.leave_out(head.get("drop", []))
        self.missing = own.get("missing", self.missing)
        self.levels = head.get("levels", self.levels)
        self.ratings = own.get("ratings", self.ratings)
        self.overall = own.get("overall", self.overall)
        self.bands.update(own.get("bands", {}))
        for key, words in own.get("words", {}).items():
            self.words[key] = self.words.get(key, []) + words
        for limit in own.get("limit", []):
            put(self.limits, limit)
        for node in own.get("node", []):
            put(self.nodes, node)
        for question in own.get("question", []):
            put(self.questions, dict(question, declared=self.id))
        self.question = {q["id"]: q for q in self.questions}
        self.node = {n["id"]: n for n in self.nodes}
        self.names = self.ratings["names"] if self.ratings else []
        self.points = (self.ratings or {}).get("points", list(range(len(self.names))))

    def leave_out(self, dropped):
        """What is dropped, what stands under it, and what hangs from nothing else."""
        gone = set(dropped)
        for node in sorted(self.nodes, key=lambda n: self.levels.index(n["level"])):
            if node.get("under") in gone:
                gone.add(node["id"])
        self.nodes = [n for n in self.nodes if n["id"] not in gone]
        kept = [dict(q, under=[u for u in q["under"] if u not in gone]) for q in self.questions if q["id"] not in gone]
        self.questions = [q for q in kept if q["under"]]

    def children(self, node_id):
        return [n for n in self.nodes if n.get("under") == node_id]

    def can_be_rated(self, node):
        return "band" in node or node.get("rollup") == "entered" or node.get("rollup") in RATING_ROLLUPS

    def members(self, on):
        """Whose ratings a rule of a node, or of the overall rating ("overall"), is over (4.14): ("node", id) or ("question", id, band)."""
        if on == "overall":
            return [("node", n["id"]) for n in self.nodes if n["level"] == self.overall["of"] and n.get("in-total", True)]
        return self.rated_questions(on) + [("node", n["id"]) for n in self.children(on) if self.can_be_rated(n)]

    def rated_questions(self, node_id):
        """The own scored questions of a node, where its band rates them for a rule over ratings."""
        node = self.node[node_id]
        if node.get("rollup") not in RATING_ROLLUPS or "band" not in node:
            return []
        return [("question", q["id"], node["band"]) for q in self.own_questions(node_id) if scored(q)]

    def about(self, condition, on):
        """What a condition over ratings is about: ("node", id) or ("question", id, band)."""
        if "nodes" in condition:
            return [("node", n) for n in condition["nodes"]]
        if "questions" in condition:
            return [("question", q, condition["band"]) for q in condition["questions"]]
        if "level" in condition:
            within = [n["id"] for n in self.nodes] if on == "overall" else self.subtree(on)[1:]
            return [("node", n["id"]) for n in self.nodes if n["id"] in within and n["level"] == condition["level"]
                    and n.get("in-total", True) and self.can_be_rated(n)]
        return self.members(on)

    def limits_on(self, on):
        return [limit for limit in self.limits if limit.get("on", "overall") == on]

    def rule_of(self, on):
        """The node or `[overall]` table that has a rule over ratings, or None."""
        table = self.overall if on == "overall" else self.node[on]
        return table if (table or {}).get("rollup") in RATING_ROLLUPS else None

    def looked_at(self, on):
        """All that a rule over ratings looks at, members first."""
        rule = self.rule_of(on)
        if rule is None:
            return []
        if rule["rollup"] == "matrix":
            found = self.members(on) + [("node", rule["matrix"][k]) for k in ("rows", "columns")]
        else:
            found = self.members(on)
            for rung in rule.get("ladder", []):
                for condition in conditions_of(rung):
                    found += self.about(condition, on)
        return list(dict.fromkeys(found))

    def rests_on(self, on):
        """Ids of the nodes whose ratings a rating is made of or limited by, itself left out."""
        found = [one[1] for one in self.looked_at(on) if one[0] == "node"]
        if on == "overall":
            found += [one[1] for one in self.members("overall")]
        for limit in self.limits_on(on):
            found += [one[1] for one in self.about(limit, on) if one[0] == "node"]
        return found

    def scale_of(self, question):
        """(values worst first, where sufficient begins), or None (7.45)."""
        if "met" not in question:
            return None
        values = [fold(v) for v in self.question[question.get("answers-of", question["id"])]["scale"]]
        return values, values.index(fold(question["met"]))

    def own_questions(self, node_id):
        return [q for q in self.questions if node_id in q["under"]]

    def subtree(self, node_id):
        ids = [node_id]
        for child in self.children(node_id):
            ids += self.subtree(child["id"])
        return ids

    def subtree_questions(self, node_id):
        ids = self.subtree(node_id)
        return [q for q in self.questions if any(u in ids for u in q["under"])]


def conditions_of(rung):
    where = rung.get("where", [])
    return [where] if isinstance(where, dict) else where


def put(rows, row):
    """Add a row, or put it in the place of the one that it replaces."""
    for at, old in enumerate(rows):
        if old["id"] == row["id"]:
            rows[at] = row
            return
    rows.append(row)


def scored(question):
    return question.get("scored", True)


def entries(rule):
    """The entries of a rule: (list name, id, condition or None)."""
    result = []
    for part in ("required", "plus"):
        for entry in rule.get(part, []):
            if isinstance(entry, str):
                result.append((part, entry, None))
            else:
                result.append((part, entry["id"], entry.get("if")))
    return result


# --- Conditions (2) --------------------------------------------------------------------------------

def one_of_three(values):
    """The list of alternatives: yes if one is, else unknown if one is, else no."""
    values = list(values)
    if YES in values:
        return YES
    return UNKNOWN if UNKNOWN in values else NO


class Conditions:
    def __init__(self, facts):
        self.facts = facts                  # fact id -> list of values, "any" or "date"

    def same(self, fact, recorded, wanted):
        if self.facts.get(fact, "any") in ("any", "date"):
            return recorded.strip() == wanted.strip()
        return fold(recorded) == fold(wanted)

    def alternative(self, wanted, unit_facts):
        blank = False
        for fact, values in wanted.items():
            recorded = unit_facts.get(fact)
            if recorded is None:
                blank = True
            elif not any(self.same(fact, recorded, v) for v in values):
                return NO
        return UNKNOWN if blank else YES

    def holds(self, condition, unit_facts):
        if condition is None or condition == "judged":
            return YES
        return one_of_three(self.alternative(a, unit_facts) for a in condition)


def question_applies(question, facts, framework, observations, conditions):
    """When a question applies (7.2)."""
    if "applies" in question:
        return conditions.holds(question["applies"], facts)
    if "answers-of" in question:
        return question_applies(framework.question[question["answers-of"]], facts, framework, observations, conditions)
    if "rule" not in question:
        return YES
    found = []
    for _, name, _ in entries(question["rule"]):
        if name in framework.question:
            found.append(question_applies(framework.question[name], facts, framework, observations, conditions))
        else:
            found.append(conditions.holds(observations[name].get("when"), facts))
    return one_of_three(found)


# --- Tables ----------------------------------------------------------------------------------------

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


# --- Cells (3) -------------------------------------------------------------------------------------

class Cell:
    def __init__(self):
        self.n = dict.fromkeys(CELL_KEYS, 0)
        self.absent = False

    def count(self, unit_set, complete):
        if unit_set == {S}:
            key = "S" if complete else "s"
        elif unit_set == {I}:
            key = "I" if complete else "i"
        elif unit_set == {S, I}:
            key = "u"
        elif unit_set == {NA}:
            key = "na"
        elif unit_set == {S, NA}:
            key = "oS"
        elif unit_set == {I, NA}:
            key = "oI"
        else:
            key = "oU"
        self.n[key] += 1

    def add(self, other):
        for key in CELL_KEYS:
            self.n[key] += other.n[key]
        self.absent = self.absent or other.absent

    def applies(self):
        return sum(self.n[k] for k in ("S", "s", "I", "i", "u"))

    def may_apply(self):
        return sum(self.n[k] for k in ("oS", "oI", "oU"))

    def sufficient(self):
        return self.n["S"] + self.n["s"]

    def insufficient(self):
        return self.n["I"] + self.n["i"]

    def bounds(self):
        """(low, high), each a pair of whole numbers; only where some unit applies or may apply."""
        n = self.n
        low = (self.sufficient(), self.applies() + n["oI"] + n["oU"])
        if low[1] == 0:
            low = (1, 1)
        high = (self.sufficient() + n["u"] + n["oS"] + n["oU"], self.applies() + n["oS"] + n["oU"])
        if high[1] == 0:
            high = (0, 1)
        return low, high

    def point(self):
        """The point as a pair of whole numbers, or None."""
        low, high = self.bounds()
        if Fraction(*low) == Fraction(*high) and self.applies() > 0:
            return low
        both = self.n["S"] + self.n["I"]
        if not self.absent and both > 0 and Fraction(*low) <= Fraction(self.n["S"], both) <= Fraction(*high):
            return (self.n["S"], both)
        return None

    def as_json(self):
        return dict(self.n, absent=self.absent)


# --- Figures ---------------------------------------------------------------------------------------

class Limit:
    """A lower or upper limit: a fraction and whether the limit itself is excluded."""

    def __init__(self, value, is_open=False):
        self.value, self.open = Fraction(value), is_open


class Figure:
    """What is known of a share. state: "basis", "may" (may drop out), "none" (no unit applies), "nodata"."""

    def __init__(self, state, low=None, high=None, point=None, pair=None, reached="none", printed=None):
        self.state, self.low, self.high, self.point = state, low, high, point
        self.pair = pair or (low, high)     # the pair that rates (7.4)
        self.reached = reached
        self.printed = printed              # text of a percentage as it was printed
        self.cell = None

    def units(self, reading="pair"):
        """Of how many units it is, at least and at most; None where nobody counted them (7.44)."""
        if self.cell is None:
            return None
        if reading != "limits" and self.point is not None and self.reached in ("recorded", "counts"):
            judged = self.cell.sufficient() + self.cell.insufficient()
            return judged, judged
        return self.cell.applies(), self.cell.applies() + self.cell.may_apply()

    def text(self):
        if self.state == "none":
            return "no basis"
        if self.state == "nodata":
            return "not known"
        if self.printed is not None:
            return self.printed
        if self.point is not None:
            return percent_text(self.point)
        return limits_text(self.low, self.high)


def limits_text(low, high):
    """An excluded limit is said; where all that lies between prints the same, that alone (7.20)."""
    most = math.ceil(high.value * 100 + HALF) - 1 if high.open else half_up(high.value * 100)
    if half_up(low.value * 100) == most:
        return "%d%%" % most
    low = "over %d%%" % math.floor(low.value * 100) if low.open else percent_text(low.value)
    high = "under %d%%" % math.ceil(high.value * 100) if high.open else percent_text(high.value)
    return "%s to %s" % (low, high)


def no_data():
    return Figure("nodata", Limit(0), Limit(1))


def cell_figure(cell, reached):
    if cell.applies() + cell.may_apply() == 0:
        figure = Figure("none", reached=reached)
    else:
        low, high = (Limit(Fraction(*bound)) for bound in cell.bounds())
        counted = cell.point()
        point = Fraction(*counted) if counted else None
        pair = None
        if point is not None and reached in ("recorded", "counts"):
            pair = (Limit(point), Limit(point))
        figure = Figure("basis" if cell.applies() else "may", low, high, point, pair, reached)
    figure.cell = cell
    return figure


def rounding_limits(printed):
    """A percentage printed with d decimals: half a unit of its last place below (in) to above (out)."""
    decimals = max(0, -Decimal(printed).as_tuple().exponent)
    half = Fraction(1, 2 * 10 ** decimals)
    return (Fraction(printed) - half) / 100, (Fraction(printed) + half) / 100


def clamp(low, low_open, high, high_open):
    if low < 0:
        low, low_open = Fraction(0), False
    if high > 1:
        high, high_open = Fraction(1), False
    return Limit(low, low_open), Limit(high, high_open)


def printed_figure(value):
    low, high = rounding_limits(value)
    return Figure("basis", *clamp(low, False, high, True), reached="entered", printed="%s%%" % value)


def complement_figure(value):
    """From the percentage that was not sufficient."""
    low, high = rounding_limits(value)
    return Figure("basis", *clamp(1 - high, True, 1 - low, False), reached="entered", printed="%s%%" % (100 - value))


def stated_figure(stated):
    low, high = Limit(0), Limit(1)
    if "at-least" in stated:
        low = Limit(Fraction(stated["at-least"]) / 100)
    if "above" in stated:
        low = Limit(Fraction(stated["above"]) / 100, True)
    if "at-most" in stated:
        high = Limit(Fraction(stated["at-most"]) / 100)
    if "below" in stated:
        high = Limit(Fraction(stated["below"]) / 100, True)
    return Figure("basis", low, high, reached="stated")


# --- Rollups (7.6 to 7.8) --------------------------------------------------------------------------

def mean(values):
    return sum(values, Fraction(0)) / len(values)


def least(limits, excluded_is_less):
    return min(limits, key=lambda m: (m.value, (0 if m.open else 1) if excluded_is_less else (1 if m.open else 0)))


def greatest(limits):
    return max(limits, key=lambda m: (m.value, 0 if m.open else 1))


def weighed_mean(pairs):
    """pairs: (value, weight)."""
    return sum((v * w for v, w in pairs), Fraction(0)) / sum(w for _, w in pairs)


def mean_end(certain, may, low):
    """One end of a mean: those that may drop out come in only while they lower (raise) it. certain, may: (limit, weight)."""
    if not certain:
        may = [m for m, _ in may]
        return least(may, False) if low else greatest(may)
    taken = list(certain)
    for limit, weight in sorted(may, key=lambda m: m[0].value, reverse=not low):
        so_far = weighed_mean([(t.value, w) for t, w in taken])
        if (limit.value < so_far) if low else (limit.value > so_far):
            taken.append((limit, weight))
        else:
            break
    return Limit(weighed_mean([(t.value, w) for t, w in taken]), any(t.open for t, _ in taken))


def lowest_ends(certain, may):
    """certain, may: lists of (low, high)."""
    low = least([c[0] for c in certain + may], False)
    if certain:
        return low, least([c[1] for c in certain], True)
    return low, greatest([c[1] for c in may])


def rolled(rollup, children, weights):
    """children: list of (id, figure). Returns the figure of the parent."""
    left = [f for _, f in children if f.state != "none"]
    weight = {id(f): Fraction(weights.get(c, 1)) for c, f in children}
    if left and all(f.state == "nodata" for f in left):
        return no_data()
    if not left:
        return Figure("none" if children else "nodata")
    certain = [f for f in left if f.state != "may"]
    may = [f for f in left if f.state == "may"]
    points = [f.point for f in left]
    point = None
    if rollup == "lowest":
        low, high = lowest_ends([(f.low, f.high) for f in certain], [(f.low, f.high) for f in may])
        pair = lowest_ends([f.pair for f in certain], [f.pair for f in may])
        if None not in points:
            point = min(points)
    else:
        def end(pick, low):
            return mean_end([(pick(f), weight[id(f)]) for f in certain], [(pick(f), weight[id(f)]) for f in may], low)

        low, high = end(lambda f: f.low, True), end(lambda f: f.high, False)
        pair = (end(lambda f: f.pair[0], True), end(lambda f: f.pair[1], False))
        if None not in points:
            point = weighed_mean([(f.point, weight[id(f)]) for f in left])
    return Figure("basis" if certain else "may", low, high, point, pair)


def pooled(children):
    needed = [f for _, f in children if f.state != "none"]
    if (not children) or (needed and all(f.state == "nodata" for f in needed)):
        return no_data()
    if not needed:
        return Figure("none")
    if any(f.cell is None for f in needed):
        return Figure("basis", Limit(0), Limit(1))
    total = Cell()
    for figure in needed:
        total.add(figure.cell)
    direct = all(f.reached in ("recorded", "counts") for _, f in children if f.state != "none")
    return cell_figure(total, "recorded" if direct else "derived")


def by_rollup(rollup, children, weights=()):
    return pooled(children) if rollup == "pooled" else rolled(rollup, children, dict(weights))


def subset(rollup, children, weights=()):
    """The figure over the children that have points, beside a mean or pooled share without one."""
    with_points = [(c, f) for c, f in children if f.point is not None]
    if not with_points:
        return None
    point = by_rollup(rollup, with_points, weights).point
    if point is None:
        return None
    with_basis = [c for c, f in children if f.state != "none"]
    return {"exact": fraction_text(point), "number": number_text(point), "text": percent_text(point),
            "of": [len(with_points), len(with_basis)], "questions": [c for c, _ in with_points]}


# --- Bands and ratings -----------------------------------------------------------------------------

def compared(compare, limit, upper=False):
    """The per cent that a band compares. An excluded upper limit is treated by 7.5."""
    value = limit.value * 100
    if compare == "exact":
        return value
    if upper and limit.open:
        return math.ceil(value + HALF) - 1
    return half_up(value)


def band_index(edges, compare, limit, upper=False):
    value = compared(compare, limit, upper)
    plain = [Fraction(edge_value(e)) for e in edges]
    if compare == "exact" and limit.open:       # just below an upper limit, just above a lower one
        return sum(1 for e in plain if (e < value if upper else e <= value))
    return sum(1 for e, edge in zip(plain, edges) if e < value or e == value and not isinstance(edge, dict))


def edge_value(edge):
    return edge["above"] if isinstance(edge, dict) else edge


class Result:
    """The rating of a node: "rated", "between", "unknown", "not" (why), "points" (a sum) or "nothing"."""

    def __init__(self, kind, low=None, high=None, why=None, may_drop_out=False):
        self.kind, self.low, self.high, self.why = kind, low, high, why
        self.may_drop_out = may_drop_out

    def ways(self):
        """Every rating that it may come to; None: no rating."""
        if self.kind not in ("rated", "between", "unknown"):
            return [None]
        return list(range(self.low, self.high + 1)) + ([None] if self.may_drop_out else [])


def matched(allowed, places):
    """Whether every one finds a place of its own that allows it: augmenting paths."""
    taken = {}
    def seat(one, tried):
        for place, ratings in enumerate(places):
            if place in tried or not (allowed[one] & ratings):
                continue
            tried.add(place)
            if place not in taken or seat(taken[place], tried):
                taken[place] = one
                return True
        return False
    return all(seat(one, set()) for one in range(len(allowed)))


class Scorer:
    def __init__(self, framework_documents, catalogue, record, record_lines, tables, by=(), derive_missing=False):
        self.documents, self.record, self.record_lines = framework_documents, record, record_lines
        self.by, self.derive_missing = by, derive_missing
        self.framework_ids = [d["framework"]["id"] for d in framework_documents]
        self.framework = Framework(framework_documents, record["inspection"]["framework"])
        self.facts = {name: "any" for name in RESERVED_FACTS}
        self.observations = {}
        for document in [catalogue] + framework_documents:
            for fact in document.get("fact", []):
                self.facts[fact["id"]] = fact["values"]
            for observation in document.get("observation", []):
                self.observations[observation["id"]] = observation
        self.conditions = Conditions(self.facts)
        self.missing = self.framework.missing
        self.errors = []
        reader = Reader(self, self.errors)
        self.tables = {data["unit"]: reader.read(data, tables) for data in record.get("data", [])}

    def merged(self, framework_id):
        return Framework(self.documents, framework_id)

    # --- one unit ---

    def applies(self, question, unit):
        return question_applies(question, unit.facts, self.framework, self.observations, self.conditions)

    def answer_set(self, answer, asked, has_column=True):
        """What one observation, or one recorded question, stands for (2); a blank as the regime counts it (7.43)."""
        if answer == MISSING and has_column and self.missing.get("blank") == "insufficient" and asked != NO:
            return {I, NA} if asked == UNKNOWN else {I}
        if asked == NO or answer == NA:
            return {NA}
        if answer in (S, I):
            return {answer}
        return {S, I, NA} if asked == UNKNOWN else {S, I}

    def has_column(self, question):
        table = self.tables.get(question["unit"])
        return table is not None and ("q", question["id"]) in table.columns

    def entry_set(self, name, unit):
        if name in self.framework.question:
            found, complete, _ = self.question_set(self.framework.question[name], unit)
            return found, complete
        asked = self.conditions.holds(self.observations[name].get("when"), unit.facts)
        table = self.tables.get(self.observations[name]["unit"])
        has_column = table is not None and ("o", name) in table.columns
        found = self.answer_set(unit.answers.get(("o", name), MISSING), asked, has_column)
        return found, len(found) == 1

    def rule_set(self, question, unit):
        """The set of results over all combinations, and whether the unit is complete."""
        rule = question["rule"]
        tried = []                          # (list name, id, the ways in which it is tried: in, out)
        for part, name, condition in entries(rule):
            status = self.conditions.holds(condition, unit.facts)
            if status != NO:
                tried.append((part, name, (True,) if status == YES else (True, False)))
        names = sorted({name for _, name, _ in tried})
        found = [self.entry_set(name, unit) for name in names]
        sets = [each for each, _ in found]
        complete = all(len(each) == 1 and known for each, known in found) and all(len(ways) == 1 for _, _, ways in tried)
        results = set()
        for values in product(*sets):
            value = dict(zip(names, values))
            for ins in product(*[ways for _, _, ways in tried]):
                required, plus = set(), set()
                for (part, name, _), is_in in zip(tried, ins):
                    if is_in and value[name] != NA:
                        (required if part == "required" else plus).add(name)
                results.add(one_combination(value, required, plus - required, rule.get("misses", 0)))
        if "applies" in question:
            status = self.conditions.holds(question["applies"], unit.facts)
            if status == NO:
                return {NA}, True
            if status == UNKNOWN:
                results.add(NA)
        return results, complete

    def question_set(self, question, unit):
        """(set, complete, how): how is "cannot-tell" or "missing" for an unknown recorded answer, "rule", or None."""
        if self.is_left_out(question["unit"], unit):
            return {NA}, True, None
        if not self.has_column(question):
            if "rule" in question:
                return self.rule_set(question, unit) + ("rule",)
            found = self.answer_set(MISSING, self.applies(question, unit), False)
            return found, len(found) == 1, None
        answer = unit.answers.get(("q", question["id"]), MISSING)
        asked = self.applies(question, unit)
        if answer == MISSING and asked != NO and self.derive_missing and self.workable(question):
            return self.rule_set(question, unit) + ("rule",)
        found = self.answer_set(answer, asked)
        how = {CANNOT_TELL: "cannot-tell", MISSING: "missing"}.get(answer) if {S, I} <= found else None
        return found, len(found) == 1, how

    # --- a sample whose strata were drawn unequally (6.10) ---

    def unequal(self):
        """(kind of unit, weight of each unit by its place in the table), or None."""
        sample = self.record.get("sample", {})
        kind, strata = sample.get("unit", "case"), sample.get("stratum", [])
        table = self.tables.get(kind)
        if table is None or not strata or not table.units or any(not s.get("when") for s in strata):
            return None
        of = []
        for unit in table.units:
            found = [self.conditions.alternative(s["when"], unit.facts) for s in strata]
            if UNKNOWN in found or found.count(YES) != 1:
                return None
            of.append(found.index(YES))
        read = [of.count(at) for at in range(len(strata))]
        if any(n == 0 or s.get("eligible", 0) < n for n, s in zip(read, strata)):
            return None
        frame, cases = sum(s["eligible"] for s in strata), len(table.units)
        apart = [Fraction(s["eligible"], frame) - Fraction(n, cases) for n, s in zip(read, strata)]
        if sum(a for a in apart if a > 0) < Fraction(5, 100):
            return None
        weights = [Fraction(s["eligible"], n) for n, s in zip(read, strata)]
        return kind, {id(unit): weights[at] for unit, at in zip(table.units, of)}

    def weighted_figure(self, question, units, reached):
        """The share in which each unit counts as many units of the frame as it stands for; None where it does not come from them."""
        found = self.unequal()
        if found is None or question["unit"] != found[0] or not self.in_table(question):
            return None
        cell = Cell()
        cell.absent = self.table_cell(question, units)[0].absent
        for unit in units:
            one = Cell()
            unit_set, complete, _ = self.question_set(question, unit)
            one.count(unit_set, complete)
            for key in CELL_KEYS:
                cell.n[key] += one.n[key] * found[1][id(unit)]
        figure = cell_figure(cell, reached)
        figure.cell = None
        return figure if figure.state in ("basis", "may") else None

    def weighted_nodes(self):
        """The figure of each node over weighted shares."""
        if self.unequal() is None:
            return {}
        plain, self.figure = self.figure, dict(self.figure)
        for question in self.framework.questions:
            figure = None
            if self.in_table(question):
                units = self.tables[question["unit"]].units
                figure = self.weighted_figure(question, units, plain[question["id"]].reached)
            if figure is not None:
                self.figure[question["id"]] = figure
        found = {}
        for node in self.framework.nodes:
            if node.get("rollup") in SHARE_ROLLUPS:
                figure = self.node_figure(node)
                if figure.state in ("basis", "may"):
                    found[node["id"]] = weighted_report(figure)
        self.figure = plain
        return found

    def is_left_out(self, kind, unit):
        """Whether more of what is asked of a unit is blank than the regime allows (7.43)."""
        if "leave-out-above" not in self.missing:
            return False
        asked = [q for q in self.framework.questions
                 if q["unit"] == kind and self.has_column(q) and self.applies(q, unit) == YES]
        blank = [q for q in asked if unit.answers.get(("q", q["id"]), MISSING) == MISSING]
        return bool(asked) and Fraction(100 * len(blank), len(asked)) > Fraction(self.missing["leave-out-above"])

    # --- one question ---

    def reach(self, question):
        """The columns that a rule reaches: observations, and questions with a column of their own."""
        found = []
        for _, name, _ in entries(question.get("rule", {})):
            if name in self.framework.question:
                other = self.framework.question[name]
                found.append(("q", name))
                if not self.has_column(other):
                    found += self.reach(other)
            else:
                found.append(("o", name))
        return found

    def in_table(self, question):
        table = self.tables.get(question["unit"])
        if table is None:
            return False
        return self.has_column(question) or any(c in table.columns for c in self.reach(question))

    def absent(self, question):
        """Whether a column of the rule is absent."""
        columns = self.tables[question["unit"]].columns
        for _, name, _ in entries(question["rule"]):
            if name not in self.framework.question:
                if ("o", name) not in columns:
                    return True
            elif ("q", name) not in columns:
                other = self.framework.question[name]
                if "rule" not in other or self.absent(other):
                    return True
        return False

    def table_cell(self, question, units):
        """(cell, cannot tell, missing, units taken from the rule)."""
        cell = Cell()
        count = {"cannot-tell": 0, "missing": 0, "rule": 0, None: 0}
        for unit in units:
            unit_set, complete, how = self.question_set(question, unit)
            cell.count(unit_set, complete)
            count[how] += 1
        if count["rule"] or not self.has_column(question):
            cell.absent = self.absent(question)
        return cell, count["cannot-tell"], count["missing"], count["rule"]

    def workable(self, question):
        """Whether the table has a column of at least one thing that the question's rule reaches."""
        return "rule" in question and any(c in self.tables[question["unit"]].columns for c in self.reach(question))

    def agreement(self, question):
        if not self.has_column(question) or not self.workable(question):
            return None
        table = self.tables[question["unit"]]
        same = of = 0
        for unit in table.units:
            recorded = unit.answers.get(("q", question["id"]), MISSING)
            derived = self.rule_set(question, unit)[0]
            if recorded in (S, I) and len(derived) == 1 and not self.is_left_out(question["unit"], unit):
                of += 1
                same += 1 if derived == {recorded} else 0
        return {"same": same, "of": of} if of else None

    def question_report(self, question):
        """Returns (figure, JSON object) of one question."""
        qid = question["id"]
        counts = self.record.get("counts", {}).get(qid)
        entered = self.record.get("entered", {}).get(qid)
        stated = self.record.get("stated", {}).get(qid)
        cannot_tell = missing = not_done = derived_units = None
        if self.in_table(question):
            units = self.tables[question["unit"]].units
            cell, cannot_tell, missing, from_rule = self.table_cell(question, units)
            not_done = sum(1 for unit in units
                           if qid in unit.not_done and not self.is_left_out(question["unit"], unit)) or None
            if not self.has_column(question):
                reached = "derived"
            else:
                reached = "mixed" if from_rule else "recorded"
                if from_rule:           # then no count of what was not done (7.27)
                    derived_units, not_done = from_rule, None
            figure = cell_figure(cell, reached)
        elif counts is not None:
            cell = Cell()
            cannot_tell, missing = counts.get("cannot-tell", 0), counts.get("missing", 0)
            cell.n.update(S=counts["sufficient"], I=counts["insufficient"], u=cannot_tell + missing,
                          na=counts.get("not-applicable", 0))
            not_done = counts.get("not-done")
            figure = cell_figure(cell, "counts")
        elif entered is not None:
            if "insufficient" in entered:
                figure = complement_figure(entered["insufficient"])
            else:
                figure = printed_figure(entered["value"])
        elif stated is not None:
            figure = stated_figure(stated)
        else:
            figure = no_data()
        cell = figure.cell
        base = cell.sufficient() + cell.insufficient() if cell else None
        report = {
            "id": qid,
            "sufficient": cell.sufficient() if cell else None,
            "insufficient": cell.insufficient() if cell else None,
            "cannot_tell": cannot_tell, "missing": missing,
            "not_applicable": cell.n["na"] if cell else None,
            "cell": cell.as_json() if cell else None,
            "reached": figure.reached,
            "no_basis": {"none": "no unit applies", "nodata": "no data"}.get(figure.state),
            "may_drop_out": figure.state == "may",
            "not_done": not_done,
            "complement": complement(figure),
            "agreement": self.agreement(question),
            "derived_units": derived_units,
            "flags": ["small-base"] if cell and figure.state != "none" and base < 10 else [],
        }
        report.update(question_share(figure))
        if self.in_table(question):
            units = self.tables[question["unit"]].units
            report["weighted"] = weighted_report(self.weighted_figure(question, units, figure.reached))
        else:
            report["weighted"] = None
        return figure, report

    # --- nodes ---

    def share_children(self, node, rollup):
        """The children whose figures make the share of a node by a rollup: (id, figure), questions first."""
        fw = self.framework
        if rollup in ("mean of questions", "pooled"):
            return [(q["id"], self.figure[q["id"]]) for q in fw.subtree_questions(node["id"]) if scored(q)]
        found = [(q["id"], self.figure[q["id"]]) for q in fw.own_questions(node["id"]) if scored(q)]
        for child in fw.children(node["id"]):
            if child.get("rollup") in SHARE_ROLLUPS:
                found.append((child["id"], self.node_figure(child)))
        return found

    def entered_on(self, node, key):
        entered = self.record.get("entered", {}).get(node["id"])
        if isinstance(entered, str):
            entered = {"rating": entered}
        return (entered or {}).get(key)

    def node_figure(self, node):
        """The figure of a node with a rollup that gives a share."""
        value = self.entered_on(node, "value")
        if value is not None:
            return printed_figure(value)
        return by_rollup(node["rollup"], self.share_children(node, node["rollup"]), node.get("weights", {}))

    def node_reached(self, node):
        if self.entered_any(node):
            return "entered"
        fw, rollup = self.framework, node.get("rollup")
        if rollup in (None, "entered") or (rollup in SHARE_ROLLUPS and self.node_figure(node).state == "nodata"):
            return "none"
        if rollup in RATING_ROLLUPS:
            reached = [self.figure[one[1]].reached if one[0] == "question" else self.node_reached(fw.node[one[1]])
                       for one in fw.looked_at(node["id"])]
        elif rollup in ("mean of questions", "pooled"):
            reached = [self.figure[q["id"]].reached for q in fw.subtree_questions(node["id"]) if scored(q)]
        else:
            reached = []
            if rollup in ("mean of children", "lowest"):
                reached += [self.figure[q["id"]].reached for q in fw.own_questions(node["id"])
                            if scored(q)]
            for child in fw.children(node["id"]):
                if rollup == "sum of points" or child.get("rollup") in SHARE_ROLLUPS:
                    reached.append(self.node_reached(child))
        return max([how for how in reached if how != "none"], key=DIRECTNESS.index, default="none")

    def by_rule(self, node):
        """The rating of a node by the rule."""
        names, rollup = self.framework.names, node.get("rollup")
        rating = self.entered_on(node, "rating")
        if rating is not None:
            at = names.index(rating)
            return Result("rated", at, at)
        if self.entered_on(node, "not-rated") is not None:
            return Result("not", why="said")
        if rollup is None:
            return Result("nothing")
        if rollup == "entered":
            return Result("unknown", 0, len(names) - 1)
        if rollup == "sum of points":
            return self.sum_of_points(node, self.rule)
        if rollup in RATING_ROLLUPS:
            return self.by_ratings(node, self.rule)
        figure = self.node_figure(node)
        if "band" not in node:
            return Result("not", why="no band")
        if figure.state == "nodata":
            return Result("unknown", 0, len(names) - 1)
        if figure.state == "none":
            return Result("not", why="no unit applies")
        band = self.framework.bands[node["band"]]
        if self.entered_on(node, "value") is None and self.is_under_minimum(node, band) \
                and band["minimum"]["otherwise"] == "not rated":
            return Result("not", why="under minimum")
        low, high = rate(band, band["compare"], figure.pair, figure.units())
        return Result("rated" if low == high else "between", low, high, may_drop_out=figure.state == "may")

    # --- ratings of ratings, and limits (4.14, 4.15) ---

    def subject(self, one, results, reading="pair"):
        """The result of what a condition is about. reading: which share of a question is banded, and how (7.4)."""
        if one[0] == "node":
            return results[one[1]]
        figure, band = self.figure[one[1]], self.framework.bands[one[2]]
        if figure.state == "none":
            return Result("not", why="no unit applies")
        if figure.state == "nodata":
            return Result("unknown", 0, len(self.framework.names) - 1)
        other = {"exact": "printed", "printed": "exact"}[band["compare"]]
        low, high = rate(band, other if reading == "other" else band["compare"],
                         (figure.low, figure.high) if reading == "limits" else figure.pair, figure.units(reading))
        return Result("rated" if low == high else "between", low, high, may_drop_out=figure.state == "may")

    def condition_holds(self, condition, on, rating):
        """rating: what each thing is rated in one combination (None: not rated)."""
        found = [rating[one] for one in self.framework.about(condition, on) if rating[one] is not None]
        many, such = one_condition(condition, self.framework.names)
        count = sum(1 for r in found if such(r))
        if many == "any":
            return count > 0
        if many == "all":
            return bool(found) and count == len(found)
        return count >= many

    def one_result(self, on, rating):
        """What a rule makes of one combination."""
        rule, names, points = self.framework.rule_of(on), self.framework.names, self.framework.points
        rollup = rule["rollup"]
        if rollup == "matrix":
            row, column = (rating[("node", rule["matrix"][k])] for k in ("rows", "columns"))
            return None if row is None or column is None else names.index(rule["matrix"]["ratings"][row][column])
        if all(r is None for r in rating.values()):
            return None
        if rollup == "ladder":
            for rung in rule["ladder"]:
                if all(self.condition_holds(c, on, rating) for c in conditions_of(rung)):
                    return names.index(rung["rating"])
        found = sorted(rating[one] for one in self.framework.members(on) if rating[one] is not None)
        if rollup == "lowest rating":
            return found[0]
        if rollup == "median rating":
            return found[(len(found) - 1) // 2]
        if rollup == "most common rating":
            return max(sorted(set(found)), key=lambda r: (found.count(r), -r))
        value = mean([Fraction(points[r]) for r in found])
        value = {"half-up": half_up, "up": math.ceil, "down": math.floor, "not": lambda v: v}[rule["mean"]["round"]](value)
        return sum(1 for e in rule["mean"].get("edges", points[1:]) if Fraction(e) <= value)

    def of_ratings(self, on, results, reading="pair"):
        """Every combination of what the things that a rule looks at may be."""
        looked_at = self.framework.looked_at(on)
        found = [self.subject(one, results, reading) for one in looked_at]
        if self.framework.rule_of(on)["rollup"] == "matrix":
            sides = [("node", self.framework.rule_of(on)["matrix"][k]) for k in ("rows", "columns")]
            found = [self.subject(one, results, reading) for one in sides]
            looked_at = sides
        rated = [r for r in found if r.kind in ("rated", "between", "unknown")]
        if not rated:
            return Result("not", why="no unit applies")
        if all(r.kind == "unknown" for r in rated):
            return Result("unknown", 0, len(self.framework.names) - 1)
        made = {self.one_result(on, dict(zip(looked_at, ways))) for ways in product(*[r.ways() for r in found])}
        ratings = [m for m in made if m is not None]
        if not ratings:
            return Result("not", why="no unit applies")
        low, high = min(ratings), max(ratings)
        return Result("rated" if low == high else "between", low, high, may_drop_out=None in made)

    def by_ratings(self, node, results):
        """The rating of a node by a rule over ratings; none where too little was judged of the questions that its band rates (7.42)."""
        band = self.framework.bands[node["band"]] if "band" in node else {}
        result = self.of_ratings(node["id"], results)
        if self.is_under_minimum(node, band) and band["minimum"]["otherwise"] == "not rated":
            return Result("not", why="under minimum")
        return result

    def held(self, on, result, results):
        """A result after the limits on it, and the ids of those that moved it."""
        names, moved = self.framework.names, []
        if result.kind not in ("rated", "between", "unknown"):
            return result, moved
        low, high, kind = result.low, result.high, result.kind
        for limit in self.framework.limits_on(on):
            about = self.framework.about(limit, on)
            found = [self.subject(one, results) for one in about]
            truths = {self.condition_holds(limit, on, dict(zip(about, ways)))
                      for ways in product(*[r.ways() for r in found])}
            if True not in truths:
                continue
            down = "at-most" in limit
            to = names.index(limit["at-most"] if down else limit["at-least"])
            move = (lambda r: min(r, to)) if down else (lambda r: max(r, to))
            new = (move(low) if down or False not in truths else low, move(high) if not down or False not in truths else high)
            if new != (low, high):
                (low, high), kind = new, "moved"
                moved.append(limit["id"])
        if kind != "moved":
            return result, moved
        return Result("rated" if low == high else "between", low, high, may_drop_out=result.may_drop_out), moved

    def is_under_minimum(self, node, band):
        """Whether what the rating rests on is less than the band asks for (7.42)."""
        if "minimum" not in band:
            return False
        minimum = band["minimum"]

        def short(cell):
            judged = cell.sufficient() + cell.insufficient()
            answered = Fraction(judged * 100, cell.applies()) if cell.applies() else 100
            return judged < minimum.get("units", 0) or answered < Fraction(minimum.get("answered", 0))

        below = [self.figure[q["id"]] for q in self.framework.subtree_questions(node["id"]) if scored(q)]
        if node["rollup"] in RATING_ROLLUPS:
            below = [self.figure[one[1]] for one in self.framework.rated_questions(node["id"])]
        cells = [f.cell for f in below if f.state != "none"]
        if node["rollup"] != "pooled":
            return any(short(cell) for cell in cells if cell is not None)
        total = Cell()
        for cell in cells:
            if cell is None:
                return False
            total.add(cell)
        return short(total)

    def sum_of_points(self, node, results):
        """7.9, from the results (by the rule, or final) of the child nodes."""
        points = self.framework.points
        weights = node.get("weights", {})
        children = [(results[c["id"]], weights.get(c["id"], 1)) for c in self.framework.children(node["id"])]
        children = [(r, w) for r, w in children if r.kind in ("rated", "between", "unknown", "points")]
        if not children:
            return Result("not", why="no unit applies")
        ends = [(w * r.low, w * r.high) if r.kind == "points" else (w * points[r.low], w * points[r.high])
                for r, w in children]
        return Result("points", sum(low for low, _ in ends), sum(high for _, high in ends))

    def is_unknown(self, node, result):
        if result.kind in ("rated", "between") or result.why == "said":
            return False
        rollup = node.get("rollup")
        if rollup in SHARE_ROLLUPS:
            return self.node_figure(node).state == "nodata"
        if rollup in RATING_ROLLUPS:
            return result.kind == "unknown"
        if rollup == "sum of points":
            kinds = [self.final[c["id"]].kind for c in self.framework.children(node["id"])]
            return "unknown" in kinds and all(k in ("unknown", "not") for k in kinds)
        return rollup == "entered"

    def discretion(self, node, result, children):
        """7.11: the triggers, in the order of the page, up before down."""
        band = self.framework.bands.get(node.get("band"))
        if (result.kind != "rated" or node.get("rollup") != "lowest" or not band or not band.get("discretion")
                or self.entered_any(node)):
            return []
        pair = self.node_figure(node).pair
        if pair[0].value != pair[1].value or pair[0].open or pair[1].open:
            return []
        said, edges, compare, at = band["discretion"], band["edges"], band["compare"], result.low
        questions = [(c, f) for c, f in children if c in self.framework.question and f.state != "none"]
        points = [f.point for _, f in questions if f.point is not None]
        if not points or pair[0].value < min(points):   # what has no point holds it down
            return []
        limiting = [(c, f) for c, f in questions if f.point is not None and f.point == min(points)]
        in_band = [c for c, f in questions if band_index(edges, compare, f.pair[0]) == at]
        shown = compared(compare, pair[0])
        found = []
        for direction, step in (("up", 1), ("down", -1)):
            if not 0 <= at + step < len(self.framework.names):
                continue
            named = lambda holding: in_band if direction == "up" else holding
            edge = Fraction(edge_value(edges[at] if direction == "up" else edges[at - 1]))
            if limiting and "within-points" in said and abs(shown - edge) <= Fraction(said["within-points"]):
                found.append(("within-points", direction, named([c for c, _ in limiting])))
            counted = [f.cell.point() for _, f in limiting]
            moved = [band_index(edges, compare, Limit(Fraction(n + step, base))) for n, base in counted]
            crossing = [c for (c, _), m in zip(limiting, moved) if ((m > at) if step == 1 else (m < at))]
            if said.get("one-case") and crossing:
                found.append(("one-case", direction, named(crossing)))
            few = [c for (c, _), (_, base) in zip(limiting, counted) if base <= said.get("cases-at-most", -1)]
            if few:
                found.append(("cases-at-most", direction, named(few)))
        order = ("within-points", "one-case", "cases-at-most")
        found.sort(key=lambda t: order.index(t[0]))
        return [{"trigger": t, "direction": d, "questions": q} for t, d, q in found]

    def node_report(self, node):
        fw, rollup = self.framework, node.get("rollup")
        rule, final = self.rule[node["id"]], self.final[node["id"]]
        has_share = rollup in SHARE_ROLLUPS
        children = self.share_children(node, rollup) if has_share else []
        figure = self.node_figure(node) if has_share else None
        share = node_share(figure) if has_share and figure.state in ("basis", "may") else None
        dropped = [c for c, f in children if f.state == "none"]
        if rollup == "sum of points":
            dropped = [c["id"] for c in fw.children(node["id"]) if self.final[c["id"]].kind == "not"]
        if rollup in RATING_ROLLUPS:
            dropped = list(dict.fromkeys(one[1] for one in fw.looked_at(node["id"])
                                         if self.subject(one, self.final).kind == "not"))
        limited_by = []
        if rollup == "lowest":
            left = [(c, f) for c, f in children if f.state != "none"]
            if left and any(f.state != "nodata" for _, f in left):
                low = min(f.pair[0].value for _, f in left)
                limited_by = [c for c, f in left if f.pair[0].value == low]
        banded = self.banded[node["id"]]    # before limits
        triggers = self.discretion(node, banded, children)
        flags = []
        if "band" in node and (rollup in RATING_ROLLUPS or figure.state in ("basis", "may")) and not self.entered_any(node):
            band = fw.bands[node["band"]]
            if self.is_under_minimum(node, band) and band["minimum"]["otherwise"] == "marked":
                flags.append("under-minimum")
        if banded.kind == "rated" and rollup in RATING_ROLLUPS and not self.entered_any(node):
            for reading, flag in (("limits", "unknown-answers-could-change"), ("other", "rounding-decides")):
                other = self.of_ratings(node["id"], self.rule, reading)
                if (other.kind, other.low) != ("rated", banded.low):
                    flags.append(flag)
        elif banded.kind == "rated" and "band" in node and self.entered_on(node, "rating") is None:
            band = fw.bands[node["band"]]
            if rate(band, band["compare"], (figure.low, figure.high), figure.units("limits")) != (banded.low, banded.low):
                flags.append("unknown-answers-could-change")
            other = "printed" if band["compare"] == "exact" else "exact"
            if rate(band, other, figure.pair, figure.units()) != (banded.low, banded.low):
                flags.append("rounding-decides")
        if node["id"] in self.record.get("panel", {}):
            if rule.kind != "rated":
                flags.append("panel-on-unknown")
            elif final.low != rule.low:
                direction = "up" if final.low > rule.low else "down"
                if not any(t["direction"] == direction for t in triggers):
                    flags.append("panel-without-trigger")
                if abs(final.low - rule.low) > 1:
                    flags.append("panel-more-than-one-band")
        report = {"id": node["id"], "reached": self.node_reached(node), "unknown": self.is_unknown(node, final),
                  "not_rated": final.why, "rule": self.rating_fields(rule), "share": share,
                  "may_drop_out": figure is not None and figure.state == "may",
                  "subset": subset(rollup, children, node.get("weights", {})) if rollup in SHARE_ROLLUPS and rollup != "lowest"
                  and share is not None and figure.point is None else None,
                  "held": self.node_held[node["id"]],
                  "also": self.also_report(node), "limited_by": limited_by, "dropped": dropped, "discretion": triggers,
                  "flags": sorted(flags, key=FLAGS.index)}
        report.update(self.rating_fields(final))
        return report

    def also_report(self, node):
        """7.22: the figure of a second rollup, over what its children are by their first. Entered scores are not in it."""
        if "also" not in node:
            return None
        said = node["also"]
        rollup = said["rollup"]
        children = self.share_children(node, rollup)
        figure = by_rollup(rollup, children)
        known = figure.state in ("basis", "may")
        partial = figure.point is None or self.entered_on(node, "value") is not None
        return {"figure": "%s/%s/%s#%s" % (self.record["inspection"]["id"], self.framework.id, node["id"],
                                           rollup.replace(" ", "-")),
                "rollup": rollup, "share": node_share(figure) if known else None,
                "may_drop_out": figure.state == "may",
                "subset": subset(rollup, children) if rollup != "lowest" and known and partial else None,
                "dropped": [c for c, f in children if f.state == "none"],
                "status": said.get("status"), "source": said.get("source")}

    def rating_fields(self, result):
        names, points = self.framework.names, self.framework.points
        fields = {"rating": None, "between": None, "points": None, "points_between": None}
        if result.kind == "rated":
            fields["rating"], fields["points"] = names[result.low], points[result.low]
        elif result.kind in ("between", "unknown") and names:
            fields["between"] = [names[result.low], names[result.high]]
            fields["points_between"] = [points[result.low], points[result.high]]
        elif result.kind == "points":
            if result.low == result.high:
                fields["points"] = result.low
            else:
                fields["points_between"] = [result.low, result.high]
        return fields

    # --- the total (7.10, 7.13) ---

    def standards(self):
        return [n["id"] for n in self.framework.nodes
                if n["level"] == self.framework.overall["of"] and n.get("in-total", True)]

    def overall_edges(self):
        return self.framework.overall["edges"].get(str(len(self.standards())))

    def total(self, results):
        points, names = self.framework.points, self.framework.names
        low = high = so_far = missing = unknown = 0
        for standard in self.standards():
            result = results[standard]
            if result.kind in ("rated", "between"):
                low, high = low + points[result.low], high + points[result.high]
                so_far += points[result.low] if result.kind == "rated" else 0
            else:
                missing += 1
                unknown += 1 if result.kind == "unknown" else 0
                low, high = low + points[0], high + points[-1]
        found = {"points": None, "points_between": None, "points_so_far": so_far,
                 "rating": None, "between": None, "reason": None, "held": []}
        if self.framework.rule_of("overall"):
            found["points"], found["points_so_far"] = 0, 0
            made = self.of_ratings("overall", results)
            if missing > unknown or unknown == len(self.standards()) or made.kind not in ("rated", "between"):
                missing, made = max(missing, 1), None
        else:
            if low == high and not missing:
                found["points"] = low
            else:
                found["points_between"] = [low, high]
            edges, made = self.overall_edges(), None
            if edges is not None and not missing:
                ends = [sum(1 for e in edges if e <= end) for end in (low, high)]
                made = Result("rated" if ends[0] == ends[1] else "between", *ends)
        if made is None:
            if missing:
                found["reason"] = "1 standard is not known" if missing == 1 else "%d standards are not known" % missing
            else:
                found["reason"] = "no bands for %d standards" % len(self.standards())
            return found
        self.put_rating(found, made, results)
        return found

    def put_rating(self, found, made, results):
        """The overall rating after the limits on it."""
        names = self.framework.names
        made, found["held"] = self.held("overall", made, results)
        if made.low == made.high:
            found["rating"] = names[made.low]
        else:
            found["between"] = [names[made.low], names[made.high]]

    def published(self):
        counts = dict(self.record.get("ratings", {}))
        names, points = self.framework.names, self.framework.points
        others = counts.pop("others", 0) if "others" not in names else 0
        standards = self.standards()
        outside = [n["id"] for n in self.framework.nodes if n["level"] == self.framework.overall["of"]
                   and not n.get("in-total", True) and "rollup" in n]
        counted = sum(counts.values()) + others
        if not counted or counted not in (len(standards), len(standards) + len(outside)):
            return None
        outside = outside if counted > len(standards) else []
        found = {"points": None, "points_between": None, "rating": None, "between": None, "reason": None, "held": []}
        if self.framework.rule_of("overall"):
            # Only a rule over the standards alone can be worked from how many have which rating.
            members = self.framework.members("overall")
            rule = self.framework.rule_of("overall")
            if others or outside or rule["rollup"] == "matrix" or any(
                    set(self.framework.about(c, "overall")) != set(members)
                    for rung in rule.get("ladder", []) for c in conditions_of(rung)):
                return None
            listed = [names.index(r) for r, n in counts.items() for _ in range(n)]
            at = self.one_result("overall", dict(zip(members, listed)))
            found["points"] = 0
            made = Result("rated", at, at)
        else:
            unnamed = [r for r in range(len(names)) if names[r] not in counts]
            named = sum(n * points[names.index(r)] for r, n in counts.items())
            ends = [named + end(points[r] * others for r in unnamed) if unnamed else named for end in (min, max)]
            taken = self.points_outside(standards, outside, counts, others)
            low, high = max(0, ends[0] - taken[1]), max(0, ends[1] - taken[0])
            if low == high:
                found["points"] = low
            else:
                found["points_between"] = [low, high]
            edges = self.overall_edges()
            if edges is None:
                found["reason"] = "no bands for %d standards" % len(standards)
                return found
            ends = [sum(1 for e in edges if e <= end) for end in (low, high)]
            made = Result("rated" if ends[0] == ends[1] else "between", *ends)
        self.put_rating(found, made, self.final)
        return found

    def points_outside(self, standards, outside, counts, others):
        """Least and most points of the counted standards outside the total, by what each may be beside the others."""
        names, points = self.framework.names, self.framework.points
        def may_be(node):
            result = self.final[node]
            known = result.kind in ("rated", "between", "unknown")
            return set(range(result.low, result.high + 1)) if known else set()
        places = [{names.index(r)} for r, n in counts.items() for _ in range(n)]
        places += [{r for r in range(len(names)) if names[r] not in counts}] * others
        sums = []
        for way in product(range(len(names)), repeat=len(outside)):
            if not all(rating in may_be(node) for node, rating in zip(outside, way)):
                continue
            allowed = [may_be(node) for node in standards] + [{rating} for rating in way]
            if matched(allowed, places):
                sums.append(sum(points[rating] for rating in way))
        return (min(sums), max(sums)) if sums else (points[0] * len(outside), points[-1] * len(outside))

    def overall(self):
        if self.framework.overall is None or self.record["inspection"].get("kind", "inspection") != "inspection":
            return None
        rule = self.total(self.rule)
        behind = []                         # every node that the overall rating rests on
        more = self.framework.rests_on("overall")
        while more:
            node = more.pop()
            if node not in behind:
                behind.append(node)
                more += self.framework.rests_on(node)
        panel = any(s in self.record.get("panel", {}) for s in behind)
        chosen, basis = self.published(), "published"
        if chosen is None and panel:
            chosen, basis = self.total(self.final), "panel"
        elif chosen is None:
            chosen, basis = rule, "rule"
        chosen, basis = self.with_printed(chosen, basis)
        standards = self.standards()
        overall = {k: chosen[k] for k in ("points", "points_between", "rating", "between", "reason", "held")}
        most = 0 if self.framework.rule_of("overall") else len(standards) * self.framework.points[-1]
        overall.update(maximum=most, basis=basis, panel=panel,
                       standards=len(standards), rule=rule,
                       unknown=[s for s in standards if self.final[s].kind == "unknown"],
                       not_rated=[s for s in standards if self.final[s].kind not in ("rated", "between", "unknown")])
        return overall

    def with_printed(self, chosen, basis):
        """What the report prints, where nothing else is one rating."""
        printed = self.record.get("printed", {})
        rating, points = printed.get("overall"), printed.get("points")
        if self.framework.rule_of("overall"):
            points = None
        edges = None if points is None else self.overall_edges()
        if rating is None and edges is not None and not self.framework.limits_on("overall"):
            rating = self.framework.names[sum(1 for e in edges if e <= points)]
        if chosen["rating"] is not None or rating is None:
            return chosen, basis
        found = dict(chosen, rating=rating, between=None, reason=None, held=[])
        if points is not None:
            found.update(points=points, points_between=None)
        return found, "printed"

    # --- breakdowns ---

    def breakdown(self, fact):
        units = [u for table in self.tables.values() for u in table.units]
        recorded = {u.facts.get(fact, "") for u in units}
        declared = self.facts[fact]
        order = sorted(recorded - {""}) if declared in ("any", "date") else [v for v in declared if v in recorded]
        groups = []
        for value in order + ([""] if "" in recorded else []):
            questions = []
            for question in self.framework.questions:
                if self.in_table(question):
                    own = [u for u in self.tables[question["unit"]].units if u.facts.get(fact, "") == value]
                    cell = self.table_cell(question, own)[0]
                    share = question_share(cell_figure(cell, "derived"))
                    row = {k: share[k] for k in ("exact", "number", "text", "low", "high")}
                    row.update(id=question["id"], sufficient=cell.sufficient(), insufficient=cell.insufficient(),
                               cell=cell.as_json(), weighted=weighted_report(self.weighted_figure(question, own, "derived")))
                    questions.append(row)
            groups.append({"value": value, "units": {kind: sum(1 for u in table.units if u.facts.get(fact, "") == value)
                                     for kind, table in self.tables.items()},
                           "questions": questions})
        return {"fact": fact, "groups": groups}

    # --- errors ---

    def check(self):
        fw, record = self.framework, self.record

        def error(code, section, key):
            self.errors.append([code, "record.toml", self.record_lines[(section, key)]])

        for section in ("counts", "entered", "stated", "panel"):
            for key in record.get(section, {}):
                if key not in fw.question and key not in fw.node:
                    error("record/unknown-question", section, key)
        for qid, counts in record.get("counts", {}).items():
            if counts.get("not-done", 0) > counts["insufficient"]:
                error("record/not-done-over-insufficient", "counts", qid)
        for question in fw.questions:
            sources = ["table"] if self.in_table(question) else []
            sources += [s for s in ("counts", "entered", "stated") if question["id"] in record.get(s, {})]
            if len(sources) > 1:
                error("record/two-sources", sources[1], question["id"])
        for key in record.get("entered", {}):
            if key in fw.node and any(self.in_table(q) for q in fw.subtree_questions(key) if scored(q)):
                error("record/entered-and-cases", "entered", key)
        for data in record.get("data", []):
            self.check_answers(data)

    def check_answers(self, data):
        """A recorded Sufficient or Insufficient where `applies` or `when` is no is left out (2.6)."""
        asked = [q for q in self.framework.questions if q["unit"] == data["unit"]]
        observations = {name for q in asked for _, name, _ in entries(q.get("rule", {}))
                        if name not in self.framework.question}
        for unit in self.tables[data["unit"]].units:
            found = []
            for question in asked:
                if self.applies(question, unit) == NO:
                    found.append(("q", question["id"]))
            for name in observations:
                if self.conditions.holds(self.observations[name].get("when"), unit.facts) == NO:
                    found.append(("o", name))
            for key in found:
                if unit.answers.get(key) in (S, I):
                    unit.answers[key] = NA

    def settle(self, node):
        """The ratings of a node by the rule and in the end, after those of all that it is made of or limited by."""
        node_id = node["id"]
        if node_id in self.rule:
            return
        fw = self.framework
        for other in fw.children(node_id) + [fw.node[n] for n in fw.rests_on(node_id)]:
            self.settle(other)
        self.banded[node_id] = self.by_rule(node)
        self.rule[node_id], _ = self.held(node_id, self.banded[node_id], self.rule)
        self.node_held[node_id] = []
        panel = self.record.get("panel", {}).get(node_id)
        if panel is not None:
            at = fw.names.index(panel["rating"])
            self.final[node_id] = Result("rated", at, at)
            return
        final = self.banded[node_id]
        if node.get("rollup") == "sum of points":
            final = self.sum_of_points(node, self.final)
        elif node.get("rollup") in RATING_ROLLUPS and not self.entered_any(node):
            final = self.by_ratings(node, self.final)
        self.final[node_id], self.node_held[node_id] = self.held(node_id, final, self.final)

    def entered_any(self, node):
        return any(self.entered_on(node, key) is not None for key in ("rating", "not-rated", "value"))

    # --- all of it ---

    def run(self):
        self.check()
        if self.errors:
            return {"errors": sorted(self.errors)}
        fw = self.framework
        self.figure, questions = {}, []
        for question in fw.questions:
            self.figure[question["id"]], report = self.question_report(question)
            questions.append(report)
        self.rule, self.final, self.banded, self.node_held = {}, {}, {}, {}
        for node in fw.nodes:
            self.settle(node)
        return {"inspections": [{
            "id": self.record["inspection"]["id"], "framework": fw.id, "overall": self.overall(),
            "weighted": self.weighted_nodes(),
            "nodes": [self.node_report(n) for n in fw.nodes], "questions": questions,
            "breakdowns": [self.breakdown(fact) for fact in self.by]}]}


def one_condition(condition, names):
    """(how many: "any", "all" or a number, whether a rating is so)."""
    for key, rating in condition.items():
        many, _, side = key.partition("-at-")
        if many in ("any", "all", "number") and side in ("most", "least"):
            at = names.index(rating)
            such = (lambda r: r <= at) if side == "most" else (lambda r: r >= at)
            return (condition["number"] if many == "number" else many), such
    raise KeyError("no condition")


def one_combination(value, required, plus, misses):
    """The result of a rule for one combination (2). required, plus: the ids that are left."""
    if not required and not plus:
        return NA
    if any(value[name] == I for name in required):
        return I
    if sum(1 for name in plus if value[name] == I) > misses:
        return I
    if not any(value[name] == S for name in required | plus):
        return I
    return S


def rate(band, compare, pair, units=None):
    """The worst and best rating of a share of at least and at most so many units (None: nobody counted them; 7.44)."""
    least, most = units or (0, math.inf)
    small = band.get("small")
    edges = [band["edges"]] if small is None or most >= small["units"] else []
    if small is not None and least < small["units"]:
        edges.append(small["edges"])
    return (min(band_index(e, compare, pair[0]) for e in edges),
            max(band_index(e, compare, pair[1], upper=True) for e in edges))


def question_share(figure):
    """exact, low and high as they were counted where there is a cell."""
    share = {"exact": None, "number": None, "text": figure.text(), "low": None, "high": None,
             "low_open": False, "high_open": False}
    if figure.state == "none":
        return share
    share.update(low=fraction_text(figure.low.value), high=fraction_text(figure.high.value),
                 low_open=figure.low.open, high_open=figure.high.open)
    if figure.cell:
        low, high = figure.cell.bounds()
        share["low"], share["high"] = "%d/%d" % low, "%d/%d" % high
        if figure.point is not None:
            share["exact"], share["number"] = "%d/%d" % figure.cell.point(), number_text(figure.point)
    return share


def complement(figure):
    """The share that was not sufficient; null where there is no basis or no data."""
    if figure.state in ("none", "nodata"):
        return None
    if figure.point is not None:
        n, base = figure.cell.point()
        share = Fraction(base - n, base)
        return {"exact": "%d/%d" % (base - n, base), "number": number_text(share), "text": percent_text(share)}
    if figure.printed is not None:
        return {"exact": None, "number": None, "text": "%s%%" % (100 - Decimal(figure.printed.rstrip("%")))}
    turned = Limit(1 - figure.high.value, figure.high.open), Limit(1 - figure.low.value, figure.low.open)
    return {"exact": None, "number": None, "text": limits_text(*turned)}


def weighted_report(figure):
    if figure is None:
        return None
    return {"exact": fraction_text(figure.point) if figure.point is not None else None,
            "low": fraction_text(figure.low.value), "high": fraction_text(figure.high.value)}


def node_share(figure):
    return {"exact": fraction_text(figure.point) if figure.point is not None else None,
            "number": number_text(figure.point) if figure.point is not None else None, "text": figure.text(),
            "low": fraction_text(figure.low.value), "high": fraction_text(figure.high.value),
            "low_open": figure.low.open, "high_open": figure.high.open}


def key_lines(record_text):
    """(section, key) -> line, for the plain sections of a record."""
    lines, section = {}, None
    for number, line in enumerate(record_text.splitlines(), 1):
        head = re.match(r"\s*\[([A-Za-z-]+)\]", line)
        if head:
            section = head.group(1)
        elif re.match(r"\s*\[", line):
            section = None
        key = re.match(r'\s*(?:"([^"]+)"|([A-Za-z0-9_-]+))\s*=', line)
        if key and section:
            lines[(section, key.group(1) or key.group(2))] = number
    return lines


def score_documents(framework_documents, catalogue, record, lines, tables, by=(), derive_missing=False):
    """As `score`, from TOML that is parsed already (with decimals as Decimal)."""
    return Scorer(framework_documents, catalogue, record, lines, tables, by, derive_missing).run()


def score(framework_texts, catalogue_text, record_text, tables, by=(), derive_missing=False):
    return score_documents([parse_toml(t) for t in framework_texts], parse_toml(catalogue_text),
                           parse_toml(record_text), key_lines(record_text), tables, by, derive_missing)


def main():
    parser = argparse.ArgumentParser(description="Score one record, slowly and plainly.")
    parser.add_argument("frameworks", nargs="+")
    parser.add_argument("--catalogue", required=True)
    parser.add_argument("--record", required=True)
    parser.add_argument("--by", action="append", default=[])
    parser.add_argument("--derive-missing", action="store_true")
    options = parser.parse_args()

    def text(path):
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()

    record_text, folder, tables = text(options.record), os.path.dirname(options.record), {}
    for data in parse_toml(record_text).get("data", []):
        for name in (data["file"], data.get("columns")):
            if name:
                tables[name] = text(os.path.join(folder, name))
    found = score([text(f) for f in options.frameworks], text(options.catalogue), record_text, tables,
                  options.by, options.derive_missing)
    print(json.dumps(found, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
