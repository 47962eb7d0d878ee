"""An independent scorer, written from docs/SEMANTICS.md and the FORMAT pages alone.

Plain and slow on purpose: it is the thing other programs are compared with. Its stages are in scorer/; see README.md.
"""
import argparse
import json
import os

from scorer.nodes import Nodes
from scorer.overall import Overall
from scorer.questions import Questions
from scorer.texts import key_lines, parse_toml


class Scorer(Nodes, Overall):
    """`members`: the records of others, each with its lines and tables, from whose cases this one is rated (7.46)."""
    def __init__(self, framework_documents, catalogue, record, record_lines, tables, by=(), derive_missing=False, members=()):
        super().__init__(framework_documents, catalogue, record, record_lines, tables, by, derive_missing)
        self.members = [Questions(framework_documents, catalogue, *member, by, derive_missing) for member in members]

    def run(self):
        self.check()
        for member in self.members:
            member.check()
            self.errors += member.errors
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
        self.narrowed = self.left_by_counts()
        return {"inspections": [{
            "id": self.record["inspection"]["id"], "framework": fw.id, "overall": self.overall(),
            "weighted": self.weighted_nodes(),
            "nodes": [self.node_report(n) for n in fw.nodes], "questions": questions,
            "breakdowns": [self.breakdown(fact) for fact in self.by]}]}


def score_documents(framework_documents, catalogue, record, lines, tables, by=(), derive_missing=False, members=()):
    """As `score`, from TOML that is parsed already (with decimals as Decimal)."""
    return Scorer(framework_documents, catalogue, record, lines, tables, by, derive_missing, members).run()


def score(framework_texts, catalogue_text, record_text, tables, by=(), derive_missing=False, members=()):
    """`members`: the text of each one's record, and its tables."""
    others = [(parse_toml(text), key_lines(text), files) for text, files in members]
    return score_documents([parse_toml(t) for t in framework_texts], parse_toml(catalogue_text),
                           parse_toml(record_text), key_lines(record_text), tables, by, derive_missing, others)


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
