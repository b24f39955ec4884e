import { describe, expect, test } from "vitest";
import { newInsert, newLimiter, newMaster, newSession, newTrack, type Session } from "@/audio-engine/session";
import { type PrintRequest, printPieces } from "./print-pieces";
import { renderSession } from "./render-session";

const assets = () => {
  throw new Error("These sessions need no sound.");
};

function inPieces(request: PrintRequest): Float32Array[] {
  const left: number[] = [];
  const right: number[] = [];
  const pieces = printPieces(request);
  for (;;) {
    const piece = pieces.next();
    if (piece.done === true) {
      expect(left.length).toBeGreaterThanOrEqual(piece.value);
      return [left, right].map((samples) => Float32Array.from(samples.slice(0, piece.value)));
    }
    left.push(...piece.value.left.subarray(0, piece.value.frames));
    right.push(...piece.value.right.subarray(0, piece.value.frames));
  }
}

/** Noise into what rings on, and a limiter that is late. */
function session(lengthFrames: number, feedback01: number): Session {
  const delay = newInsert("delay", "echo", { leftSeconds: 0.31, rightSeconds: 0.2, feedback01, mix01: 0.5 });
  const generator = { id: "n", kind: "pink-noise", seed: 3, levelDbfs: -20 } as const;
  return newSession({
    id: "s",
    title: "S",
    engineVersion: 2,
    lengthFrames,
    tracks: [
      newTrack({ id: "t", name: "T", input: { kind: "generator", generator }, inserts: [delay], pan: 0.4 }),
    ],
    master: newMaster({ inserts: [newLimiter("l", { inputGainDb: 20 })] }),
  });
}

describe("a print in pieces is the print", () => {
  test.each([
    ["with a tail that ends", session(50000, 0.3), undefined],
    ["with a tail that is cut after 10 s", session(24000, 0.95), undefined],
    [
      "without a sound",
      newSession({ id: "s", title: "S", engineVersion: 2, lengthFrames: 30001 }),
      undefined,
    ],
    ["from its middle", session(50000, 0.3), { fromFrame: 12345, toFrame: 45678 }],
    ["to far behind its end", session(5000, 0), { fromFrame: 100, toFrame: 90000 }],
  ] as const)("%s", async (_, document, range) => {
    const request = { session: document, assets, ...(range === undefined ? {} : { range }) };
    const { print } = await renderSession(request);
    expect(inPieces(request)).toEqual([...print]);
  });
});
