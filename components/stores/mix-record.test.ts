import { describe, expect, it } from "vitest";
import { newSession } from "@/audio-engine";
import { MixError, mixDocument, parseMix } from "./mix-record";

const session = newSession({ id: "s", title: "S", engineVersion: 1, lengthFrames: 48000 });
const record = {
  id: "one",
  songId: "flagship",
  name: "Night",
  atMs: 5,
  editedSideId: "b",
  a: session,
  b: session,
} as const;
const kept = (): Record<string, unknown> => JSON.parse(JSON.stringify(mixDocument(record)));

function refusal(document: unknown): MixError {
  try {
    parseMix(document);
  } catch (error) {
    if (error instanceof MixError) return error;
  }
  throw new Error("It was taken.");
}

describe("a kept mix", () => {
  it("comes back as it was", () => {
    expect(parseMix(kept())).toEqual(record);
  });

  it("of a later version is refused in one sentence, by its name", () => {
    const error = refusal({ ...kept(), version: 2 });
    expect(error.code).toBe("mix/future-version");
    expect(error.message).toMatch(/^“Night” was kept by a later version/);
  });

  it("with a session of a later version is refused as well", () => {
    const error = refusal({ ...kept(), a: { ...session, version: 9 } });
    expect(error.message).toMatch(/^“Night” cannot be opened, and stays where it is: .*later version/);
  });

  it.each([
    ["nothing", null],
    ["a text", "mix"],
    ["another program's document", { ...kept(), format: "other" }],
    ["a mix without its song", { ...kept(), songId: undefined }],
    ["a mix that was left nowhere", { ...kept(), editedSideId: "c" }],
    ["a mix with half a session", { ...kept(), b: { ...session, tracks: undefined } }],
  ])("is refused when it is %s", (_, document) => {
    expect(refusal(document).code).toBe("mix/damaged");
  });
});
