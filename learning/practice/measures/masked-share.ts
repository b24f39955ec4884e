import { maskingIndex, thirdOctaveFrames } from "@/audio-engine/dsp/masking";
import type { Stereo } from "../sounds";
import { type VoiceAndBand, voiceOverBandLu } from "./voice-and-band";

/**
 * Share of the voice that the band covers, in percent, with the voice put to the band's own loudness first: what colour
 * and place in the spectrum do, whatever the faders do. NaN when either is silent.
 */
export function maskedPercent(parts: VoiceAndBand): number {
  const overLu = voiceOverBandLu(parts);
  if (!Number.isFinite(overLu)) return Number.NaN;
  const voice = thirdOctaveFrames(withGain(parts.voice, 10 ** (-overLu / 20)));
  return 100 * maskingIndex(voice, [thirdOctaveFrames(parts.band)]).overall01;
}

function withGain(sound: Stereo, gain: number): Stereo {
  return [sound[0].map((x) => x * gain), sound[1].map((x) => x * gain)];
}
