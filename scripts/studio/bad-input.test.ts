import { execFile } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readWav, writeWav } from "@/audio-engine/files/wav";
import { newBus, newSession, newTrack } from "@/audio-engine/session";
import { bundleScript } from "@/scripts/lib/script-bundle.mjs";
import { FileTrouble, troubleWith, writeWhole } from "./files";
import { studio } from "./harness";

const folder = mkdtempSync(path.join(tmpdir(), "bad-input-"));
const at = (name: string): string => path.join(folder, name);
const EXAMPLE = "docs/examples/tone-bus-and-limiter.session.json";

const wave = Float64Array.from({ length: 4800 }, (_, i) => 0.1 * Math.sin(i * 0.1));
writeFileSync(at("good.wav"), writeWav([wave], { bits: 16 }));
const fixture = (name: string): Buffer => readFileSync(path.join("tests", "fixtures", name));

const generator = { id: "n", kind: "pink-noise", seed: 1, levelDbfs: -30 } as const;
const track = newTrack({ id: "t", name: "T", input: { kind: "generator", generator } });
const session = newSession({ id: "s", title: "S", engineVersion: 2, lengthFrames: 4800, tracks: [track] });

async function refusal(...args: string[]): Promise<string> {
  const { status, out, error } = await studio(args);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(error).toMatch(/^[^\n]+\.\n$/);
  return error.trimEnd();
}

const leftovers = (): string[] => readdirSync(folder).filter((name) => name.endsWith(".part"));

describe("a file that cannot be read is named in one line", () => {
  mkdirSync(at("folder"));
  symlinkSync(at("round"), at("round"));

  test.each([
    ["nowhere.wav", "does not exist"],
    ["good.wav/inside.wav", "does not exist"],
    ["folder", "is a folder, not a file"],
    ["round", "is a link that leads nowhere"],
    ["n".repeat(300), "has too long a name"],
  ])("%s", async (name, reason) => {
    expect(await refusal("measure", at(name))).toBe(`${at(name)} ${reason}.`);
    expect(await refusal("render", at(name), at("out.wav"))).toBe(`${at(name)} ${reason}.`);
    expect(await refusal("response", at(name), "--track", "t")).toBe(`${at(name)} ${reason}.`);
    expect(await refusal("grade", "undo-hidden-eq", at(name))).toBe(`${at(name)} ${reason}.`);
  });

  test("a device", async () => {
    expect(await refusal("measure", "/dev/zero")).toBe("/dev/zero is a device or pipe, not a file.");
  });

  test("a name with a line break stays in its line", async () => {
    expect(await refusal("measure", at("a\nb.wav"))).toContain("a b.wav does not exist");
  });

  test("one that this user may not read, or a folder that he may not write", async () => {
    writeFileSync(at("secret.wav"), writeWav([wave], { bits: 16 }));
    mkdirSync(at("closed"));
    chmodSync(at("secret.wav"), 0);
    chmodSync(at("closed"), 0o555);
    chmodSync(folder, 0o755);
    const [measured, rendered] = await asNobody(async () => [
      await studio(["measure", at("secret.wav")]),
      await studio(["render", EXAMPLE, at("closed/out.wav")]),
    ]);
    expect(measured).toMatchObject({
      status: 2,
      error: `${at("secret.wav")} may not be read or written by this user.\n`,
    });
    expect(rendered).toMatchObject({
      status: 2,
      error: `${at("closed/out.wav")} may not be read or written by this user.\n`,
    });
    expect(readdirSync(at("closed"))).toEqual([]);
  });

  test.each(["codes-16.flac", "short-16.flac"])(
    "a damaged %s says one line and nothing of the decoder's",
    async (name) => {
      const noise = vi.spyOn(console, "error");
      const bytes = fixture(name);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(at(name), bytes);
      expect(await refusal("measure", at(name))).toBe(
        "The FLAC file is damaged: part of its sound cannot be decoded.",
      );
      writeFileSync(at(name), fixture(name).subarray(0, -3));
      expect(await refusal("measure", at(name))).toBe(
        "The FLAC file is cut off: the end of its sound is missing.",
      );
      expect(noise).not.toHaveBeenCalled();
    },
  );
});

/** Runs something without the rights of root, which no file is closed to. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return run();
  process.seteuid?.(65534);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}

describe("a number out of its range is named with the range", () => {
  const strip = (fields: object) => ({ ...session, tracks: [{ ...track, ...fields }] });
  const width = (params: object) =>
    strip({ inserts: [{ id: "c", unit: "stereo-width", unitVersion: 1, enabled: true, params }] });
  const documents: Record<string, readonly [unknown, string]> = {
    fader: [strip({ faderDb: 99 }), "tracks[0].faderDb: Fader goes from -100 to 10; 99 is outside."],
    pan: [strip({ pan: -1.5 }), "tracks[0].pan: Pan goes from -1 to 1; -1.5 is outside."],
    delay: [
      strip({ delayFrames: 48001 }),
      "tracks[0].delayFrames: Delay in frames goes from 0 to 48000; 48001 is outside.",
    ],
    length: [
      { ...session, lengthFrames: 1e9 },
      "lengthFrames: A number of frames goes from 0 to 518400000; 1000000000 is outside.",
    ],
    "an automation point": [
      {
        ...session,
        automation: [{ target: "t/faderDb", points: [{ atFrame: 0, value: 11, curve: "hold" }] }],
      },
      "automation[0].points[0].value: Fader goes from -100 to 10; 11 is outside.",
    ],
    "something missing": [strip({ pan: undefined }), "tracks[0].pan: This is missing."],
    "a text": [strip({ pan: "left" }), 'tracks[0].pan: This must be a number; here it is "left".'],
    "an unknown unit": [
      strip({ inserts: [{ id: "c", unit: "maximizer", unitVersion: 1, enabled: true, params: {} }] }),
      'tracks[0].inserts[0].unit: There is no unit "maximizer" in this version.',
    ],
    "an unknown parameter": [width({ loudness: 1 }), "tracks[0].inserts[0].params"],
    "sends in a circle": [
      {
        ...session,
        buses: [
          newBus({ id: "a", name: "A", sends: [{ id: "s", bus: "b", levelDb: 0, tap: "post" }] }),
          newBus({ id: "b", name: "B", sends: [{ id: "s", bus: "a", levelDb: 0, tap: "post" }] }),
        ],
      },
      'buses[0]: Bus "a" feeds itself; sound must not run in a circle.',
    ],
  };

  test.each(Object.keys(documents))("%s", async (name) => {
    const [document, sentence] = documents[name] ?? [null, "?"];
    writeFileSync(at("bad.json"), JSON.stringify(document));
    for (const command of [
      ["render", at("bad.json"), at("bad.wav")],
      ["response", at("bad.json"), "--track", "t"],
    ]) {
      expect((await refusal(...command)).startsWith(sentence)).toBe(true);
    }
    expect(existsSync(at("bad.wav"))).toBe(false);
  });

  test("a session of no length, and one of 2 MB", async () => {
    writeFileSync(at("short.json"), JSON.stringify({ ...session, lengthFrames: 0 }));
    expect(await refusal("render", at("short.json"), at("bad.wav"))).toMatch(/of no length/);
    writeFileSync(at("large.json"), " ".repeat(2e6));
    expect(await refusal("render", at("large.json"), at("bad.wav"))).toMatch(/at most 256 kB/);
  });

  test("a time beyond three hours", async () => {
    expect(await refusal("render", EXAMPLE, at("bad.wav"), "--from", "0", "--to", "1e9")).toBe(
      '--to takes a number from 0 to 10810; "1e9" is none.',
    );
  });
});

describe("an output is written whole or not at all", () => {
  afterEach(() => expect(leftovers()).toEqual([]));

  test("one that exists stays, unless it is to be replaced or empty", async () => {
    writeFileSync(at("kept.wav"), "somebody's work");
    expect(await refusal("render", EXAMPLE, at("kept.wav"))).toMatch(/kept\.wav exists already; .*--force/);
    expect(readFileSync(at("kept.wav"), "utf8")).toBe("somebody's work");
    expect((await studio(["render", EXAMPLE, at("kept.wav"), "--force"])).status).toBe(0);
    expect(readWav(readFileSync(at("kept.wav"))).bits).toBe(32);
    writeFileSync(at("empty.wav"), "");
    expect((await studio(["render", EXAMPLE, at("empty.wav")])).status).toBe(0);
  });

  test("a folder, a device, a folder that is not there", async () => {
    expect(await refusal("render", EXAMPLE, folder, "--force")).toBe(`${folder} is a folder, not a file.`);
    expect(await refusal("render", EXAMPLE, "/dev/null", "--force")).toBe(
      "/dev/null is a device or pipe, not a file.",
    );
    expect(await refusal("render", EXAMPLE, at("no/x.wav"))).toBe(
      `The folder of ${at("no/x.wav")} does not exist.`,
    );
  });

  test("what fails midway leaves the old file as it was", async () => {
    writeFileSync(at("old.wav"), "old");
    const full = Object.assign(new Error("ENOSPC"), { code: "ENOSPC", errno: -28 });
    const filling = writeWhole(at("old.wav"), true, async (writing) => {
      await writing.write(new Uint8Array(100));
      throw full;
    });
    await expect(filling).rejects.toThrow(`${at("old.wav")} could not be written: the disk is full.`);
    expect(readFileSync(at("old.wav"), "utf8")).toBe("old");
    const missing = JSON.stringify(session).replace(
      /"input":\{.*?\}\}/,
      '"input":{"kind":"clips","clips":[{"id":"c","asset":{"kind":"library","id":"gone","pcmSha256":"' +
        "0".repeat(64) +
        '"},"sourceFrame":0,"frames":100,"atFrame":0,"gainDb":0,"fadeInFrames":0,"fadeOutFrames":0}]}',
    );
    writeFileSync(at("missing.json"), missing);
    expect(await refusal("render", at("missing.json"), at("old.wav"), "--force")).toBe(
      'The sound "gone" is not loaded, so the session cannot be played.',
    );
    expect(readFileSync(at("old.wav"), "utf8")).toBe("old");
  });

  test("where the system refuses more bytes, and where the command is stopped", async () => {
    const program = fileURLToPath(await bundleScript("scripts", "studio", "main.ts"));
    const long = { ...session, lengthFrames: 3 * 3600 * 48000 };
    writeFileSync(at("long.json"), JSON.stringify(long));
    const limited = await shell(
      `ulimit -f 200; exec "$0" "$1" render "$2" "$3"`,
      program,
      at("long.json"),
      at("l.wav"),
    );
    expect(limited).toMatchObject({ status: 2 });
    expect(limited.error).toMatch(
      /l\.wav could not be written: the file would be larger than this disk or user may have\.\n$/,
    );
    // Stops it once it has begun to write.
    const stopping = `"$0" "$1" render "$2" "$3" & child=$!; until ls "$3".*.part >/dev/null 2>&1; do :; done; kill -TERM $child; wait $child`;
    const stopped = await shell(stopping, program, at("long.json"), at("s.wav"));
    expect(stopped.status).toBe(128 + 15);
    expect(readdirSync(folder).filter((name) => /^[ls]\.wav/.test(name))).toEqual([]);
  });
});

function shell(script: string, ...args: string[]): Promise<{ status: number; error: string }> {
  return new Promise((resolve) => {
    execFile("bash", ["-c", script, process.execPath, ...args], (failure, _out, error) => {
      resolve({ status: failure === null ? 0 : Number(failure.code), error });
    });
  });
}

describe("words for what the system says", () => {
  test.each([
    ["ENOSPC", "x could not be written: the disk is full."],
    ["EROFS", "x lies on a disk that cannot be written."],
    ["EIO", "x cannot be used (EIO)."],
  ])("%s", (code, sentence) => {
    const trouble = troubleWith("x", Object.assign(new Error(code), { code, errno: -1 }));
    expect(trouble).toBeInstanceOf(FileTrouble);
    expect(trouble).toMatchObject({ message: sentence });
  });

  test("defects of ours stay what they are", () => {
    const defect = new TypeError("x is undefined");
    expect(troubleWith("x", defect)).toBe(defect);
  });
});

describe("progress", () => {
  const bytes = writeWav([new Float64Array(1)], { bits: 16, sampleRateHz: 4000 });
  writeFileSync(at("slow.wav"), bytes);
  const frames = 200 * 16384;
  const header = Buffer.from(bytes.subarray(0, 44));
  header.writeUInt32LE(frames * 2, 40);
  writeFileSync(at("slow.wav"), header);
  truncateSync(at("slow.wav"), 44 + frames * 2);

  test("is silent while work is short", async () => {
    expect(await studio(["measure", at("good.wav"), "--json"], 1)).toMatchObject({ status: 0, error: "" });
  });

  test("is a line every ten seconds in a log, and the result is alone on its way", async () => {
    const { status, out, error } = await studio(["measure", at("slow.wav"), "--json"], 500);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ durationSeconds: frames / 4000, integratedLufs: null });
    const lines = error.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeLessThan(15);
    for (const line of lines) expect(line).toMatch(/^Measuring .*slow\.wav: \d+ %$/);
  });

  test("is one line that is written over and taken away on a screen", async () => {
    const { error } = await studio(["measure", at("slow.wav"), "--json"], 500, true);
    expect(error).not.toContain("\n");
    expect(error).toMatch(/\r +\r$/);
  });
});
