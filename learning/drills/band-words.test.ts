import { expect, test } from "vitest";
import { bandWord, frequencyText, octavesText } from "./band-words";

test.each([
  [88.39, "88.4 Hz"],
  [250, "250 Hz"],
  [999.6, "1 kHz"],
  [1260.4, "1.26 kHz"],
  [10000, "10 kHz"],
])("%f Hz is written as %s", (hz, text) => expect(frequencyText(hz)).toBe(text));

test.each([
  [100, "weight"],
  [250, "warm"],
  [1000, "nasal"],
  [12000, "airy"],
])("%d Hz is called %s", (hz, word) => expect(bandWord(hz)).toBe(word));

test.each([
  [1, "one octave"],
  [0.0833, "0.08 octave"],
  [0.25, "0.3 octave"],
  [2.04, "2 octaves"],
])("%f octaves are said as %s", (octaves, text) => expect(octavesText(octaves)).toBe(text));
