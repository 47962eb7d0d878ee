"""Measures redraws of a sample against numpy's matrix product in the same run, in processor seconds, and prints the ratio. Run by `cargo xtask bench`; never a test.

    python3 resample.py RESAMPLE_EXAMPLE

numpy counts the same: a matrix of weights (replicates x cases, by bincount of drawn indices) times the matrices of yes and of no, in single precision.
Without numpy the peer is left out, and that is said. OPENBLAS_CORETYPE is unset for the peer, so that it takes its best kernels.
"""

import os
import resource
import statistics
import subprocess
import sys
import time

os.environ.pop("OPENBLAS_CORETYPE", None)
try:
    import numpy
except ImportError:
    numpy = None

QUESTIONS, REPLICATES = 100, 2_000
# How often the example draws in one run.
TURNS_OF_EXAMPLE = 9


def peer(cases):
    draw = numpy.random.default_rng(7)
    answers = draw.integers(0, 7, size=(cases, QUESTIONS))
    yes, no = (answers > 2).astype(numpy.float32), ((answers == 1) | (answers == 2)).astype(numpy.float32)
    start = time.process_time()
    weights = numpy.empty((REPLICATES, cases), dtype=numpy.float32)
    for replicate in range(REPLICATES):
        weights[replicate] = numpy.bincount(draw.integers(0, cases, size=cases), minlength=cases)
    weights @ yes, weights @ no
    return time.process_time() - start


def own(example, cases):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([example, str(cases), str(QUESTIONS), str(REPLICATES)], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used / TURNS_OF_EXAMPLE


def main():
    example = sys.argv[1]
    for cases, turns in ((500, 7), (16_000, 3)):
        ours, theirs = [], []
        for _ in range(turns):
            ours.append(own(example, cases) * 1000)
            if numpy is not None:
                theirs.append(peer(cases) * 1000)
        mine = statistics.median(ours)
        print(f"{REPLICATES:,} redraws of {cases:,} cases x {QUESTIONS} questions: {mine:7.1f} ms of processor time")
        if theirs:
            print(f"  numpy {numpy.__version__}, matrix product {statistics.median(theirs):7.1f} ms   ratio {statistics.median(theirs) / mine:.1f}")
        else:
            print("  NO PEER: numpy is not installed, so there is no ratio (python3 -m pip install numpy)")


if __name__ == "__main__":
    main()
