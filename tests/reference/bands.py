"""Side to middle per octave, mono-fold loss per octave and spectral tilt, independent of the TypeScript; prints JSON.
Run: python3 tests/reference/bands.py > bands.json

Energy per band from one unwindowed transform of the whole padded sound (Parseval), the bins between the band's edges of
IEC 61260-1 (base ten). Tilt by numpy.polyfit of 10 lg(energy / bandwidth) over log2 f, third-octaves 100 Hz-10 kHz within
40 dB of the most energetic band.
"""

import json

import numpy as np
from scipy.signal import lfilter

from white_noise import white_noise

rng = np.random.default_rng(61260)
PAD = 1 << 17


def energies(x):
    return np.abs(np.fft.rfft(x, PAD)) ** 2


def band_energy(spectrum, rate, low, high):
    f = np.fft.rfftfreq(PAD, 1 / rate)
    return spectrum[(f >= low) & (f < high)].sum()


def one_pole(x, memory):
    return lfilter([1 - memory], [1, -memory], x)


def case(seed):
    rate = int(rng.choice([44100, 48000, 96000]))
    frames = int(rng.integers(16000, 30000))
    mid_memory, side_memory = (round(float(v), 4) for v in rng.uniform(0, 0.98, 2))
    side_gain = round(float(10 ** rng.uniform(-2, 1)), 6)
    mid = one_pole(white_noise(seed, frames), mid_memory)
    side = side_gain * one_pole(white_noise(seed + 500, frames), side_memory)
    left, right = mid + side, mid - side
    channels, fold = energies(left) + energies(right), 2 * energies((left + right) / 2)
    edges = [(1000 * 10 ** (0.3 * n - 0.15), 1000 * 10 ** (0.3 * n + 0.15)) for n in range(-5, 5)]
    ratios, losses = [], []
    for low, high in edges:
        both = band_energy(channels, rate, low, high)
        folded = band_energy(fold, rate, low, high)
        ratios.append(round(float(10 * np.log10((both - folded) / folded)), 4))
        losses.append(round(float(10 * np.log10(both / folded)), 4))
    centres = 1000 * 10 ** (np.arange(-10, 11) / 10)
    low, high = centres * 10**-0.05, centres * 10**0.05
    energy = np.array([band_energy(channels, rate, a, b) for a, b in zip(low, high)])
    counted = energy >= energy.max() / 1e4
    density = 10 * np.log10(energy / (high - low))
    tilt = np.polyfit(np.log2(centres[counted]), density[counted], 1)[0]
    return {
        "seed": seed,
        "sampleRateHz": rate,
        "frames": frames,
        "midMemory": mid_memory,
        "sideMemory": side_memory,
        "sideGain": side_gain,
        "sideToMidDb": ratios,
        "monoFoldLossDb": losses,
        "tiltDbPerOctave": round(float(tilt), 5),
    }


print(json.dumps([case(seed) for seed in range(1, 201)]))
