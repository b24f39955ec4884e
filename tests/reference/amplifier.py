"""Reference of the guitar amplifier, as JSON on stdout.

Tone controls: the circuit itself, the Bassman 5F6-A network with the values of Yeh & Smith (DAFx-06), solved by nodal
analysis at each frequency; no transfer function, no bilinear transform. Overtones: a sine of 65536 points per period
through the whole chain in its periodic steady state, every curve bare and every filter as its analog prototype in the
frequency domain; the supply falls with the magnitude of the power stage's output under a low-pass of 50 ms, solved to a
fixed point.
"""

import json

import numpy as np

POINTS = 65536
TONE_HZ = 997

R_TREBLE, R_BASS, R_MID, R_SLOPE = 250e3, 1e6, 25e3, 56e3
C_TREBLE, C_BASS, C_MID = 250e-12, 20e-9, 20e-9
WIRE = 1e-3
SUPPLY_SECONDS = 0.05

FREQUENCIES = [round(20 * 10 ** (3 * i / 36), 3) for i in range(37)]

VOICINGS = {
    "clean": dict(cut=20, first=-8, last=0, bias=(0.3, -0.25), coupling=15, miller=14e3, second=0, power=12, out=25),
    "crunch": dict(cut=60, first=0, last=-8, bias=(0.4, -0.35), coupling=50, miller=10e3, second=9, power=12, out=25),
    "lead": dict(cut=110, first=6, last=-12, bias=(0.5, -0.3), coupling=90, miller=7e3, second=26, power=11, out=25),
    "bass": dict(cut=10, first=-4, last=-4, bias=(0.35, -0.2), coupling=8, miller=8e3, second=3, power=13, out=12),
}


def gain(db):
    return 10 ** (db / 20)


def tone_stack(bass, mid, treble, frequencies):
    """Nodes: 0 top of treble, 1 wiper (output), 2 foot of treble, 3 slope, 4 foot of bass, 5 wiper of mid; 6 input."""
    out = []
    for f in frequencies:
        w = 2j * np.pi * f
        y = np.zeros((7, 7), complex)

        def join(a, b, admittance):
            for i, j in ((a, b), (b, a)):
                if i is None:
                    continue
                y[i, i] += admittance
                if j is not None:
                    y[i, j] -= admittance

        join(6, 0, w * C_TREBLE)
        join(0, 1, 1 / max((1 - treble) * R_TREBLE, WIRE))
        join(1, 2, 1 / max(treble * R_TREBLE, WIRE))
        join(6, 3, 1 / R_SLOPE)
        join(3, 2, w * C_BASS)
        join(3, 5, w * C_MID)
        join(2, 4, 1 / (np.exp(3.4 * (bass - 1)) * R_BASS))
        join(4, 5, 1 / max((1 - mid) * R_MID, WIRE))
        join(5, None, 1 / max(mid * R_MID, WIRE))
        voltages = np.linalg.solve(y[:6, :6], -y[:6, 6])
        out.append(voltages[1])
    return np.array(out)


def bend(x):
    return x / np.sqrt(1 + x * x)


def valve(x, bias):
    return (bend(x + bias) - bend(bias)) * (1 + bias * bias) ** 1.5


def low_pass(f, cutoff):
    return 1 / (1 + 1j * f / cutoff)


def high_pass(f, cutoff):
    return 1 - low_pass(f, cutoff)


HARMONICS = 400


def filtered(wave, response):
    spectrum = np.fft.rfft(wave)
    spectrum[HARMONICS:] = 0
    spectrum[:HARMONICS] *= response
    return np.fft.irfft(spectrum, POINTS)


def amplifier(kind, drive_db, peak_db, bass, mid, treble, presence, sag):
    v = VOICINGS[kind]
    f = TONE_HZ * np.arange(HARMONICS)
    wave = gain(peak_db + drive_db + v["first"]) * np.sin(2 * np.pi * np.arange(POINTS) / POINTS)
    wave = valve(filtered(wave, high_pass(f, v["cut"])), v["bias"][0])
    wave = filtered(wave, high_pass(f, v["coupling"]) * low_pass(f, v["miller"])) * gain(v["second"])
    wave = filtered(valve(wave, v["bias"][1]), low_pass(f, v["miller"]))
    stack = np.zeros(HARMONICS, complex)
    stack[1:] = tone_stack(bass, mid, treble, f[1:])
    shelf = 1 + (gain(9 * presence) - 1) * high_pass(f, 3000)
    wave = filtered(wave, stack * shelf) * gain(v["power"])
    supply = np.ones(POINTS)
    for _ in range(100):
        load = filtered(np.abs(supply * bend(wave / supply)), low_pass(f, 1 / (2 * np.pi * SUPPLY_SECONDS)))
        supply = 1 - 0.5 * sag * load
    return filtered(supply * bend(wave / supply), high_pass(f, v["out"])) * gain(v["last"])


def levels(wave):
    amplitudes = 2 * np.abs(np.fft.rfft(wave))[1:12] / POINTS
    return [round(float(x), 5) for x in 20 * np.log10(np.maximum(amplitudes, 1e-9))]


def main():
    stacks = []
    for bass, mid, treble in [
        (0.5, 0.5, 0.5),
        (0, 0, 0),
        (1, 1, 1),
        (1, 0, 1),
        (0, 1, 0),
        (0, 0, 1),
        (1, 0, 0),
        (0.3, 0.8, 0.6),
        (0.7, 0.2, 0.4),
    ]:
        response = np.abs(tone_stack(bass, mid, treble, FREQUENCIES))
        stacks.append(
            {
                "bass01": bass,
                "mid01": mid,
                "treble01": treble,
                "levelsDb": [round(float(x), 5) for x in 20 * np.log10(np.maximum(response, 1e-9))],
            }
        )
    rows = []
    for kind in VOICINGS:
        for drive_db, peak_db, knobs in [
            (0, -12, (0.5, 0.5, 0.5, 0, 0)),
            (12, -12, (0.5, 0.5, 0.5, 0.3, 0.3)),
            (24, -12, (0.3, 0.8, 0.6, 0.5, 1)),
            (36, -3, (0.7, 0.2, 0.4, 1, 0.6)),
        ]:
            names = ("bass01", "mid01", "treble01", "presence01", "sag01")
            wave = amplifier(kind, drive_db, peak_db, *knobs)
            rows.append(
                {
                    "kind": kind,
                    "driveDb": drive_db,
                    "peakDb": peak_db,
                    **dict(zip(names, knobs)),
                    "harmonicsDb": levels(wave),
                }
            )
    print(json.dumps({"frequenciesHz": FREQUENCIES, "toneStacks": stacks, "tones": rows}, separators=(",", ":")))


main()
