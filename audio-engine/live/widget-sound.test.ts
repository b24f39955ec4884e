import { describe, expect, it } from "vitest";
import { newSession } from "@/audio-engine/session/build";
import { WidgetSound } from "./widget-sound";

const side = (id: string) => ({
  id,
  label: id,
  kind: "session" as const,
  session: newSession({ id, title: id, engineVersion: 1, lengthFrames: 48000, tracks: [] }),
});

function soundOf(matched: boolean, knownLufs: Record<string, number>): WidgetSound {
  return new WidgetSound({
    ownerId: "w",
    comparison: { sides: [side("raw"), side("master")], matched },
    startSideId: "master",
    loop: null,
    taps: [],
    knownLufs,
  });
}

describe("a preview of a matched comparison", () => {
  it("comes down to the softest side by what was published of their loudness", () => {
    const sound = soundOf(true, { raw: -19.5, master: -14.5 });
    expect(sound.previewMatchDb()).toBe(-5);
    sound.sideId = "raw";
    expect(sound.previewMatchDb()).toBe(0);
  });

  it("is as loud as it is where nothing is matched, or not every loudness is known", () => {
    expect(soundOf(false, { raw: -19.5, master: -14.5 }).previewMatchDb()).toBe(0);
    expect(soundOf(true, { master: -14.5 }).previewMatchDb()).toBe(0);
  });
});
