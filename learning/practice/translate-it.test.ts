import { describe, expect, it, vi } from "vitest";
import { withInsert, withStrip, withValue } from "@/audio-engine/session/address";
import { newEq, newEqBand, newInsert } from "@/audio-engine/session/build";
import type { EqBand, Insert, Session } from "@/audio-engine/session/schema";
import { TRANSLATE_IT } from "@/learning/exercises/public";
import { AnswersOnce, gain01, tooClose } from "@/tests/helpers/answers";
import { type OpenExercise, openVariant, resultWords } from "@/tests/helpers/open-exercise";

vi.setConfig({ testTimeout: 300_000 });

const [chorus] = TRANSLATE_IT.materials;

const track = (session: Session, id: string) => session.tracks.find((each) => each.id === id);
const has = (id: string, unit: string) => (session: Session) =>
  track(session, id)?.inserts.some((insert) => insert.unit === unit && insert.id !== "eq") ?? false;
const bass = await openVariant(TRANSLATE_IT.id, chorus!, has("bass", "eq"));
const lead = await openVariant(
  TRANSLATE_IT.id,
  chorus!,
  (session) => track(session, "lead-copy") !== undefined,
);
const keys = await openVariant(TRANSLATE_IT.id, chorus!, has("piano", "polarity-delay"));

const off = (session: Session, id: string, insertId: string) =>
  withInsert(session, id, insertId, (now) => ({ ...now, enabled: false }));
const without = (session: Session, id: string, insertId: string) =>
  withStrip(session, id, (strip) => ({
    ...strip,
    inserts: strip.inserts.filter((insert) => insert.id !== insertId),
  }));
const adding = (session: Session, id: string, insert: Insert) =>
  withStrip(session, id, (strip) => ({ ...strip, inserts: [...strip.inserts, insert] }));
const eqd = (session: Session, id: string, bands: readonly Partial<EqBand>[]) =>
  adding(
    session,
    id,
    newEq(
      "mine",
      bands.map((band, i) => newEqBand({ id: `band-${i}`, ...band })),
    ),
  );
const fader = (session: Session, id: string, byDb: number) =>
  withValue(session, `${id}/faderDb`, Math.min(10, (track(session, id)?.faderDb ?? 0) + byDb));
const all = (session: Session, change: (now: Session, id: string) => Session) =>
  session.tracks.reduce((now, { id }) => change(now, id), session);

const mendedBass = without(bass.start, "bass", "low");
const GOOD_BASS: Readonly<Record<string, Session>> = {
  "cut taken away": mendedBass,
  "cut switched off, voice and piano in front": fader(
    fader(off(bass.start, "bass", "low"), "piano", 2.5),
    "lead",
    2.5,
  ),
  "cut taken away, softer, with a growl, the guitar forward": fader(
    fader(eqd(mendedBass, "bass", [{ frequencyHz: 800, gainDb: 5, q: 0.8 }]), "bass", -2),
    "acoustic-guitar",
    3,
  ),
  "cut opened to 1 kHz, cymbals back": fader(
    withInsert(bass.start, "bass", "low", (now) =>
      now.unit === "eq"
        ? {
            ...now,
            params: {
              outputGainDb: 0,
              bands: now.params.bands.map((band) => ({ ...band, frequencyHz: 1000 })),
            },
          }
        : now,
    ),
    "overheads",
    -3,
  ),
  "cut taken away, dark and without much of the strings": fader(
    eqd(eqd(mendedBass, "overheads", [{ kind: "high-shelf", frequencyHz: 5000, gainDb: -8 }]), "lead", [
      { kind: "high-shelf", frequencyHz: 5000, gainDb: -5 },
    ]),
    "strings",
    -3,
  ),
};
const GOOD_LEAD: Readonly<Record<string, Session>> = {
  "the other one turned as well, the organ back": fader(
    withStrip(lead.start, "lead", (strip) => ({ ...strip, polarity: "inverted" })),
    "organ",
    -3,
  ),
  "polarity put right": withStrip(lead.start, "lead-copy", (strip) => ({ ...strip, polarity: "normal" })),
  "copy muted, voice in the middle": fader(
    withStrip(
      withStrip(lead.start, "lead-copy", (strip) => ({ ...strip, mute: true })),
      "lead",
      (strip) => ({
        ...strip,
        pan: 0,
      }),
    ),
    "lead",
    3,
  ),
};
const GOOD_KEYS: Readonly<Record<string, Session>> = {
  "taken out": without(keys.start, "piano", "wide"),
  "narrowed instead, and a little louder": fader(
    adding(
      withInsert(keys.start, "piano", "wide", (now) => ({ ...now, enabled: false })),
      "piano",
      newInsert("stereo-width", "narrow", { width01: 0.5 }),
    ),
    "piano",
    3.2,
  ),
};

const CHEATS: Readonly<Record<string, readonly [OpenExercise, Session]>> = {
  "nothing done": [bass, bass.start],
  "the bass turned up": [bass, fader(bass.start, "bass", 10)],
  "everything turned up": [bass, all(bass.start, (now, id) => fader(now, id, 6))],
  "the bass muted": [bass, withStrip(bass.start, "bass", (strip) => ({ ...strip, mute: true }))],
  "the bass thinned": [
    bass,
    fader(eqd(mendedBass, "bass", [{ kind: "low-cut", frequencyHz: 700, q: 0.7 }]), "bass", 8),
  ],
  "the bass mended and turned up": [bass, fader(mendedBass, "bass", 8)],
  "a bright master": [
    bass,
    withStrip(bass.start, "master", (strip) => ({
      ...strip,
      inserts: [
        newEq("bright", [newEqBand({ id: "high", kind: "high-shelf", frequencyHz: 500, gainDb: 12 })]),
      ],
    })),
  ],
  "everything in the middle": [
    lead,
    all(lead.start, (now, id) => withStrip(now, id, (strip) => ({ ...strip, pan: 0 }))),
  ],
  "a mono mix": [
    keys,
    all(keys.start, (now, id) => adding(now, id, newInsert("stereo-width", "mono", { width01: 0 }))),
  ],
  "the voice muted": [
    lead,
    withStrip(
      withStrip(lead.start, "lead", (strip) => ({ ...strip, mute: true })),
      "lead-copy",
      (strip) => ({
        ...strip,
        mute: true,
      }),
    ),
  ],
  "the voice turned up": [lead, fader(fader(lead.start, "lead", 6), "lead-copy", 6)],
  "the wrong part mended": [lead, without(lead.start, "bass", "eq")],
  "the piano turned up": [keys, fader(keys.start, "piano", 6)],
};

describe.each([
  ["bass", bass, GOOD_BASS],
  ["lead", lead, GOOD_LEAD],
  ["keys", keys, GOOD_KEYS],
] as const)("mends of the %s", (_part, variant, mends: Readonly<Record<string, Session>>) => {
  const answers = new AnswersOnce(Object.keys(mends), (names) =>
    variant.sketchAll(names.map((name) => mends[name]!)),
  );

  it.each(Object.keys(mends))("pass: %s", async (name) => {
    const { result } = await answers.of(name);
    expect(result, resultWords(result)).toMatchObject({ met: true, score01: 1 });
  });

  it("are no copies of each other", async () => {
    expect(tooClose(await answers.all())).toEqual([]);
  });
});

describe.each([bass, lead, keys])("cheats", (variant) => {
  const names = Object.keys(CHEATS).filter((name) => CHEATS[name]![0] === variant);
  const answers = new AnswersOnce(names, (some) => variant.markAll(some.map((name) => CHEATS[name]![1])));

  it.each(names)("gain nothing: %s", async (name) => {
    const result = await answers.of(name);
    expect(gain01(result), resultWords(result)).toBeLessThanOrEqual(0);
  });
});

it("each fault misses its own goal, and no other part's", async () => {
  const missed = async (variant: OpenExercise) =>
    (await variant.doingNothing()).filter(({ met, id }) => !met && id !== "width").map(({ id }) => id);
  expect(await missed(bass)).toEqual(["bass-on-laptop"]);
  expect(await missed(lead)).toEqual(["lead-in-mono"]);
  expect(await missed(keys)).toEqual(["keys-in-mono"]);
});
