/** One sound of the course: what its file must hold, what it is, whose it is. */
export interface AudioAsset {
  readonly id: string;
  /** Below public/audio; the name carries the first 8 digits of the PCM's hash. */
  readonly file: string;
  readonly frames: number;
  readonly channels: 1 | 2;
  readonly sampleRateHz: 48000;
  readonly bits: 16;
  /** SHA-256 over interleaved little-endian 16-bit samples. */
  readonly pcmSha256: string;
  /** BS.1770 loudness of the file as it is: one channel counts once. */
  readonly integratedLufs: number;
  readonly samplePeakDbfs: number;
  readonly key?: string;
  readonly bpm?: number;
  readonly loop: { readonly startFrame: number; readonly endFrame: number };
  readonly title: string;
  /** What is heard, in words that serve without sight. */
  readonly description: string;
  /** Where the recordings come from. */
  readonly source: string;
  readonly author: string;
  /** SPDX identifier of the file's own licence. */
  readonly licence: string;
  /** The line that must travel with the sound. */
  readonly attribution: string;
  readonly bytes: number;
}

/** A compressed taste of a session, never printed or measured. */
export interface AudioPreview {
  readonly id: string;
  /** Below public/audio. */
  readonly file: string;
  readonly sessionId: string;
  /** Where in the session it begins. */
  readonly startFrame: number;
  readonly frames: number;
  readonly title: string;
  readonly description: string;
  readonly licence: string;
  readonly attribution: string;
  readonly bytes: number;
}

/** A sound that was coded with loss, for listening to what that does. */
export interface AudioCodec {
  readonly id: string;
  /** Below public/audio. */
  readonly file: string;
  readonly codec: "mp3" | "aac" | "opus";
  readonly kilobitsPerSecond: number;
  /** The sound before coding. */
  readonly originalAssetId: string;
  /** As ffmpeg decodes it, with what the file asks to skip left out. */
  readonly frames: number;
  /** By how many frames it is then late against the original, by cross-correlation. */
  readonly offsetFrames: number;
  /** By how many it is late in a player that overlooks what is to be skipped. */
  readonly unskippedOffsetFrames: number;
  readonly title: string;
  readonly description: string;
  readonly licence: string;
  readonly attribution: string;
  readonly bytes: number;
}

export interface AudioManifest {
  readonly version: 1;
  readonly assets: readonly AudioAsset[];
  readonly previews: readonly AudioPreview[];
  readonly codecs: readonly AudioCodec[];
}
