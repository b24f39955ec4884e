"""Exact values of the functions that the engine computes for itself, as JSON on stdout.

Python's decimal module with 60 digits: exp and ln are correctly rounded there; sine and cosine by their power series
after reduction with pi of 100 digits (Machin's formula). Arguments are doubles, written so that they read back exactly.
"""

import json
import random as rng
from decimal import Decimal, getcontext

getcontext().prec = 100
random = rng.Random(48000)


def arctan_inverse(x):
    total, power, n = Decimal(0), Decimal(1) / x, 1
    while abs(power) > Decimal(10) ** -110:
        total += power / n * (1 if n % 4 == 1 else -1)
        power /= x * x
        n += 2
    return total


PI = 4 * (4 * arctan_inverse(5) - arctan_inverse(239))
LN2 = Decimal(2).ln()


def sine(x):
    x = x % (2 * PI)
    total, term, n = Decimal(0), x, 1
    while abs(term) > Decimal(10) ** -90:
        total += term
        term *= -x * x / ((n + 1) * (n + 2))
        n += 2
    return total


def cosine(x):
    return sine(x + PI / 2)


def main():
    def entries(count, draw, function):
        arguments = [draw() for _ in range(count)]
        return [[x, float(function(Decimal(x)))] for x in arguments]

    table = {
        "log2": entries(150, lambda: 2.0 ** random.uniform(-40, 40), lambda x: x.ln() / LN2),
        "exp2": entries(150, lambda: random.uniform(-60, 60), lambda x: (x * LN2).exp()),
        "sin": entries(150, lambda: random.uniform(-40, 40), sine),
        "cos": entries(150, lambda: random.uniform(-40, 40), cosine),
    }
    print(json.dumps(table, separators=(",", ":")))


main()
