import { describe, expect, it } from "vitest";
import { REVERB_SPACES } from "@/audio-engine/dsp/reverb-kinds";
import { SPEED_OF_SOUND } from "./air";
import { listImageSources } from "./image-sources";

/** What the tables of first reflections were taken from: sizes and places in metres, energy-wise share of every wall. */
const BOXES = {
  room: {
    size: [4.8, 6.2, 2.7],
    left: [1.6, 3.9, 1.3],
    right: [3.2, 3.9, 1.3],
    ear: [2.1, 1.7, 1.5],
    wall: 0.8,
  },
  chamber: {
    size: [3.6, 5.2, 3.4],
    left: [1.1, 3.5, 1.2],
    right: [2.5, 3.5, 1.2],
    ear: [1.6, 1.4, 1.7],
    wall: 0.92,
  },
  hall: { size: [20, 32, 12], left: [7.5, 23, 3], right: [12.5, 23, 3], ear: [8.6, 15, 5], wall: 0.85 },
} as const;

const vector = ([x, y, z]: readonly [number, number, number]) => ({ x, y, z });

describe.each(Object.keys(BOXES) as (keyof typeof BOXES)[])("the first reflections of a %s", (name) => {
  const { size, ear, wall, ...sources } = BOXES[name];
  it.each(["left", "right"] as const)(
    "from the %s are those of a box, each at the ear it comes to",
    (side) => {
      const [direct, ...images] = listImageSources(vector(size), vector(sources[side]), vector(ear), 100);
      const first = images.slice(0, 14);
      const taps = (toLeft: boolean): [number, number][] =>
        first
          .filter(({ offset }) => offset.x < 0 === toLeft)
          .map(({ distanceMetres, order }) => [
            Math.round(((distanceMetres - direct!.distanceMetres) / SPEED_OF_SOUND) * 48000),
            Number(((wall ** order * direct!.distanceMetres) / distanceMetres).toFixed(3)),
          ]);
      const early = REVERB_SPACES[name].early!;
      const [toLeft, toRight] =
        side === "left" ? [early.leftToLeft, early.leftToRight] : [early.rightToLeft, early.rightToRight];
      expect(toLeft).toEqual(taps(true));
      expect(toRight).toEqual(taps(false));
    },
  );
});
