"""Reference of the cabinets, as JSON on stdout.

Products of analog prototypes H(s) of R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients", by
scipy.signal.freqs. The loudspeakers' filters are typed here once more; the microphone's place is a shelf of 2 - 12 p dB at
2.8 kHz, its nearness a shelf at 160 Hz of what a cardioid gains at 100 Hz from a source 13 cm further away.
"""

import json

import numpy as np
from scipy.signal import freqs

FREQUENCIES = [round(30 * 10 ** (2.6 * i / 52), 3) for i in range(53)]

KINDS = {
    "open-1x12": [
        ("low-cut", 95, 0, 0.8),
        ("bell", 240, 2, 1),
        ("bell", 700, -3, 0.9),
        ("bell", 2300, 5, 0.9),
        ("bell", 3800, 4, 2.5),
        ("high-cut", 5500, 0, 1.1),
        ("high-cut", 6500, 0, 0.7),
    ],
    "closed-4x12": [
        ("low-cut", 75, 0, 1.1),
        ("bell", 120, 3, 1.2),
        ("bell", 480, -4, 0.8),
        ("bell", 2600, 6, 1),
        ("bell", 4000, 3, 3),
        ("high-cut", 5000, 0, 1.3),
        ("high-cut", 5600, 0, 0.8),
    ],
    "bass-8x10": [
        ("low-cut", 50, 0, 0.9),
        ("bell", 85, 2.5, 1),
        ("bell", 400, -3, 0.7),
        ("bell", 1600, 4, 0.8),
        ("bell", 3000, 2, 2),
        ("high-cut", 4200, 0, 1),
        ("high-cut", 5500, 0, 0.7),
    ],
}


def prototype(kind, gain_db, q):
    a = 10 ** (gain_db / 40)
    root = np.sqrt(a) / q
    return {
        "bell": ([1, a / q, 1], [1, 1 / (a * q), 1]),
        "low-shelf": ([a, a * root, a * a], [a, root, 1]),
        "high-shelf": ([a * a, a * root, a], [1, root, a]),
        "low-cut": ([1, 0, 0], [1, 1 / q, 1]),
        "high-cut": ([1], [1, 1 / q, 1]),
    }[kind]


def main():
    rows = []
    for name, filters in KINDS.items():
        for position, distance in [(0, 0.02), (0.35, 0.05), (0.5, 0.2), (1, 0.01), (1, 0.6)]:
            ratio = 0.5 * 343.2 / (2 * np.pi * 100 * (distance + 0.13))
            nearness = 10 * np.log10(1 + ratio**2)
            chain = [*filters, ("high-shelf", 2800, 2 - 12 * position, 0.6), ("low-shelf", 160, nearness, 0.5)]
            levels = np.zeros(len(FREQUENCIES))
            for kind, frequency, gain_db, q in chain:
                _, response = freqs(*prototype(kind, gain_db, q), worN=np.array(FREQUENCIES) / frequency)
                levels += 20 * np.log10(np.abs(response))
            rows.append(
                {
                    "kind": name,
                    "position01": position,
                    "distanceMetres": distance,
                    "levelsDb": [round(float(x), 4) for x in levels],
                }
            )
    print(json.dumps({"frequenciesHz": FREQUENCIES, "settings": rows}, separators=(",", ":")))


main()
