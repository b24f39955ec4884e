/** The window of a recorded take in dBFS, and what lies around it. */
export const AIM = { minDbfs: -18, maxDbfs: -6 } as const;
const CLIPS_DBFS = -0.1;
const HEARD_DBFS = -50;

/** What to do about the highest level of the last moments. */
export function levelWords(peakDbfs: number): string {
  if (peakDbfs >= CLIPS_DBFS) return "Too hot: clip. Turn the microphone down, or step back.";
  if (peakDbfs > AIM.maxDbfs) return "Hot: one loud word more and it clips. A little down.";
  if (peakDbfs >= AIM.minDbfs) return "Good: loud enough, with room to spare.";
  if (peakDbfs > HEARD_DBFS) return "Soft: come closer, or turn the microphone up.";
  return "Play or sing as loudly as you will in the take.";
}
