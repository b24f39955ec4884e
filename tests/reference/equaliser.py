"""Reference of the parametric equaliser, as JSON on stdout.

Analog prototypes H(s) of R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients", evaluated by
scipy.signal.freqs at s = j f / f0; no bilinear transform, no digital filter. 240 random settings in the range for which
the engine states its tolerance: 20 Hz to 10 kHz, Q 0.3 to 10 (shelves to 1.4), gain within 12 dB.
"""

import json
import random as rng

import numpy as np
from scipy.signal import freqs

random = rng.Random(1998)
KINDS = ["bell", "low-shelf", "high-shelf", "low-cut", "high-cut", "notch"]
FREQUENCIES = [round(20 * 10 ** (3 * i / 36), 3) for i in range(37)]


def prototype(kind, gain_db, q):
    a = 10 ** (gain_db / 40)
    root = np.sqrt(a) / q
    return {
        "bell": ([1, a / q, 1], [1, 1 / (a * q), 1]),
        "low-shelf": ([a, a * root, a * a], [a, root, 1]),
        "high-shelf": ([a * a, a * root, a], [1, root, a]),
        "low-cut": ([1, 0, 0], [1, 1 / q, 1]),
        "high-cut": ([1], [1, 1 / q, 1]),
        "notch": ([1, 0, 1], [1, 1 / q, 1]),
    }[kind]


def main():
    rows = []
    for index in range(240):
        kind = KINDS[index % len(KINDS)]
        highest_q = 1.4 if "shelf" in kind else 10
        frequency = round(20 * 500 ** random.random(), 3)
        q = round(0.3 * (highest_q / 0.3) ** random.random(), 4)
        gain = round(random.uniform(-12, 12), 3) if kind in ("bell", "low-shelf", "high-shelf") else 0
        _, response = freqs(*prototype(kind, gain, q), worN=np.array(FREQUENCIES) / frequency)
        levels = np.maximum(20 * np.log10(np.maximum(np.abs(response), 1e-10)), -200)
        rows.append(
            {"kind": kind, "frequencyHz": frequency, "gainDb": gain, "q": q, "levelsDb": [round(x, 4) for x in levels]}
        )
    print(json.dumps({"frequenciesHz": FREQUENCIES, "settings": rows}, separators=(",", ":")))


main()
