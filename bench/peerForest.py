"""Fits scikit-learn's forest on the features of a customer file and prints the seconds of the fit alone.

Usage: peerForest.py FILE.csv CHURN_COLUMN CHURNED_VALUE LEFT_OUT,LEFT_OUT…
Texts become whole numbers in the order they come; an empty cell is -1 below everything.
"""
import csv
import sys
import time

import numpy
from sklearn.ensemble import RandomForestClassifier


def main(file, churn, churned, left_out):
    with open(file, newline="", encoding="utf-8") as source:
        rows = csv.reader(source)
        header = next(rows)
        used = [i for i, name in enumerate(header) if name != churn and name not in left_out.split(",")]
        outcome = header.index(churn)
        codes = [{} for _ in header]
        values, labels = [], []
        for row in rows:
            values.append([code(codes[i], row[i]) for i in used])
            labels.append(row[outcome] == churned)
    X = numpy.array(values, dtype=numpy.float32)
    y = numpy.array(labels)
    start = time.perf_counter()
    RandomForestClassifier(n_estimators=100, max_depth=10, min_samples_leaf=20, n_jobs=2, random_state=42).fit(X, y)
    print(time.perf_counter() - start)


def code(known, cell):
    if cell == "":
        return -1.0
    try:
        return float(cell)
    except ValueError:
        return float(known.setdefault(cell, len(known)))


main(*sys.argv[1:])
