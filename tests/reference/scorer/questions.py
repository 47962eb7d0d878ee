"""The figure of each question: tallied, counted, entered or stated; weighted by stratum; broken down by a fact."""
import itertools
from fractions import Fraction
from functools import cached_property
from math import prod

from .figures import (
    NINE, NineCounts, Figure, Limit, beside_not_done, figure_of_nine, complement, complement_figure, no_data, printed_figure, question_share, stated_figure,
    weighted_report,
)
from .framework import NO, UNKNOWN, YES
from .tables import I, MISSING, S
from .units import Units


def counted_not_done(given):
    part = given.get("not-done")
    return part["count"] if isinstance(part, dict) else None


class Questions(Units):
    members = ()

    def counted(self, question):
        """(nine, how it is reached, cannot tell, missing, not done, units taken from the rule) over the own table."""
        units = self.tables[question["unit"]].units
        nine, cannot_tell, missing, from_rule = self.table_nine(question, units)
        not_done = sum(1 for unit in units
                       if question["id"] in unit.not_done and not self.is_left_out(question["unit"], unit)) or None
        if not self.has_column(question):
            return nine, "derived", cannot_tell, missing, not_done, None
        if from_rule:                   # then no count of what was not done (7.27)
            return nine, "mixed", cannot_tell, missing, None, from_rule
        return nine, "recorded", cannot_tell, missing, not_done, None

    def from_members(self, question):
        """The same over the tables of all members, where each of them answers the question, and all in one way (7.46)."""
        if not self.members or not all(member.in_table(question) for member in self.members):
            return None
        found = [member.counted(question) for member in self.members]
        if len({how == "recorded" for _, how, *_ in found}) > 1:
            return None
        nine = NineCounts()
        for one in found:
            nine.add(one[0])
        how = max((one[1] for one in found), key=["recorded", "derived", "mixed"].index)
        total = [sum(one[n] or 0 for one in found) for n in range(2, 6)]
        from_rule = total[3] if how == "mixed" else None
        return nine, how, total[0], total[1], None if total[3] else total[2] or None, from_rule

    def table_nine(self, question, units):
        """(nine, cannot tell, missing, units taken from the rule)."""
        nine = NineCounts()
        count = {"cannot-tell": 0, "missing": 0, "rule": 0, None: 0}
        for unit in units:
            unit_set, complete, how = self.question_set(question, unit)
            nine.count(unit_set, complete)
            count[how] += 1
        if count["rule"] or not self.has_column(question):
            nine.absent = self.absent(question)
        return nine, count["cannot-tell"], count["missing"], count["rule"]

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

    def is_given(self, question):
        """Whether the record itself says something of it."""
        return any(question["id"] in self.record.get(part, {}) for part in ("counts", "entered", "stated"))

    def agreement_of_members(self, question, figure):
        if self.is_given(question) or figure.nine is None:
            return None
        found = [both for both in (member.agreement(question) for member in self.members) if both]
        return {key: sum(both[key] for both in found) for key in ("same", "of")} if found else None

    def question_report(self, question):
        """Returns (figure, JSON object) of one question."""
        qid = question["id"]
        counts = self.record.get("counts", {}).get(qid)
        entered = self.record.get("entered", {}).get(qid)
        stated = self.record.get("stated", {}).get(qid)
        cannot_tell = missing = not_done = derived_units = None
        if self.in_table(question):
            nine, reached, cannot_tell, missing, not_done, derived_units = self.counted(question)
            figure = figure_of_nine(nine, reached)
        elif counts is not None:
            nine = NineCounts()
            cannot_tell, missing = counts.get("cannot-tell", 0), counts.get("missing", 0)
            nine.n.update(S=counts["sufficient"], I=counts["insufficient"], u=cannot_tell + missing,
                          na=counts.get("not-applicable", 0))
            not_done = counts.get("not-done")
            figure = figure_of_nine(nine, "counts")
        elif entered is not None:
            if "insufficient" in entered:
                figure = complement_figure(entered["insufficient"])
            else:
                figure = printed_figure(entered["value"])
            figure, not_done = beside_not_done(figure, entered), counted_not_done(entered)
        elif stated is not None:
            figure, not_done = beside_not_done(stated_figure(stated), stated), counted_not_done(stated)
        elif self.from_members(question) is not None:
            nine, reached, cannot_tell, missing, not_done, derived_units = self.from_members(question)
            figure = figure_of_nine(nine, reached)
        else:
            figure = no_data()
        nine = figure.nine
        base = nine.sufficient() + nine.insufficient() if nine else None
        report = {
            "id": qid,
            "sufficient": nine.sufficient() if nine else None,
            "insufficient": nine.insufficient() if nine else None,
            "cannot_tell": cannot_tell, "missing": missing,
            "not_applicable": nine.n["na"] if nine else None,
            "nine": nine.as_json() if nine else None,
            "reached": figure.reached,
            "no_basis": {"none": "no unit applies", "nodata": "no data"}.get(figure.state),
            "may_drop_out": figure.state == "may",
            "not_done": not_done,
            "complement": complement(figure),
            "agreement": self.agreement(question) if self.in_table(question) else self.agreement_of_members(question, figure),
            "derived_units": derived_units,
            "flags": ["small-base"] if nine and figure.state != "none" and base < 10 else [],
        }
        report.update(question_share(figure))
        if self.in_table(question):
            units = self.tables[question["unit"]].units
            report["weighted"] = weighted_report(self.weighted_figure(question, units, figure.reached))
        else:
            report["weighted"] = None
        return figure, report

    def breakdown(self, fact):
        """By the values of a fact: own units, and those of members for what is pooled from them."""
        every = [self, *self.members]
        units = [u for one in every for table in one.tables.values() for u in table.units]
        recorded = {u.facts.get(fact, "") for u in units}
        declared = self.facts[fact]
        order = sorted(recorded - {""}) if declared in ("any", "date") else [v for v in declared if v in recorded]
        kinds = list(dict.fromkeys(kind for one in every for kind in one.tables))
        groups = []
        for value in order + ([""] if "" in recorded else []):
            questions = []
            for question in self.framework.questions:
                if self.in_table(question):
                    asked = [self]
                elif not self.is_given(question) and self.from_members(question) is not None:
                    asked = self.members
                else:
                    continue
                nine = NineCounts()
                for one in asked:
                    own = [u for u in one.tables[question["unit"]].units if u.facts.get(fact, "") == value]
                    nine.add(one.table_nine(question, own)[0])
                share = question_share(figure_of_nine(nine, "derived"))
                row = {k: share[k] for k in ("exact", "number", "text", "low", "high")}
                weighted = self.weighted_figure(question, own, "derived") if self.in_table(question) else None
                row.update(id=question["id"], sufficient=nine.sufficient(), insufficient=nine.insufficient(),
                           nine=nine.as_json(), weighted=weighted_report(weighted))
                questions.append(row)
            counts = {kind: sum(1 for one in every if kind in one.tables
                                for u in one.tables[kind].units if u.facts.get(fact, "") == value) for kind in kinds}
            groups.append({"value": value, "units": counts, "questions": questions})
        return {"fact": fact, "groups": groups}

    # --- a sample whose strata were drawn unequally (6.10) ---

    @cached_property
    def unequal(self):
        """(kind of unit, the weights of its units in every way to place them, whether each has its place), or None."""
        sample = self.record.get("sample", {})
        kind, strata = sample.get("unit", "case"), sample.get("stratum", [])
        table = self.tables.get(kind)
        if table is None or not strata or not table.units or any(not s.get("when") for s in strata):
            return None
        if any(s.get("eligible", 0) < 1 for s in strata):
            return None
        may_be, sure = [], True
        for unit in table.units:
            found = [self.conditions.alternative(s["when"], unit.facts) for s in strata]
            places = [at for at, holds in enumerate(found) if holds != NO]
            if not places or found.count(YES) > 1:
                return None
            may_be.append(places)
            sure = sure and UNKNOWN not in found
        if prod(map(len, may_be)) > 10_000:
            raise NotImplementedError("more ways to place units than are tried here")
        frame, ways = sum(s["eligible"] for s in strata), []
        for of in itertools.product(*may_be):
            read = [of.count(at) for at in range(len(strata))]
            if any(n == 0 or s["eligible"] < n for n, s in zip(read, strata)):
                continue
            apart = [Fraction(s["eligible"], frame) - Fraction(n, len(of)) for n, s in zip(read, strata)]
            if sum(a for a in apart if a > 0) < Fraction(5, 100):
                return None
            weights = [Fraction(s["eligible"], n) for n, s in zip(read, strata)]
            ways.append({id(unit): weights[at] for unit, at in zip(table.units, of)})
        return (kind, ways, sure) if ways else None

    def weighted_figure(self, question, units, reached):
        """The share in which each unit counts as many units of the frame as it stands for; None where it does not come from them."""
        found = self.unequal
        if found is None or question["unit"] != found[0] or not self.in_table(question):
            return None
        absent = self.table_nine(question, units)[0].absent
        sets = [(id(unit), *self.question_set(question, unit)[:2]) for unit in units]
        figures = []
        for weights in found[1]:
            nine = NineCounts()
            nine.absent = absent
            for unit, unit_set, complete in sets:
                one = NineCounts()
                one.count(unit_set, complete)
                for key in NINE:
                    nine.n[key] += one.n[key] * weights[unit]
            figures.append(figure_of_nine(nine, reached))
        figure = figures[0]
        figure.nine = None
        if figure.state not in ("basis", "may"):
            return None
        if not found[2]:
            low, high = min(f.low.value for f in figures), max(f.high.value for f in figures)
            point = low if low == high and figure.state == "basis" else None
            pair = (Limit(point), Limit(point)) if point is not None and reached in ("recorded", "counts") else None
            figure = Figure(figure.state, Limit(low), Limit(high), point, pair, reached)
        return figure
