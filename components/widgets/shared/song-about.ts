/** A song as `content/songs/<id>/song.json` tells it; checked while the course is built. */
export interface SongAbout {
  readonly id: string;
  readonly title: string;
  readonly genre: string;
  readonly about: string;
  readonly bpm: number;
  readonly key: string;
  readonly lengthFrames: number;
  readonly form: readonly SongSection[];
  readonly stems: readonly SongStem[];
  /** By state ("raw", "mix", a master), in the order in which they are shown. */
  readonly sessions: Readonly<Record<string, SongState>>;
  /** Published previews by state. */
  readonly previews: Readonly<Partial<Record<string, string>>>;
  readonly credits: readonly SongCredit[];
}

export interface SongSection {
  readonly name: string;
  readonly startFrame: number;
  readonly endFrame: number;
}

export interface SongStem {
  readonly assetIds: readonly string[];
  readonly trackId: string;
  readonly role: string;
  readonly name: string;
  readonly teaches: string;
}

export interface SongState {
  readonly file: string;
  /** As in "Second Light: mixed". */
  readonly title: string;
  readonly about: string;
  readonly measured: {
    readonly integratedLufs: number | null;
    readonly truePeakDbtp: number | null;
    readonly loudnessRangeLu: number | null;
    readonly crestFactorDb: number | null;
  };
}

export interface SongCredit {
  readonly name: string;
  readonly author: string;
  readonly licence: string;
  readonly used: string;
}

/** @throws RangeError for a section that the song does not have */
export function sectionOf(form: readonly SongSection[], name: string): SongSection {
  const section = form.find((candidate) => candidate.name === name);
  if (section === undefined) throw new RangeError(`The song has no section "${name}".`);
  return section;
}

/** "As recorded", "Mixed": a state's title where it stands alone. */
export function stateTitle(song: Pick<SongAbout, "sessions">, state: string): string {
  const title = song.sessions[state]?.title ?? state;
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** "0:38". */
export function clockTime(frames: number): string {
  const seconds = Math.round(frames / 48000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
