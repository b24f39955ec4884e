import { describe, expect, test } from "vitest";
import { newSession, newTrack, type Session } from "@/audio-engine";
import { OFFERED } from "@/learning/exercises/made-public";
import type { Measure } from "@/learning/exercises/measures";
import { goalOfDraft, madeOf, NEW_DRAFT, newGoal, partsFor, sectionsFor } from "./made-draft";

const asset = { kind: "library" as const, id: "song-lead", pcmSha256: "0".repeat(64) };
const clip = {
  id: "c",
  asset,
  sourceFrame: 0,
  frames: 9600,
  atFrame: 0,
  gainDb: 0,
  fadeInFrames: 0,
  fadeOutFrames: 0,
};
const session: Session = newSession({
  id: "song",
  title: "Song",
  engineVersion: 1,
  lengthFrames: 9600,
  tracks: [
    newTrack({ id: "lead", name: "The lead", input: { kind: "clips", clips: [clip] } }),
    newTrack({ id: "bass", name: "Bass", input: { kind: "clips", clips: [clip] } }),
  ],
});
const form = [
  { name: "Verse", startFrame: 0, endFrame: 4800 },
  { name: "Chorus", startFrame: 4800, endFrame: 9600 },
];
const songs = [
  { id: "loop", title: "A loop of it", lengthFrames: 4800, form: [form[0]!], assetIds: ["song-lead"] },
  { id: "song", title: "Song", lengthFrames: 9600, form, assetIds: ["song-lead"] },
];

describe("a goal of the form", () => {
  test("is sent in the measure's unit, with an empty side open, and with a sentence of its own", () => {
    const draft = {
      ...newGoal("k", "voice-over-band", session, form),
      section: "Chorus",
      min: "1.5",
      max: "",
    };
    expect(goalOfDraft(draft, session)).toEqual({
      measure: "voice-over-band",
      of: "lead",
      section: "Chorus",
      min: 1.5,
      max: null,
      isKept: false,
      sentence: "The lead lies at least 1.5 LU over the rest in “Chorus”.",
    });
    expect(goalOfDraft({ ...draft, sentence: "  Bring {it} in front. " }, session).sentence).toBe(
      "Bring {it} in front.",
    );
  });

  test("begins with its usual window, of something that it can be taken of", () => {
    for (const measure of Object.keys(OFFERED) as Measure[]) {
      const goal = goalOfDraft(newGoal("k", measure, session, form), session);
      expect(partsFor(measure, session).map(({ value }) => value)).toContain(goal.of);
      expect([goal.min, goal.max]).toEqual([OFFERED[measure]?.usual.min, OFFERED[measure]?.usual.max]);
      expect(goal.sentence).not.toMatch(/[{}]/);
    }
  });

  test("about growth is of a later section", () => {
    expect(newGoal("k", "added-contrast", session, form).section).toBe("Chorus");
    expect(sectionsFor({ sections: "none" }, form)).toHaveLength(1);
  });
});

test("the form's exercise has its start, the song's sections, what may be moved, and an answer only where one was chosen", () => {
  const other = { ...session, title: "Other" };
  const states = [
    { name: "Mix A", session },
    { name: "Mix B", session: other },
  ] as const;
  const draft = { ...NEW_DRAFT, title: "T", task: "D", locked: ["bass"] };
  const made = madeOf(draft, states, songs);
  expect(made).toMatchObject({ start: { title: "Song" }, form, strips: ["lead", "master"], model: null });
  expect(madeOf({ ...draft, start: 1, model: 0 }, states, songs)).toMatchObject({
    start: { title: "Other" },
    model: { title: "Other", tracks: session.tracks },
  });
  const part = [{ name: "Part", session: { ...session, lengthFrames: 5000 } }] as const;
  expect(madeOf(draft, part, songs).form).toEqual([]);
});
