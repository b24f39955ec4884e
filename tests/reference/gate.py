"""Reference of the gate and expander, as JSON on stdout: python3 -B tests/reference/gate.py > tests/reference/gate.json

Level: the largest |x| of the last 480 frames, both channels, after scipy's second-order Butterworth filters. Static
curve of a downward expander of ratio R: (R - 1) dB lower per dB below the threshold, never by more than the range;
R = 100 stands for infinity. Open from the threshold on until the level has been below threshold - hysteresis for
longer than the hold. The wanted gain in dB goes through the smooth decoupled detector of Giannoulis, Massberg & Reiss,
JAES 60(6) 2012, eq. 17, closed at the start. Silence counts as -200 dB.
"""

import json
import random as rng

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.signal import butter, sosfilt

from dynamics_signals import RATE, SIGNALS, TRACE, TRACES, decibels, log_uniform, rounded, smooth_decoupled

random = rng.Random(3)
WINDOW = 480


def settings():
    s = {
        "thresholdDb": random.uniform(-80, 0),
        "ratio": random.choice([100, log_uniform(random, 1, 100), log_uniform(random, 1, 5)]),
        "rangeDb": random.uniform(-80, 0),
        "attackSeconds": log_uniform(random, 0.0001, 0.2),
        "holdSeconds": log_uniform(random, 0.001, 2),
        "releaseSeconds": log_uniform(random, 0.005, 3),
        "hysteresisDb": random.uniform(0, 12),
        "sidechainLowCutHz": random.choice([20, log_uniform(random, 20, 4000)]),
        "sidechainHighCutHz": random.choice([20000, log_uniform(random, 200, 20000)]),
    }
    return {key: round(value, 6) for key, value in s.items()}


def reduction(level, s):
    under = s["thresholdDb"] - level
    if under <= 0 or s["ratio"] == 1:
        return 0.0
    return -s["rangeDb"] if s["ratio"] == 100 else min(-s["rangeDb"], (s["ratio"] - 1) * under)


def filtered(x, s):
    if s["sidechainLowCutHz"] > 20:
        x = sosfilt(butter(2, s["sidechainLowCutHz"], "highpass", fs=RATE, output="sos"), x)
    if s["sidechainHighCutHz"] < 20000:
        x = sosfilt(butter(2, s["sidechainHighCutHz"], "lowpass", fs=RATE, output="sos"), x)
    return x


def levels(left, right, s):
    key = np.maximum(np.abs(filtered(left, s)), np.abs(filtered(right, s)))
    window = sliding_window_view(np.concatenate([np.zeros(WINDOW - 1), key]), WINDOW).max(axis=1)
    return np.maximum(decibels(window), -200)


def trace(left, right, s):
    hold_frames = round(s["holdSeconds"] * RATE)
    is_open, last_loud = False, 0
    gain = np.empty(len(left))
    for n, level in enumerate(levels(left, right, s)):
        if level >= s["thresholdDb"] or (is_open and n - last_loud <= hold_frames):
            is_open = True
        else:
            # Kept open only by a level that has not fallen below the lower threshold.
            is_open = is_open and level >= s["thresholdDb"] - s["hysteresisDb"]
        if is_open and level >= s["thresholdDb"] - s["hysteresisDb"]:
            last_loud = n
        gain[n] = 0 if is_open else -reduction(level, s)
    start = -reduction(-200, s)
    return -smooth_decoupled(gain, s["attackSeconds"], s["releaseSeconds"], start)


def main():
    curves = []
    for _ in range(240):
        s = settings()
        chosen = rounded([random.uniform(-100, 10) for _ in range(3)] + [s["thresholdDb"] - random.uniform(0, 12)])
        curves.append(
            {"settings": s, "inputDb": chosen, "outputDb": rounded([x - reduction(x, s) for x in chosen])}
        )
    runs = []
    for index in range(TRACES):
        s = settings()
        name = list(SIGNALS)[index % 2]
        if index >= TRACES // 3:
            s["thresholdDb"] = round(random.uniform(-40, -4), 6)
            s["holdSeconds"] = round(log_uniform(random, 0.001, 0.05), 6)
        runs.append({"signal": name, "settings": s, "trace": rounded(trace(*SIGNALS[name], s)[TRACE])})
    print(json.dumps({"curves": curves, "traces": runs}, separators=(",", ":")))


main()
