"""Reference of the de-esser, as JSON on stdout: python3 -B tests/reference/de-esser.py > tests/reference/de-esser.json

Level: scipy's second-order Butterworth high-pass, the larger of both channels. Curve: Giannoulis, Massberg & Reiss, JAES
60(6) 2012, eq. 4 with a knee of 6 dB, never beyond the range; smooth decoupled detector, eq. 17. What is taken away at a
gain g: (1 - g) high-pass + sqrt(2) (1 - sqrt g) band-pass, both over s^2 + sqrt(2) s + 1, by the bilinear transform.
"""

import json
import random as rng

import numpy as np
from scipy.signal import bilinear, butter, lfilter, sosfilt

from dynamics_signals import RATE, SIGNALS, TAKEN, TRACE, TRACES, decibels, log_uniform, rounded, smooth_decoupled

random = rng.Random(7)
KNEE = 6.0


def settings():
    s = {
        "frequencyHz": log_uniform(random, 2000, 12000),
        "thresholdDb": random.uniform(-60, 0),
        "ratio": 100 if random.random() < 0.2 else log_uniform(random, 1, 100),
        "rangeDb": random.uniform(0, 24),
        "attackSeconds": log_uniform(random, 0.0001, 0.05),
        "releaseSeconds": log_uniform(random, 0.005, 1),
    }
    return {key: round(value, 6) for key, value in s.items()}


def reduction(x, s):
    inverse = 0.0 if s["ratio"] == 100 else 1 / s["ratio"]
    over = x - s["thresholdDb"]
    if 2 * over < -KNEE:
        return 0.0
    if 2 * abs(over) <= KNEE:
        return min(s["rangeDb"], (1 - inverse) * (over + KNEE / 2) ** 2 / (2 * KNEE))
    return min(s["rangeDb"], over - over * inverse)


def run(left, right, s):
    high_pass = butter(2, s["frequencyHz"], "highpass", fs=RATE, output="sos")
    w0 = 2 * RATE * np.tan(np.pi * s["frequencyHz"] / RATE)
    band_pass = bilinear([w0, 0], [1, np.sqrt(2) * w0, w0 * w0], RATE)
    highs = [sosfilt(high_pass, x) for x in (left, right)]
    levels = decibels(np.maximum(*np.abs(highs)))
    trace = smooth_decoupled([reduction(x, s) for x in levels], s["attackSeconds"], s["releaseSeconds"])
    gain = 10 ** (-trace / 20)
    taken = (1 - gain) * highs[0] + np.sqrt(2) * (1 - np.sqrt(gain)) * lfilter(*band_pass, left)
    return trace, taken


def main():
    curves = []
    for _ in range(240):
        s = settings()
        levels = rounded([random.uniform(-80, 20) for _ in range(3)] + [s["thresholdDb"] + random.uniform(-4, 4)])
        curves.append(
            {"settings": s, "inputDb": levels, "reductionDb": rounded([reduction(x, s) for x in levels])}
        )
    runs = []
    for index in range(TRACES):
        s = settings()
        name = list(SIGNALS)[index % 2]
        trace, taken = run(*SIGNALS[name], s)
        runs.append(
            {
                "signal": name,
                "settings": s,
                "trace": rounded(trace[TRACE]),
                "takenLeft": rounded(taken[TAKEN], 7),
            }
        )
    print(json.dumps({"curves": curves, "traces": runs}, separators=(",", ":")))


main()
