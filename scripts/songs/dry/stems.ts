import { TEMPO_BPM } from "../flagship/score";
import type { RenderedSound } from "../publish";
import { recordingsOf } from "../samples";
import { dryGuitar, drySax, drySnare } from "./sources";

/** Dry sources to stand in a room before a microphone. */
export function* renderDrySources(): Generator<RenderedSound> {
  yield {
    id: "dry-acoustic-guitar",
    name: "dry/acoustic-guitar",
    channels: [dryGuitar(recordingsOf("acousticGuitar"))],
    peakDbfs: -9,
    title: "Acoustic guitar, dry",
    description:
      "Steel-string guitar without any room: four bars of picked chords from the lowest string to high notes.",
    sources: ["acousticGuitar"],
    key: "E minor",
    bpm: TEMPO_BPM,
  };
  yield {
    id: "dry-snare",
    name: "dry/snare",
    channels: [drySnare()],
    peakDbfs: -6,
    title: "Snare drum, dry",
    description: "Snare without any room: four bars of backbeat with ghost strokes, ending in a crescendo.",
    sources: ["blackPearl"],
    bpm: TEMPO_BPM,
  };
  yield {
    id: "dry-sax",
    name: "dry/sax",
    channels: [drySax()],
    peakDbfs: -9,
    title: "Tenor saxophone, dry",
    description:
      "Tenor saxophone without any room: two slow phrases, soft to full and back, with a breath between.",
    sources: ["general"],
    key: "E minor",
    bpm: TEMPO_BPM,
  };
}
