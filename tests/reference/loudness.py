"""Reference of the loudness meter, as JSON on stdout.

ITU-R BS.1770-5 with the published coefficients of its two filters at 48 kHz, by scipy.signal.lfilter: weights 1, 1, 1,
0 (LFE), 1.41, 1.41; gating blocks of 400 ms every 100 ms, above -70 LUFS and above their mean - 10 LU. EBU Tech 3341:
momentary 400 ms, short-term 3 s, looked at every 10 ms. EBU Tech 3342: 10th to 95th percentile of short-term loudness
every 100 ms, above -70 LUFS and above their mean - 20 LU. A signal is a row of sections of sines, one sine per channel,
whose phase counts from the first frame. Whatever rate the engine is given it at, it is computed here at 48 kHz.
"""

import json
import random as rng

import numpy as np
from scipy.signal import lfilter

random = rng.Random(1770)
RATE = 48000
SHELF = ([1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585])
HIGH_PASS = ([1, -2, 1], [1, -1.99004745483398, 0.99007225036621])
WEIGHTS = {1: [1], 2: [1, 1], 5: [1, 1, 1, 1.41, 1.41], 6: [1, 1, 1, 0, 1.41, 1.41]}


def sections(count, shortest, longest, channels):
    return [
        {
            "seconds": round(random.uniform(shortest, longest), 2),
            "sines": [
                [round(random.uniform(-45, -6), 2), round(30 * (12000 / 30) ** random.random(), 2)]
                for _ in range(channels)
            ],
        }
        for _ in range(count)
    ]


def samples(parts, channel):
    out, start = [], 0
    for part in parts:
        frames = round(part["seconds"] * RATE)
        level, frequency = part["sines"][channel]
        t = (start + np.arange(frames)) / RATE
        out.append(10 ** (level / 20) * np.sin(2 * np.pi * frequency * t))
        start += frames
    return np.concatenate(out)


def lufs(power):
    return -0.691 + 10 * np.log10(power)


def means(total, seconds, hop):
    """Mean power of every whole window."""
    window, step = round(seconds * RATE), round(hop * RATE)
    ends = np.arange(window, len(total), step)
    return (total[ends] - total[ends - window]) / window


def gated(powers, below):
    audible = powers[lufs(powers) > -70]
    return audible[lufs(audible) > lufs(audible.mean()) - below]


def percentile(values, share):
    return np.sort(values)[int(np.floor((len(values) - 1) * share + 0.5))]


def readings(parts, channels):
    power = 0
    for channel, weight in enumerate(WEIGHTS[channels]):
        if weight > 0:
            power = power + weight * lfilter(*HIGH_PASS, lfilter(*SHELF, samples(parts, channel))) ** 2
    total = np.concatenate([[0], np.cumsum(power)])
    short_terms = lufs(gated(means(total, 3, 0.1), 20))
    return {
        "maxMomentaryLufs": round(float(lufs(means(total, 0.4, 0.01).max())), 5),
        "maxShortTermLufs": round(float(lufs(means(total, 3, 0.01).max())), 5),
        "integratedLufs": round(float(lufs(gated(means(total, 0.4, 0.1), 10).mean())), 5),
        "loudnessRangeLu": round(float(percentile(short_terms, 0.95) - percentile(short_terms, 0.1)), 5),
    }


def main():
    signals = []
    for index in range(210):
        channels = [1, 2, 1, 2, 1, 5, 6][index % 7]
        # Every seventh is long enough for a range to mean something.
        parts = sections(5, 2, 4, channels) if index % 7 == 1 else sections(3, 1.1, 1.4, channels)
        signals.append(
            {
                "sampleRateHz": [44100, 48000, 96000][index // 7 % 3],
                "channels": channels,
                "sections": parts,
                **readings(parts, channels),
            }
        )
    print(json.dumps(signals, separators=(",", ":")))


main()
