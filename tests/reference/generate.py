"""Random small frameworks, catalogues, records and tables, with what the reference scorer expects of them.

    python3 generate.py --seed 1 --count 20000

prints one JSON object a line. The same seed gives the same lines. Everything is typed: what is printed is
meant to be valid, but for about 8 in 100, which carry one planted error.
"""
import argparse
import json
from random import Random

from assize_reference import score_documents
from generator.chance import toml_text
from generator.faults import Faults
from generator.frameworks import Frameworks
from scorer.framework import Framework
from scorer.texts import key_lines


def make_pair(rng):
    """(the line without what is expected, the documents that its texts stand for, planted error or None)"""
    maker = Frameworks(rng)
    catalogue = maker.catalogue()
    frameworks = [maker.framework("fw-a")]
    if maker.chance(0.25):
        frameworks.append(maker.extension(frameworks[0], "fw-b"))
        if maker.chance(0.3):
            frameworks[0]["framework"]["abstract"] = True
    documents = list(frameworks)
    if maker.chance(0.3):
        documents.reverse()
    own = frameworks[-1]
    if len(frameworks) > 1 and "abstract" not in frameworks[0]["framework"] and maker.chance(0.1):
        own = frameworks[0]
    wanted = own["framework"]["id"]
    record_maker = Faults(rng, Framework(documents, wanted), documents, catalogue)
    record_maker.fill()
    planted, members = None, []
    if "kind" not in record_maker.record["inspection"] and maker.chance(0.12):
        members = record_maker.with_members(maker.r.randint(1, 3))
    elif maker.chance(0.125):                 # some do not fit
        planted = record_maker.plant()
        for table in record_maker.tables.values():
            if planted and table["layout"] == "wide":
                record_maker.files[table["file"]] = record_maker.table_text(table)
    record = {k: v for k, v in record_maker.record.items() if v}
    derive_missing = maker.chance(0.25)
    line = {"framework": [toml_text(d) for d in documents], "catalogue": toml_text(catalogue),
            "record": toml_text(record), "tables": record_maker.files, "by": record_maker.by,
            "derive_missing": derive_missing,
            "members": [{"record": toml_text(one.record), "tables": one.files} for one in members]}
    return line, (documents, catalogue, record, members), planted


def finished(seed, number):
    attempt = 0
    while True:
        rng = Random("%s/%s/%s" % (seed, number, attempt))
        line, (documents, catalogue, record, members), planted = make_pair(rng)
        lines = key_lines(line["record"])
        others = [(one.record, key_lines(toml_text(one.record)), one.files) for one in members]
        line["expected"] = score_documents(documents, catalogue, record, lines, line["tables"],
                                           line["by"], line["derive_missing"], others)
        wanted = None
        if planted:
            code, file, where = planted
            wanted = [[code, file, lines[where] if isinstance(where, tuple) else where]]
        if line["expected"].get("errors") == wanted:
            return line
        attempt += 1                        # a planted error that did not come out alone: make another pair
        if not planted:
            raise AssertionError("pair %s/%s has errors that nobody planted: %r" % (seed, number, line["expected"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--start", type=int, default=0, help="number of the first pair")
    options = parser.parse_args()
    for number in range(options.start, options.start + options.count):
        print(json.dumps(finished(options.seed, number), ensure_ascii=False))


if __name__ == "__main__":
    main()
