"""Reference of the compressor, as JSON on stdout: python3 -B tests/reference/compressor.py > tests/reference/compressor.json

Giannoulis, Massberg & Reiss, "Digital Dynamic Range Compressor Design - A Tutorial and Analysis", JAES 60(6), 2012:
static curve eq. 4, feed-forward log-domain structure (fig. 7c), smooth decoupled detector eq. 17. Beyond the paper:
ratio 100 stands for infinity; with a stereo link each channel's wanted reduction moves by that share towards the
larger one; the side chain's low cut is a second-order Butterworth filter of scipy; a parallel mix adds amplitudes.
"""

import json
import random as rng

import numpy as np
from scipy.signal import butter, sosfilt

from dynamics_signals import RATE, SIGNALS, TRACE, TRACES, decibels, log_uniform, rounded, smooth_decoupled

random = rng.Random(20120601)


def settings():
    s = {
        "thresholdDb": random.uniform(-60, 0),
        "ratio": 100 if random.random() < 0.1 else log_uniform(random, 1, 100),
        "kneeDb": 0 if random.random() < 0.1 else random.uniform(0, 24),
        "attackSeconds": log_uniform(random, 0.0001, 0.2),
        "releaseSeconds": log_uniform(random, 0.01, 3),
        "makeupDb": random.uniform(-12, 24),
        "mix01": random.choice([1, 1, random.random()]),
        "sidechainLowCutHz": random.choice([20, log_uniform(random, 20, 500)]),
        "linkAmount01": random.choice([0, 1, random.random()]),
    }
    return {key: round(value, 6) for key, value in s.items()}


def gain_computer(x, s):
    """Output level of a level in dB, eq. 4."""
    threshold, knee = s["thresholdDb"], s["kneeDb"]
    inverse = 0.0 if s["ratio"] == 100 else 1 / s["ratio"]
    if 2 * (x - threshold) < -knee:
        return x
    if 2 * abs(x - threshold) <= knee and knee > 0:
        return x + (inverse - 1) * (x - threshold + knee / 2) ** 2 / (2 * knee)
    return threshold + (x - threshold) * inverse


def curve(x, s):
    wet = gain_computer(x, s) - x + s["makeupDb"]
    return x + 20 * np.log10(1 - s["mix01"] + s["mix01"] * 10 ** (wet / 20))


def wanted(x, s):
    """Frame by frame, the reduction in dB that the gain computer asks for."""
    if s["sidechainLowCutHz"] > 20:
        x = sosfilt(butter(2, s["sidechainLowCutHz"], "highpass", fs=RATE, output="sos"), x)
    return np.array([0 if level == -np.inf else level - gain_computer(level, s) for level in decibels(x)])


def traces(left, right, s):
    l, r = wanted(left, s), wanted(right, s)
    larger = np.maximum(l, r)
    pair = [each + s["linkAmount01"] * (larger - each) for each in (l, r)]
    return [smooth_decoupled(each, s["attackSeconds"], s["releaseSeconds"]) for each in pair]


def main():
    curves = []
    for _ in range(240):
        s = settings()
        levels = rounded([random.uniform(-80, 36) for _ in range(4)] + [s["thresholdDb"] + random.uniform(-13, 13)])
        curves.append({"settings": s, "inputDb": levels, "outputDb": rounded([curve(x, s) for x in levels])})
    runs = []
    for index in range(TRACES):
        s = settings()
        name = list(SIGNALS)[index % 2]
        # Each channel: the larger one is what the unit tells.
        l, r = traces(*SIGNALS[name], s)
        runs.append({"signal": name, "settings": s, "left": rounded(l[TRACE]), "right": rounded(r[TRACE])})
    print(json.dumps({"curves": curves, "traces": runs}, separators=(",", ":")))


main()
