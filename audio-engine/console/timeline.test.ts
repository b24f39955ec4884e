import { describe, expect, it } from "vitest";
import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { SHORTEST_LOOP_FRAMES, Timeline } from "./timeline";

/** Session frame of each frame of the next block. */
function framesOf(timeline: Timeline): number[] {
  timeline.advance();
  const frames: number[] = [];
  for (let s = 0; s < timeline.stretches; s++) {
    expect(timeline.stretchOffset[s]).toBe(frames.length);
    for (let i = 0; i < timeline.stretchFrames[s]!; i++) frames.push(timeline.stretchPosition[s]! + i);
  }
  expect(frames.length).toBe(BLOCK_FRAMES);
  return frames;
}

describe("the timeline", () => {
  it.each([
    ["long", 1000, 1500],
    ["of a block", 1000, 1000 + BLOCK_FRAMES],
    ["shorter than a block", 1000, 1077],
    ["the shortest", 1000, 1000 + SHORTEST_LOOP_FRAMES],
  ])("goes frame by frame through a loop: %s", (_name, startFrame, endFrame) => {
    const timeline = new Timeline();
    timeline.setLoop({ startFrame, endFrame });
    timeline.jump(900);
    let wanted = 900;
    for (let block = 0; block < 20; block++) {
      for (const frame of framesOf(timeline)) {
        expect(frame).toBe(wanted);
        wanted = wanted + 1 === endFrame ? startFrame : wanted + 1;
      }
      expect(timeline.heardPosition(0)).toBe(wanted);
    }
  });

  it.each([1500, 1300, 1040])(
    "knows what was heard, back through all rounds of a loop that ends at %i",
    (endFrame) => {
      const timeline = new Timeline();
      timeline.setLoop({ startFrame: 1000, endFrame });
      timeline.jump(700);
      const played: number[] = [];
      for (let block = 0; block < 12; block++) {
        played.push(...framesOf(timeline));
        for (let ago = 1; ago <= played.length; ago++) {
          const heard = timeline.heardPosition(ago);
          // Where a loop ends is where it begins.
          expect(heard === endFrame ? 1000 : heard).toBe(played[played.length - ago]);
        }
      }
    },
  );

  it("takes no loop shorter than a slice, and plays on behind one", () => {
    const timeline = new Timeline();
    timeline.setLoop({ startFrame: 1000, endFrame: 1000 + SHORTEST_LOOP_FRAMES - 1 });
    expect(timeline.looping).toBe(false);
    timeline.setLoop({ startFrame: 1000, endFrame: 1100 });
    timeline.jump(1100);
    expect(timeline.behindLoop).toBe(true);
    expect(framesOf(timeline).at(-1)).toBe(1100 + BLOCK_FRAMES - 1);
  });
});
