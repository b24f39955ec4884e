import { expect, it } from "vitest";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { seeded } from "@/tests/helpers/seeded";
import { wholeLoudness } from "./measures/block-loudness";
import { stretchOfSound } from "./measures/readings";
import { once, oncePerName } from "./once";

it("reads each subject once, nothing found included", () => {
  const asked: unknown[] = [];
  const read = once((subject: { readonly value: number | null }) => {
    asked.push(subject);
    return subject.value;
  });
  const [one, none] = [{ value: 1 }, { value: null }];
  expect([read(one), read(none), read(one), read(none)]).toEqual([1, null, 1, null]);
  expect(asked).toEqual([one, none]);
});

it("reads each name once", () => {
  const asked: string[] = [];
  const read = oncePerName((name) => {
    asked.push(name);
    return name.length > 1 ? name : undefined;
  });
  expect([read("a"), read("bc"), read("a"), read("bc")]).toEqual([undefined, "bc", undefined, "bc"]);
  expect(asked).toEqual(["a", "bc"]);
});

it("finds a stretch of a sound again, and no other sound's", () => {
  const sound = (first: number) => [Float32Array.of(first, 2, 3), Float32Array.of(4, 5, 6)] as const;
  const [one, other] = [sound(1), sound(9)];
  const span = { fromFrame: 0, toFrame: 2 };
  expect(stretchOfSound(one, span)).toEqual([Float32Array.of(1, 2), Float32Array.of(4, 5)]);
  expect(stretchOfSound(one, { ...span })).toBe(stretchOfSound(one, span));
  expect(stretchOfSound(other, span)[0][0]).toBe(9);
  expect(stretchOfSound(one, { ...span, fromFrame: 1 })[0]).toEqual(Float32Array.of(2));
  expect(stretchOfSound(one, "whole")).toBe(one);
});

it("reads the engine's integrated loudness, whatever a sound's length", () => {
  const { between } = seeded(5);
  for (const frames of [0, 4799, 19199, 19200, 24001, 100003]) {
    const channel = () => Float32Array.from({ length: frames }, () => between(-0.1, 0.1));
    const sound = [channel(), channel()] as const;
    expect(wholeLoudness(sound)).toBe(integratedLoudness(sound));
  }
});
