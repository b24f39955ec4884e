"""How a voice lies over its band, independent of the TypeScript; prints JSON.
Run: python3 -B tests/reference/balance.py > tests/reference/balance.json

ITU-R BS.1770-5 with the published coefficients of its two filters at 48 kHz, by scipy.signal.lfilter. Blocks of 400 ms
every 100 ms. A block is sung where the voice as recorded is above -70 LUFS and above the mean of those blocks - 20 LU.
Voice over band: 10 lg of the ratio of both mean powers over the sung blocks. Evenness: numpy's 90th less 10th percentile
of the voice's loudness over them. Contrast: integrated loudness of the second half less that of the first.
"""

import json

import numpy as np
from scipy.signal import lfilter

from white_noise import white_noise

rng = np.random.default_rng(29)
RATE, HOP = 48000, 4800
SHELF = ([1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585])
HIGH_PASS = ([1, -2, 1], [1, -1.99004745483398, 0.99007225036621])


def lufs(power):
    with np.errstate(divide="ignore"):
        return -0.691 + 10 * np.log10(power)


def blocks(channels):
    power = sum(lfilter(*HIGH_PASS, lfilter(*SHELF, x)) ** 2 for x in channels)
    hops = power[: len(power) // HOP * HOP].reshape(-1, HOP).mean(axis=1)
    return np.convolve(hops, np.ones(4) / 4, "valid")


def stepped(seed, frames, gains, section):
    return white_noise(seed, frames) * np.array(gains)[(np.arange(frames) // section) % len(gains)]


def integrated(channels):
    p = blocks(channels)
    p = p[lufs(p) > -70]
    return lufs(p[lufs(p) > lufs(p.mean()) - 10].mean())


def reading(case):
    frames, section = case["frames"], case["section"]
    voice = stepped(case["seed"], frames, case["voiceGains"], section)
    rides = np.array(case["rides"])[(np.arange(frames) // (2 * section)) % len(case["rides"])]
    ridden = voice * rides
    band = [stepped(case["seed"] + 1 + c, frames, case["bandGains"], section // 2) for c in range(2)]
    recorded = blocks([voice, voice])
    audible = recorded[lufs(recorded) > -70]
    sung = (lufs(recorded) > -70) & (lufs(recorded) > lufs(audible.mean()) - 20)
    v, b = blocks([ridden, ridden])[sung], blocks(band)[sung]
    p90, p10 = np.percentile(lufs(v), [90, 10])
    half = frames // 2
    return {
        "sungBlocks": int(sung.sum()),
        "voiceOverBandLu": round(float(lufs(v.mean()) - lufs(b.mean())), 5),
        "evennessLu": round(float(p90 - p10), 5),
        "contrastLu": round(float(integrated([x[half:] for x in band]) - integrated([x[:half] for x in band])), 5),
    }


def main():
    cases = []
    for i in range(24):
        case = {
            "seed": 100 + 10 * i,
            "frames": int(rng.integers(5, 9)) * RATE,
            "section": int(rng.integers(20000, 60000)),
            "voiceGains": [round(float(g), 4) for g in rng.choice([0.3, 0.1, 0.05, 0.02, 0, 0.0005], 5)] + [0.2],
            "bandGains": [round(float(g), 4) for g in 10 ** rng.uniform(-2.5, -0.5, 4)],
            "rides": [round(float(g), 4) for g in 10 ** rng.uniform(-0.6, 0.6, 3)],
        }
        cases.append({**case, **reading(case)})
    print(json.dumps(cases, indent=1))


main()
