import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { ParametricEq } from "@/audio-engine/dsp/eq-parametric";
import { writeWav } from "@/audio-engine/files/wav";
import { congruentialNoise, runMono } from "@/tests/helpers/dynamics-signals";
import { studio } from "./harness";

const folder = mkdtempSync(path.join(tmpdir(), "compare-"));
const noise = congruentialNoise(3, 96000).map((x) => 0.1 * x);

function file(name: string, samples: Float64Array, sampleRateHz = 48000): string {
  writeFileSync(path.join(folder, name), writeWav([samples], { bits: 32, sampleRateHz }));
  return path.join(folder, name);
}

async function compared(one: string, other: string) {
  const { status, out, error } = await studio(["compare", one, other, "--json"]);
  expect({ status, error }).toEqual({ status: 0, error: "" });
  return JSON.parse(out);
}

const plain = file("plain.wav", noise);

test("a louder copy differs in loudness alone, and covers most of the sound", async () => {
  const louder = file(
    "louder.wav",
    noise.map((x) => 4 * x),
  );
  const found = await compared(plain, louder);
  expect(found.loudnessDifferenceLu).toBeCloseTo(12.04, 2);
  expect(found.thirdOctaveErrorDb).toBeLessThan(1e-3);
  expect(found.maskedShare01).toBeGreaterThan(0.95);
  expect(found.thirdOctaves).toHaveLength(30);
  expect(
    (
      await compared(
        louder,
        file(
          "soft.wav",
          noise.map((x) => 0.001 * x),
        ),
      )
    ).maskedShare01,
  ).toBeLessThan(0.01);
});

test("a bell of 6 dB stands where it was set", async () => {
  const eq = new ParametricEq();
  eq.setBands([{ kind: "bell", frequencyHz: 1000, gainDb: 6, q: 1, enabled: true }], "snap");
  const found = await compared(plain, file("bell.wav", runMono(eq, noise)));
  const differences: (number | null)[] = found.thirdOctaves.map(
    (each: { differenceDb: number | null }) => each.differenceDb,
  );
  expect(differences[16]).toBeCloseTo(6, 0);
  expect(differences[26]).toBeCloseTo(0, 0);
});

test("where a sound has no energy there is no difference, and silence has no masking", async () => {
  const tone = file(
    "tone.wav",
    Float64Array.from({ length: 96000 }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 1000 * i) / 48000)),
  );
  const found = await compared(tone, plain);
  expect(found.thirdOctaves[29].differenceDb).toBeNull();
  expect(found.thirdOctaves[16].differenceDb).not.toBeNull();
  const silent = await compared(file("silent.wav", new Float64Array(48000)), plain);
  expect(silent).toMatchObject({ loudnessDifferenceLu: null, thirdOctaveErrorDb: null, maskedShare01: null });
  expect((await compared(file("slow.wav", noise, 44100), plain)).maskedShare01).toBeNull();
});

test("what cannot be compared is one line", async () => {
  expect(await studio(["compare", plain])).toEqual({
    status: 2,
    out: "",
    error: "compare takes two sound files, and --json.\n",
  });
  const { status, error } = await studio(["compare", plain, path.join(folder, "nothing.wav")]);
  expect({ status, lines: error.split("\n").length }).toEqual({ status: 2, lines: 2 });
  expect((await studio(["compare", plain, plain])).out).toMatch(/^Difference in loudness +0 LU\n/);
});
