import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { readWav, writeWav } from "@/audio-engine/files/wav";
import { newBus, newLimiter, newMaster, newSession, newTrack, type Session } from "@/audio-engine/session";
import { bundleScript } from "@/scripts/lib/script-bundle.mjs";

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

let program = "";
const folder = mkdtempSync(path.join(tmpdir(), "studio-"));
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  program = fileURLToPath(await bundleScript("scripts", "studio", "main.ts"));
});

function studio(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (failure, out, error) => {
      resolve({ status: failure === null ? 0 : Number(failure.code), out, error });
    });
  });
}

const tone = newTrack({
  id: "tone",
  name: "Tone",
  input: {
    kind: "generator",
    generator: { id: "sine", kind: "sine", seed: 0, levelDbfs: -20, frequencyHz: 1000 },
  },
});

function session(fields: Partial<Session> = {}): Session {
  return newSession({
    id: "s",
    title: "S",
    engineVersion: 1,
    lengthFrames: 48000,
    tracks: [tone],
    ...fields,
  });
}

function writeSession(name: string, document: unknown): string {
  writeFileSync(at(name), JSON.stringify(document));
  return at(name);
}

const sine = (rate: number, seconds: number, peak: number): Float32Array =>
  Float32Array.from({ length: rate * seconds }, (_, i) => peak * Math.sin((2 * Math.PI * 997 * i) / rate));

describe("measure", () => {
  test.each([
    [44100, 16],
    [48000, 24],
    [96000, 32],
  ] as const)("a stereo 997 Hz sine of −23 dBFS peak at %d Hz, %d bits, is −23 LUFS", async (rate, bits) => {
    const wave = sine(rate, 5, 10 ** (-23 / 20));
    writeFileSync(at(`sine-${rate}.wav`), writeWav([wave, wave], { bits, sampleRateHz: rate }));
    const { status, out } = await studio("measure", at(`sine-${rate}.wav`), "--json");
    expect(status).toBe(0);
    const measured = JSON.parse(out);
    expect(Object.keys(measured)).toEqual([
      "sampleRateHz",
      "channels",
      "durationSeconds",
      "integratedLufs",
      "maxMomentaryLufs",
      "maxShortTermLufs",
      "loudnessRangeLu",
      "truePeakDbtp",
      "samplePeakDbfs",
      "rmsDbfs",
      "crestFactorDb",
      "correlation",
      "spectralTiltDbPerOctave",
      "monoFoldLossLu",
      "stereoByOctave",
    ]);
    expect(measured).toMatchObject({ sampleRateHz: rate, channels: 2, durationSeconds: 5 });
    expect(measured.integratedLufs).toBeCloseTo(-23, 1);
    expect(measured.truePeakDbtp).toBeCloseTo(-23, 1);
    expect(measured.crestFactorDb).toBeCloseTo(3.01, 2);
    expect(measured.correlation).toBeCloseTo(1, 6);
    expect(measured.rmsDbfs).toBeCloseTo(-26.01, 2);
    expect(measured.monoFoldLossLu).toBeCloseTo(0, 6);
    expect(measured.stereoByOctave).toHaveLength(10);
    expect(measured.stereoByOctave[5]).toEqual({ centreHz: 1000, sideToMidDb: -100, monoFoldLossDb: 0 });
  });

  test("prints every measure in words, and help names each field", async () => {
    const file = at("words.wav");
    const wave = sine(48000, 2, 0.1);
    writeFileSync(file, writeWav([wave, wave], { bits: 16 }));
    const { out } = await studio("measure", file);
    expect(out).toMatch(/^RMS level +-23\.01 dBFS$/m);
    expect(out).toMatch(/^Loss when folded to mono +0 LU$/m);
    expect(out).toMatch(/^Octave at 1000 Hz +side -100 dB against middle, 0 dB lost in mono$/m);
    const help = await studio("help");
    expect(help.status).toBe(0);
    const fields = Object.keys(JSON.parse((await studio("measure", file, "--json")).out));
    for (const field of fields.slice(3)) expect(help.out).toContain(field);
  });
});

describe("render", () => {
  test("a part is the cut of the whole", async () => {
    const file = writeSession("whole.json", session());
    expect((await studio("render", file, at("whole.wav"))).status).toBe(0);
    expect((await studio("render", file, at("part.wav"), "--from", "0.25", "--to", "0.5")).status).toBe(0);
    const whole = readWav(readFileSync(at("whole.wav")));
    const part = readWav(readFileSync(at("part.wav")));
    expect(whole).toMatchObject({ bits: 32, sampleRateHz: 48000, frames: 48000 });
    expect(part.channels).toEqual(whole.channels.map((samples) => samples.slice(12000, 24000)));
  });

  test("as integers it is dithered, unless asked otherwise, and never a step and a half from the print", async () => {
    const file = writeSession("integers.json", session());
    expect((await studio("render", file, at("float.wav"))).status).toBe(0);
    const [print = []] = readWav(readFileSync(at("float.wav"))).channels;
    const errorsOf = async (...options: string[]): Promise<number[]> => {
      const out = at(`${options.join("")}.wav`);
      expect(await studio("render", file, out, ...options)).toMatchObject({ status: 0, error: "" });
      const { bits, channels } = readWav(readFileSync(out));
      return Array.from(channels[0] ?? [], (code, i) => code - (print[i] ?? 0) * 2 ** (bits - 1));
    };
    const power = (errors: number[]): number => errors.reduce((sum, e) => sum + e * e, 0) / errors.length;
    for (const bits of ["16", "24"]) {
      const errors = await errorsOf("--bits", bits);
      expect(errors).toHaveLength(48000);
      expect(Math.max(...errors.map(Math.abs))).toBeLessThanOrEqual(1.5);
      expect(power(errors)).toBeCloseTo(1 / 4, 1);
    }
    expect(
      Math.max(...(await errorsOf("--bits", "16", "--dither", "none")).map(Math.abs)),
    ).toBeLessThanOrEqual(0.5);
    expect(power(await errorsOf("--bits", "16", "--dither", "shaped"))).toBeGreaterThan(2);
  });

  test("every example in docs/examples renders; the tone comes out as its levels say", async () => {
    const examples = readdirSync("docs/examples").filter((name) => name.endsWith(".session.json"));
    expect(examples).toHaveLength(4);
    for (const example of examples) {
      const { status, error } = await studio("render", `docs/examples/${example}`, at(`${example}.wav`));
      // A busy machine may be slow enough for a word of progress.
      const trouble = error.replaceAll(/^Rendering .*: \d+ %\n/gm, "");
      expect({ example, status, trouble }).toEqual({ example, status: 0, trouble: "" });
      const [samples = []] = readWav(readFileSync(at(`${example}.wav`))).channels;
      expect(samples.some((sample) => Math.abs(sample) > 0.001)).toBe(true);
    }
    const { channels } = readWav(readFileSync(at("tone-bus-and-limiter.session.json.wav")));
    const [left] = channels;
    if (!(left instanceof Float32Array)) throw new Error("A print is 32-bit floats.");
    const rms = Math.sqrt(left.subarray(0, 48000).reduce((sum, x) => sum + x * x, 0) / 48000);
    // −20 dBFS, −3.01 dB in the middle; −6 dB by the group less −12 dB by the inverted second way.
    const gain = 10 ** (-6 / 20) - 10 ** (-12 / 20);
    expect(20 * Math.log10(rms)).toBeCloseTo(-20 - 10 * Math.log10(2) + 20 * Math.log10(gain), 2);
  });
});

describe("bad input ends with status 2, one line, and no file", () => {
  const wav = writeWav([sine(48000, 1, 0.1)], { bits: 16 });
  const header = (change: (view: DataView) => void): Uint8Array => {
    const bytes = wav.slice();
    change(new DataView(bytes.buffer));
    return bytes;
  };
  const sounds: Record<string, readonly [Uint8Array, RegExp]> = {
    "no-sound.wav": [new TextEncoder().encode("a letter, not a sound"), /neither a WAV nor a FLAC/],
    "truncated.wav": [wav.subarray(0, 1001), /cut off/],
    "empty.wav": [writeWav([new Float32Array(0)], { bits: 16 }), /no samples/],
    "rate-0.wav": [header((view) => view.setUint32(24, 0, true)), /Hz/],
    "rate-1m.wav": [header((view) => view.setUint32(24, 1_000_000, true)), /Hz/],
    "channels-33.wav": [
      header((view) => {
        view.setUint16(22, 33, true);
        view.setUint32(28, 33 * 2 * 48000, true);
        view.setUint16(32, 33 * 2, true);
      }),
      /channels/,
    ],
    "nan.wav": [writeWav([new Float32Array([0, Number.NaN, 0])], { bits: 32 }), /sample/],
  };

  test.each(Object.keys(sounds))("measure %s", async (name) => {
    const [bytes, sentence] = sounds[name] ?? [new Uint8Array(), /^$/];
    writeFileSync(at(name), bytes);
    const { status, out, error } = await studio("measure", at(name));
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(error).toMatch(/^[^\n]+\.\n$/);
    expect(error).toMatch(sentence);
  });

  const missing = {
    kind: "clips" as const,
    clips: [
      {
        id: "c",
        asset: { kind: "library" as const, id: "nothing", pcmSha256: "0".repeat(64) },
        sourceFrame: 0,
        frames: 100,
        atFrame: 0,
        gainDb: 0,
        fadeInFrames: 0,
        fadeOutFrames: 0,
      },
    ],
  };
  const documents: Record<string, readonly [unknown, RegExp]> = {
    "a list": [[], /not made by Behind the Glass/],
    "a later version": [{ ...session(), version: 9 }, /later version/],
    "an unknown unit": [
      { ...session(), master: newMaster({ inserts: [{ ...newLimiter("l"), unit: "maximizer" } as never] }) },
      /^master\.inserts\[0\]/,
    ],
    "an input that is not built": [
      session({ tracks: [{ ...tone, input: { kind: "liveInput" } }] }),
      /Live input/,
    ],
    "a missing sound": [session({ tracks: [{ ...tone, input: missing }] }), /"nothing"/],
    "buses in a circle": [
      session({
        buses: [newBus({ id: "a", name: "A", output: "b" }), newBus({ id: "b", name: "B", output: "a" })],
      }),
      /^buses\[0\]: .*circle/,
    ],
    "a level out of range": [session({ tracks: [{ ...tone, faderDb: 99 }] }), /^tracks\[0\]\.faderDb: /],
  };

  test.each(Object.keys(documents))("render %s", async (name) => {
    const [document, sentence] = documents[name] ?? [null, /^$/];
    const { status, error } = await studio("render", writeSession("bad.json", document), at("bad.wav"));
    expect({ status, error }).toEqual({ status: 2, error: expect.stringMatching(sentence) });
    expect(error).toMatch(/^[^\n]+\.\n$/);
    expect(existsSync(at("bad.wav"))).toBe(false);
    expect(readdirSync(folder).filter((file) => file.endsWith(".part"))).toEqual([]);
  });

  test.each([
    ["no JSON", ["render", "README.md", at("x.wav")], /cannot be read as JSON/],
    ["a file that is not there", ["measure", at("nowhere.wav")], /does not exist/],
    [
      "an output that cannot be written",
      ["render", "docs/examples/tone-bus-and-limiter.session.json", "/nowhere/x.wav"],
      /does not exist/,
    ],
    [
      "half a range",
      ["render", "docs/examples/tone-bus-and-limiter.session.json", at("x.wav"), "--from", "1"],
      /--from and --to/,
    ],
    [
      "a range backwards",
      ["render", "docs/examples/tone-bus-and-limiter.session.json", at("x.wav"), "--from", "2", "--to", "1"],
      /--from and --to/,
    ],
    ["an unknown option", ["measure", "--loud"], /one sound file/],
  ])("%s", async (_, args, sentence) => {
    const { status, error } = await studio(...args);
    expect({ status, error }).toEqual({ status: 2, error: expect.stringMatching(sentence) });
    expect(error).toMatch(/^[^\n]+\.\n$/);
  });

  test.each([
    ["mix", 'There is no command "mix"; npm run -s studio -- help tells which there are.\n'],
    ["a\nb", 'There is no command "a\\nb"; npm run -s studio -- help tells which there are.\n'],
    ["", "No command is named; npm run -s studio -- help tells which there are.\n"],
  ])("%j is no command, and that is one line", async (name, error) => {
    expect(await studio(name)).toMatchObject({ status: 2, error });
  });
});
