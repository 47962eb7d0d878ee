"""What each unit comes to under each question (2), after the record is checked."""
from fractions import Fraction
from itertools import product

from .framework import Conditions, Framework, NO, SHARE_ROLLUPS, UNKNOWN, YES, entries, question_applies, scored
from .tables import CANNOT_TELL, I, MISSING, NA, RESERVED_FACTS, Reader, S


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


class Units:
    """One record admitted to its framework."""

    def __init__(self, framework_documents, catalogue, record, record_lines, tables, by=(), derive_missing=False):
        self.documents, self.record, self.record_lines = framework_documents, dict(record), record_lines
        self.by, self.derive_missing = by, derive_missing
        self.framework_ids = [d["framework"]["id"] for d in framework_documents]
        self.framework = Framework(framework_documents, record["inspection"]["framework"])
        self.facts = {name: "any" for name in RESERVED_FACTS}
        self.observations, self.unit_of_fact = {}, {}
        for document in [catalogue] + framework_documents:
            for fact in document.get("fact", []):
                self.facts[fact["id"]] = fact["values"]
                self.unit_of_fact[fact["id"]] = fact.get("unit")
            for observation in document.get("observation", []):
                self.observations[observation["id"]] = observation
        self.conditions = Conditions(self.facts)
        self.missing = self.framework.missing
        if not self.has_cases():
            self.take_printed()
        self.errors = []
        reader = Reader(self, self.errors)
        self.tables = {data["unit"]: reader.read(data, tables) for data in record.get("data", [])}

    def has_cases(self):
        """Whether the inspection has cases, or members whose cases rate it."""
        return bool(self.record.get("data") or self.record["inspection"].get("members"))

    def take_printed(self):
        """7.13 f: a percentage that is printed of what nothing else is known of counts as entered."""
        fw, printed = self.framework, self.record.get("printed", {})
        given = [self.record.get(section, {}) for section in ("counts", "entered", "stated")]
        entered = dict(self.record.get("entered", {}))
        known = lambda id: any(id in section for section in given)
        percents = {id: value for id, value in printed.items() if not isinstance(value, str) and id != "points"}
        for part, key in (("", "value"), ("#insufficient", "insufficient")):
            for question in fw.questions:
                id = question["id"]
                if id + part in percents and not known(id) and id not in entered:
                    entered[id] = {key: percents[id + part]}
        answered = lambda q: any(q["id"] in section for section in given + [entered])
        for node in fw.nodes:
            below = fw.subtree(node["id"])[1:]
            alone = not any(answered(q) for q in fw.subtree_questions(node["id"]) if scored(q)) and not any(
                id in percents or isinstance(entered.get(id), dict) and "value" in entered[id] for id in below)
            if node["id"] in percents and node.get("rollup") in SHARE_ROLLUPS and alone and not known(node["id"]):
                entered[node["id"]] = {"value": percents[node["id"]]}
        self.record["entered"] = entered

    def has_number(self, fact):
        table = self.tables.get(self.unit_of_fact.get(fact))
        return table is not None and ("f", fact) in table.columns

    def merged(self, framework_id):
        return Framework(self.documents, framework_id)

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

    # --- which questions the tables answer ---

    def has_column(self, question):
        table = self.tables.get(question["unit"])
        return table is not None and ("q", question["id"]) in table.columns

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

    def workable(self, question):
        """Whether the table has a column of at least one thing that the question's rule reaches."""
        return "rule" in question and any(c in self.tables[question["unit"]].columns for c in self.reach(question))

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

    def is_left_out(self, kind, unit):
        """Whether more of what is asked of a unit is blank than the regime allows (7.43)."""
        if "leave-out-above" not in self.missing:
            return False
        questions = [q for q in self.framework.questions if q["unit"] == kind]
        if any(self.has_column(q) for q in questions):
            asked = [("q", q["id"]) for q in questions if self.has_column(q) and self.applies(q, unit) == YES]
        else:                               # a table of observations
            reached = {column for q in questions for column in self.reach(q)} & set(self.tables[kind].columns)
            asked = [(sort, name) for sort, name in reached
                     if self.conditions.holds(self.observations[name].get("when"), unit.facts) == YES]
        blank = [column for column in asked if unit.answers.get(column, MISSING) == MISSING]
        return bool(asked) and Fraction(100 * len(blank), len(asked)) > Fraction(self.missing["leave-out-above"])
