"""Harmonics of the saturation curves, as JSON on stdout.

A sine of a given peak through each static curve, sampled 65536 times per period; amplitudes of its harmonics by FFT, in dB
re full scale. The curves are written here from their definition: a clip at 1; x - 4x^3/27 up to 1.5, then 1; the same
curve 0.45 off its middle, shifted and scaled to pass 0 with slope 1.
"""

import json

import numpy as np

POINTS = 65536
BIAS = 0.45


def hard(x):
    return np.clip(x, -1, 1)


def soft(x):
    return np.where(np.abs(x) >= 1.5, np.sign(x), x - 4 * x**3 / 27)


def tube(x):
    return (soft(x + BIAS) - soft(np.array(BIAS))) / (1 - 12 * BIAS**2 / 27)


def main():
    phase = 2 * np.pi * np.arange(POINTS) / POINTS
    rows = []
    for name, curve in {"soft": soft, "tube": tube, "hard": hard}.items():
        for drive_db in [0, 6, 12, 24, 36]:
            for peak_db in [-12, -3]:
                wave = curve(10 ** ((peak_db + drive_db) / 20) * np.sin(phase))
                amplitudes = 2 * np.abs(np.fft.rfft(wave))[1:12] / POINTS
                levels = 20 * np.log10(np.maximum(amplitudes, 1e-9))
                rows.append(
                    {
                        "kind": name,
                        "driveDb": drive_db,
                        "peakDb": peak_db,
                        "harmonicsDb": [round(level, 5) for level in levels],
                    }
                )
    print(json.dumps(rows, separators=(",", ":")))


main()
