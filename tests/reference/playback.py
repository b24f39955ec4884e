"""Loudness that each playback system's target curve takes from or adds to pink noise; prints JSON.
Run: python3 tests/reference/playback.py > playback.json

Independent of equaliser and meter: the target tables are read from playback-systems.ts; pink noise has the same power in
every third-octave; K-weighting is the published pair of filters of ITU-R BS.1770-5 at 48 kHz by scipy.signal.freqz.
"""

import json
import pathlib
import re

import numpy as np
from scipy.signal import freqz

SOURCE = pathlib.Path(__file__).parents[2] / "audio-engine/dsp/playback-systems.ts"
CENTRES = 1000 * 10 ** (np.arange(-16, 14) / 10)
SHELF = ([1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585])
HIGH_PASS = ([1, -2, 1], [1, -1.99004745483398, 0.99007225036621])


def k_power(f):
    power = np.ones_like(f)
    for b, a in (SHELF, HIGH_PASS):
        power *= np.abs(freqz(b, a, worN=f, fs=48000)[1]) ** 2
    return power


def change(target):
    weights = np.array([k_power(np.geomspace(c * 10**-0.05, c * 10**0.05, 25)).mean() for c in CENTRES])
    kept = np.array([0 if v is None else 10 ** (v / 10) for v in target])
    return 10 * np.log10((weights * kept).sum() / weights.sum())


tables = re.findall(r"^  (\w+): \{.*?targetDb: \[(.*?)\]", SOURCE.read_text(), re.S | re.M)
parsed = {name: [None if v.strip() == "null" else float(v) for v in text.split(",") if v.strip()] for name, text in tables}
print(json.dumps({name: round(float(change(target)), 3) for name, target in parsed.items() if len(target) == 30}))
