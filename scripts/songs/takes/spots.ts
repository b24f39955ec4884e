/** What goes wrong in a line, in the units in which it is made. */
export type TakeFault =
  | { readonly kind: "timing"; readonly milliseconds: number }
  | { readonly kind: "tuning"; readonly cents: number }
  | { readonly kind: "level"; readonly decibels: number }
  | { readonly kind: "noise"; readonly noise: NoiseKind; readonly atSixteenth: number };

/** Things that happen in a room while the tape runs. */
export type NoiseKind = "stand" | "paper" | "telephone";

/** One line (two bars) of a take. */
export interface Line {
  readonly fault?: TakeFault;
  /** What there is to hear. */
  readonly words: string;
}

export type Part = "vocal" | "guitar";

/**
 * Every line is good in at least one take and bad in at least one, and no take is good throughout.
 * Three takes of four lines each.
 */
export const TAKES: Readonly<Record<Part, readonly (readonly Line[])[]>> = {
  vocal: [
    [
      { words: "In time and in tune, a warm end on “longer”." },
      {
        fault: { kind: "tuning", cents: -38 },
        words: "The line sags: every note is a third of a semitone flat.",
      },
      { words: "“Word” opens up, and “home” is held calmly." },
      {
        fault: { kind: "timing", milliseconds: 95 },
        words: "She drags: the line comes a tenth of a second late.",
      },
    ],
    [
      {
        fault: { kind: "noise", noise: "stand", atSixteenth: 16.6 },
        words: "A foot hits the microphone stand in the middle of “longer”.",
      },
      { words: "Relaxed and in tune, “low” sinks into the chest." },
      {
        fault: { kind: "level", decibels: -10 },
        words: "She turned away from the microphone: ten decibels quieter, and the word is lost.",
      },
      { words: "Tender, in time, and the last note dies away by itself." },
    ],
    [
      { fault: { kind: "timing", milliseconds: -85 }, words: "Rushed: she sings ahead of the click." },
      { words: "A little firmer than take 2, just as true." },
      { fault: { kind: "tuning", cents: 34 }, words: "Pushed sharp: excitement lifts the whole line." },
      {
        fault: { kind: "noise", noise: "paper", atSixteenth: 11 },
        words: "The lyric sheet rustles under “and let it”.",
      },
    ],
  ],
  guitar: [
    [
      { fault: { kind: "timing", milliseconds: 70 }, words: "Behind the click by half a sixteenth." },
      { words: "Even picking, every string speaks." },
      { words: "The loudest line, and it does not rush." },
      {
        fault: { kind: "tuning", cents: -32 },
        words: "The G string has slipped: the chord beats against the piano.",
      },
    ],
    [
      { words: "Calm and right on the click." },
      {
        fault: { kind: "noise", noise: "telephone", atSixteenth: 13 },
        words: "A telephone buzzes on the music stand.",
      },
      {
        fault: { kind: "level", decibels: -9 },
        words: "The guitar has turned off the microphone: nine decibels quieter.",
      },
      { words: "Soft end, the last chord rings out." },
    ],
    [
      { words: "Slightly stronger than take 2, equally steady." },
      { fault: { kind: "tuning", cents: 30 }, words: "The G string is pressed sharp in both chords." },
      { fault: { kind: "timing", milliseconds: -65 }, words: "Runs away from the click." },
      {
        fault: { kind: "noise", noise: "stand", atSixteenth: 8.3 },
        words: "The headstock knocks against the stand.",
      },
    ],
  ],
};

export const faultOf = (part: Part, take: number, phrase: number): TakeFault | undefined =>
  TAKES[part][take]?.[phrase]?.fault;

/** The amount of a fault of one kind, 0 where a line has another or none. */
export function amountOf(fault: TakeFault | undefined, kind: "timing" | "tuning" | "level"): number {
  if (fault?.kind !== kind) return 0;
  if (fault.kind === "timing") return fault.milliseconds / 1000;
  return fault.kind === "tuning" ? fault.cents / 100 : fault.decibels;
}
