"""Measures what it costs to run a writer in a process of its own, against the same report by a built-in writer, beside what `true` costs to start on the same
machine. Run by `cargo xtask bench`; never a test.

    python3 child.py ASSIZE RUST_LIBRARY WORK_FOLDER

Runs alternate, so that whatever else the machine does falls on all alike. What a library adds holds the start of the child, the digest of the library on both
sides, its loading, the passing of the document, and what its layout takes more or less than the built-in one. Two are measured: the example in C, which is next to
nothing beside its process, and one in Rust of some megabytes, whose digest shows. Without `cc` the first is left out, and that is said.
"""

import pathlib
import statistics
import subprocess
import sys
import time

TURNS, GOAL = 61, 5
ROOT = pathlib.Path(__file__).resolve().parents[2]


def milliseconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def in_c(folder):
    folder.mkdir(parents=True, exist_ok=True)
    library = folder / "libfigures.so"
    sources = ["-I", ROOT / "crates/writer/include", ROOT / "plugins/example-c/figures.c"]
    try:
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, *sources], check=True)
    except (OSError, subprocess.CalledProcessError):
        print("no library in C: there is no working `cc`")
        return None
    return library


def main():
    binary, in_rust, folder = (pathlib.Path(given).resolve() for given in sys.argv[1:4])
    libraries = [library for library in (in_c(folder), in_rust) if library]
    report = [binary, "score", "london-crc-2019", "--quiet", "--writer"]
    times = {name: [] for name in ("markdown", "true", *libraries)}
    for _ in range(TURNS):
        times["markdown"].append(milliseconds([*report, "markdown"]))
        times["true"].append(milliseconds(["true"]))
        for library in libraries:
            times[library].append(milliseconds([*report, library]))
    built_in, bare = statistics.median(times["markdown"]), statistics.median(times["true"])
    print(f"one report by a built-in writer, and by a library in a process of its own, medians of {TURNS} turns")
    print(f"  built in, whole process                {built_in:7.1f} ms")
    print(f"  starting `true`                        {bare:7.1f} ms")
    for library in libraries:
        adds = statistics.median(times[library]) - built_in
        size = library.stat().st_size / 1e6
        print(f"  {library.name} ({size:.2f} MB) adds".ljust(40) + f" {adds:7.1f} ms (goal {GOAL})   ratio {bare / max(adds, 0.001):.2f}")


if __name__ == "__main__":
    main()
