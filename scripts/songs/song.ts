import type { Mastering, Mix } from "./mix";
import type { RenderedSound } from "./publish";

/** A part of the song's form. */
export interface Section {
  readonly name: string;
  readonly startFrame: number;
  readonly endFrame: number;
}

/** Where a sound stands in the song. */
export interface Placement {
  /** Names the clip on its track. */
  readonly id: string;
  readonly assetId: string;
  readonly atFrame: number;
  /** From the sound's first frame to its last when not given. */
  readonly sourceFrame?: number;
  readonly frames?: number;
  readonly gainDb?: number;
  readonly fadeInFrames?: number;
  readonly fadeOutFrames?: number;
}

/** A fault that was planted in a mix, and what mends it. */
export interface Fault {
  readonly stripId: string;
  readonly fault: string;
  readonly cure: string;
}

export interface Words {
  /** As in "Second Light: mixed". */
  readonly title: string;
  /** What is heard, in a sentence. */
  readonly about: string;
}

export interface MixState extends Words {
  readonly mix: Mix;
  readonly faults?: readonly Fault[];
}

export interface MasterState extends Words {
  /** The mix that is mastered. */
  readonly of: Mix;
  readonly mastering: Mastering;
}

/** Peak-to-loudness ratio, in LU, that masters of this kind of music keep to. */
export interface LoudnessWindow {
  readonly min: number;
  readonly max: number;
}

/** A song as code: its sounds, and every state it can be heard in. */
export interface SongDefinition {
  /** Also the folder in content/songs and public/audio, and the beginning of the ids of its sounds and sessions. */
  readonly id: string;
  readonly title: string;
  readonly genre: string;
  /** What the song is there to teach, in a sentence or two. */
  readonly about: string;
  readonly key: string;
  readonly bpm: number;
  readonly lengthFrames: number;
  readonly form: readonly Section[];
  readonly masterWindow: LoudnessWindow;
  /** Set for a loop out of a longer song: the other song's id. */
  readonly excerptOf?: string;
  /** Every stem, in the order of the mixer. */
  readonly render: () => Iterable<RenderedSound>;
  /** One sound from frame 0, named song-track, when not given. */
  readonly placements?: (trackId: string) => readonly Placement[];
  /** The tracks as they were recorded; their moves are left out. */
  readonly raw: Words & { readonly mix: Mix };
  /** By state, such as mix, flat, faulty. */
  readonly mixes: Readonly<Record<string, MixState>>;
  /** By state, such as gentle, loud, overcooked. */
  readonly masters: Readonly<Record<string, MasterState>>;
  readonly preview: {
    readonly startFrame: number;
    /** Which stretch it is, as in "Two bars of verse and three of chorus". */
    readonly stretch: string;
    /** States that have one, raw first. */
    readonly states: readonly string[];
  };
}

/** Title and description of every state, raw first. */
export function wordsOf({ raw, mixes, masters }: SongDefinition): ReadonlyMap<string, Words> {
  return new Map<string, Words>([["raw", raw], ...Object.entries(mixes), ...Object.entries(masters)]);
}
