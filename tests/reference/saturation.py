"""Overtones of the saturation, as JSON on stdout: python3 -B tests/reference/saturation.py > tests/reference/saturation.json

A tone of a given peak through each static curve, 65536 points per period; its overtones' levels in dB re full scale, from
the second on where they lie above -60. The curves are written here from their definition: a clip at 1; x - 4x^3/27 up to
1.5, then 1; the same curve 0.45 off its middle, shifted and scaled to pass 0 with slope 1, and behind it a first-order
high-pass at 5 Hz; tape is the soft curve between a treble shelf of first order (s*sqrt(A) + w)/(s/sqrt(A) + w), +9 dB,
3 kHz, and its inverse. Filters are bilinear at 48 kHz. A parallel mix adds the tone as it came to its bent self.
"""

import json
import random as rng

import numpy as np

POINTS = 65536
RATE = 48000
BIAS = 0.45
LOWEST_DB = -60
random = rng.Random(36)


def hard(x):
    return np.clip(x, -1, 1)


def soft(x):
    return np.where(np.abs(x) >= 1.5, np.sign(x), x - 4 * x**3 / 27)


def tube(x):
    return (soft(x + BIAS) - soft(np.array(BIAS))) / (1 - 12 * BIAS**2 / 27)


CURVES = {"soft": soft, "tape": soft, "tube": tube, "hard": hard}


def s_of(frequency_hz, corner_hz):
    """s over the corner's omega, along the axis of the bilinear transform."""
    return 1j * np.tan(np.pi * frequency_hz / RATE) / np.tan(np.pi * corner_hz / RATE)


def shelf(frequency_hz):
    s, root = s_of(frequency_hz, 3000), 10 ** (9 / 40)
    return (s * root + 1) / (s / root + 1)


def blocker(frequency_hz):
    s = s_of(frequency_hz, 5)
    return s / (s + 1)


def harmonics_db(kind, tone_hz, peak_db, drive_db, output_db, mix):
    at = tone_hz * np.arange(1, 12)
    before = shelf(tone_hz) if kind == "tape" else 1
    behind = 1 / shelf(at) if kind == "tape" else blocker(at) if kind == "tube" else 1
    peak = 10 ** (peak_db / 20)
    phase = 2 * np.pi * np.arange(POINTS) / POINTS
    driven = 10 ** (drive_db / 20) * peak * (np.exp(1j * phase) * before).imag
    # A sine's first bin is -j/2 times its size.
    bent = behind * np.fft.rfft(CURVES[kind](driven))[1:12] * 2j / POINTS
    out = mix * 10 ** (output_db / 20) * bent
    out[0] += (1 - mix) * peak
    levels = 20 * np.log10(np.maximum(np.abs(out), 1e-9))
    return [round(float(level), 5) if level > LOWEST_DB else None for level in levels]


def main():
    rows = []
    for index in range(210):
        kind = list(CURVES)[index % 4]
        # A whole number of periods in 4800 frames.
        tone_hz = 10 * random.randrange(11, 102, 2)
        setting = {
            "peakDb": round(random.uniform(-24, 0), 3),
            "driveDb": round(random.uniform(0, 36), 3),
            "outputDb": round(random.uniform(-24, 12), 3),
            "mix01": 1 if random.random() < 0.5 else round(random.random(), 4),
        }
        levels = harmonics_db(kind, tone_hz, *setting.values())
        rows.append({"kind": kind, "toneHz": tone_hz, **setting, "harmonicsDb": levels})
    print(json.dumps(rows, separators=(",", ":")))


main()
