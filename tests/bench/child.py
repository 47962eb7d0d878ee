"""Measures what it costs to run a writer in a process of its own, against the same report by a built-in writer, and prints it beside what `true` costs to
start on the same machine. Run by `cargo xtask bench`; never a test.

    python3 child.py ASSIZE LIBRARY

Runs alternate, so that whatever else the machine does falls on both alike; the difference of the two medians holds the start of the child, the loading of the
library, the passing of the document and what its layout takes more or less than the built-in one.
"""

import pathlib
import statistics
import subprocess
import sys
import time

TURNS, GOAL = 61, 5


def milliseconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def main():
    binary, library = (pathlib.Path(given).resolve() for given in sys.argv[1:3])
    report = [binary, "score", "london-crc-2019", "--quiet", "--writer"]
    alone, child, bare = [], [], []
    for _ in range(TURNS):
        alone.append(milliseconds([*report, "markdown"]))
        child.append(milliseconds([*report, library]))
        bare.append(milliseconds(["true"]))
    built_in, loaded, true = (statistics.median(times) for times in (alone, child, bare))
    print(f"one report, by a built-in writer and by {library.name} in a process of its own, medians of {TURNS} turns")
    print(f"  built in, whole process                {built_in:7.1f} ms   quickest {min(alone):.1f}")
    print(f"  a library, both processes              {loaded:7.1f} ms   quickest {min(child):.1f}")
    print(f"  what the child adds                    {loaded - built_in:7.1f} ms   goal {GOAL}")
    print(f"  starting `true`                        {true:7.1f} ms   ratio {true / max(loaded - built_in, 0.001):.1f}")


if __name__ == "__main__":
    main()
