"""Random rules over ratings and limits, kept only where nothing rests on itself and each can change something."""
from decimal import Decimal

from scorer.framework import Framework, RATING_ROLLUPS, conditions_of, one_condition
from .chance import Chance


def reach(framework, on, path=()):
    """The ratings that a node, or the overall rating, can have. RecursionError: it rests on itself."""
    if on in path:
        raise RecursionError
    path, everything = path + (on,), set(range(len(framework.names)))
    rule = framework.rule_of(on)
    if on != "overall":                     # whatever is below or looked at must not look back
        for other in [c["id"] for c in framework.children(on)] + framework.rests_on(on):
            reach(framework, other, path)
    if rule is None:
        found = set(everything)
    elif rule["rollup"] == "ladder":
        found = {framework.names.index(rung["rating"]) for rung in rule["ladder"]} if "ladder" in rule else everything
    elif rule["rollup"] == "matrix":
        rows, columns = (reach(framework, rule["matrix"][k], path) for k in ("rows", "columns"))
        found = {framework.names.index(rule["matrix"]["ratings"][a][b]) for a in rows for b in columns}
    elif rule["rollup"] == "mean of points":
        found = set(everything)
    else:
        found = set().union(*(reach(framework, one[1], path) if one[0] == "node" else everything
                              for one in framework.members(on)))
    for limit in framework.limits_on(on):
        found = found | {framework.names.index(limit.get("at-most", limit.get("at-least")))}
    return found


def can_hold(framework, condition, on):
    many, such = one_condition(condition, framework.names)
    able = sum(1 for one in framework.about(condition, on)
               if one[0] == "question" or any(such(r) for r in reach(framework, one[1], (on,))))
    return able >= (many if isinstance(many, int) else 1)


def sound(framework):
    """Nothing rests on itself, every condition can hold, and every limit can change something."""
    try:
        for on in [n["id"] for n in framework.nodes] + (["overall"] if framework.overall else []):
            reach(framework, on)
            limits, framework.limits = framework.limits, []
            kept = []
            try:
                for limit in limits:
                    if limit.get("on", "overall") != on:
                        kept.append(limit)
                framework.limits = kept     # those on it come back one by one
                for limit in [one for one in limits if one.get("on", "overall") == on]:
                    at = framework.names.index(limit.get("at-most", limit.get("at-least")))
                    found = reach(framework, on)
                    if not any((r > at) if "at-most" in limit else (r < at) for r in found):
                        return False
                    framework.limits = framework.limits + [limit]
            finally:
                framework.limits = limits
            conditions = list(framework.limits_on(on))
            rule = framework.rule_of(on)
            for rung in (rule or {}).get("ladder", []):
                conditions += conditions_of(rung)
            if not all(framework.about(c, on) and can_hold(framework, c, on) for c in conditions):
                return False
    except RecursionError:
        return False
    return True


class Rules(Chance):
    def put_rules(self, document):
        framework = Framework([document], document["framework"]["id"])
        for node in reversed(document["node"]):
            if node.get("rollup") in RATING_ROLLUPS:
                self.put_rule(framework, node["id"], node)
        overall = document.get("overall")
        if overall and self.chance(0.45):
            overall.pop("edges")
            self.put_rule(framework, "overall", overall)
        if not sound(framework):            # a rule that was put later left one without effect
            for table in [n for n in document["node"] if n.get("rollup") in RATING_ROLLUPS] + [overall or {}]:
                if table.get("rollup") in RATING_ROLLUPS:
                    table["rollup"] = "lowest rating"
                    for key in ("ladder", "matrix", "mean", "weights"):
                        table.pop(key, None)
        for number in range(self.r.choice([0, 0, 0, 1, 1, 2])):
            rated = [n["id"] for n in document["node"] if framework.can_be_rated(n)]
            places = rated + (["overall"] * 3 if overall else [])
            if not places:
                return
            on = self.r.choice(places)
            limit = self.limit(framework, on, "limit-%d" % number)
            if limit:
                document.setdefault("limit", []).append(limit)
                framework.limits.append(limit)

    def put_rule(self, framework, on, table):
        names = framework.names
        table["rollup"] = rollup = self.r.choice(RATING_ROLLUPS + ("ladder",))
        below = [n["id"] for n in framework.nodes if framework.can_be_rated(n)
                 and (on == "overall" or n["id"] in framework.subtree(on)[1:])]
        if rollup == "matrix" and "band" not in table and len(below) > 1:
            rows, columns = self.r.sample(below, 2)
            table["matrix"] = {"rows": rows, "columns": columns,
                               "ratings": [[self.r.choice(names) for _ in names] for _ in names]}
        elif rollup == "matrix":
            table["rollup"] = "lowest rating"
        elif rollup == "mean of points":
            table["mean"] = {"round": self.r.choice(["half-up", "up", "down", "not"])}
            if self.chance(0.4):
                taken = [one[1] for one in framework.members(on)]
                table["weights"] = {i: self.r.choice([2, 3, Decimal("0.5")]) for i in self.some(taken, 1, 2)}
            points = framework.points
            if len(set(b - a for a, b in zip(points, points[1:]))) == 1 and self.chance(0.3):
                table["mean"]["edges"] = [points[0] + (n + 1) * (points[1] - points[0]) - Decimal("0.5")
                                          for n in range(len(points) - 1)]
        elif rollup == "ladder":
            table["ladder"] = rungs = []
            for _ in range(self.r.randint(1, 3)):
                conditions = [self.rating_condition(framework, on) for _ in range(self.r.choice([1, 1, 2]))]
                conditions = [c for c in conditions if c]
                if conditions:
                    where = conditions[0] if len(conditions) == 1 and self.chance(0.5) else conditions
                    rungs.append({"rating": self.r.choice(names), "where": where})
            rungs.append({"rating": self.r.choice(names)})

    def limit(self, framework, on, name):
        """A limit that changes something and does not rest on itself, or None."""
        for _ in range(6):
            condition = self.rating_condition(framework, on)
            if not condition:
                continue
            limit = {"id": name, "status": "assumed", "source": "made up", **condition}
            if on != "overall" or self.chance(0.2):
                limit["on"] = on
            if self.chance(0.75):
                limit["at-most"] = self.r.choice(framework.names[:-1])
            else:
                limit["at-least"] = self.r.choice(framework.names[1:])
            framework.limits.append(limit)
            fits = sound(framework)
            framework.limits.pop()
            if fits:
                return limit
        return None

    def rating_condition(self, framework, on):
        """A condition that may hold and may not, or None."""
        names = framework.names
        rated = [n["id"] for n in framework.nodes if framework.can_be_rated(n) and n["id"] != on]
        for _ in range(8):
            condition, x = {}, self.r.random()
            if x < 0.3 and rated:
                near = rated if on == "overall" else [n for n in rated if n in framework.subtree(on)] or rated
                condition["nodes"] = self.some(near if self.chance(0.7) else rated, 1, 3)
            elif x < 0.4:
                condition["level"] = self.r.choice(framework.levels)
            elif x < 0.5:
                questions = [q["id"] for q in framework.questions]
                condition.update(questions=self.some(questions, 1, 3), band=self.r.choice(list(framework.bands)))
            about = framework.about(condition, on)
            side = self.r.choice(["most", "least"])
            rating = self.r.choice(names[:-1] if side == "most" else names[1:])
            many = self.r.choice(["any", "all", "number"])
            if many == "number":
                condition["number"] = self.r.randint(1, max(1, len(about)))
            condition["%s-at-%s" % (many, side)] = rating
            try:
                if about and can_hold(framework, condition, on):
                    return condition
            except RecursionError:
                pass
        return None
