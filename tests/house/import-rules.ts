import path from "node:path";
import { importsOf } from "./imports";

interface Room {
  /** Rooms that this one may import; its own files always. */
  from: readonly string[];
  /** Rooms of which it may import types only. */
  types?: readonly string[];
}

const engine = (names: string) => names.split(" ").map((name) => `audio-engine/${name}`);
const components = (names: string) => names.split(" ").map((name) => `components/${name}`);

/** What a page may know of exercises and drills: no generator, no scorer. */
const LEARNING_PUBLIC = [
  "learning/errors",
  "learning/material",
  "learning/material-plan",
  "learning/material-takes",
  "learning/mix-file",
  "learning/drills/band-item",
  "learning/drills/band-words",
  "learning/drills/octave",
  "learning/drills/public",
  "learning/drills/quiz-public",
  "learning/exercises/judge-take",
  "learning/exercises/public",
  "learning/exercises/editable",
  "learning/exercises/made-public",
  "learning/exercises/measures",
  "learning/exercises/units",
  "learning/exercises/translation-faults",
];

/**
 * Who may import whom. A file belongs to the room with the longest name that its path starts with; a file
 * that both sides of a border share is a room of its own.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  "audio-engine/dsp": { from: [] },
  "audio-engine/acoustics": { from: engine("dsp") },
  /** Scales need the house's own logarithm: parameters reach the worklet too. */
  "audio-engine/params": { from: engine("dsp") },
  "audio-engine/session": { from: engine("params") },
  "audio-engine/files": { from: engine("session dsp files/pcm") },
  /** How sound lies in memory, wherever it is. */
  "audio-engine/files/pcm": { from: [] },
  "audio-engine/console": {
    from: engine("session dsp acoustics params files/pcm"),
    types: engine("live/contract"),
  },
  "audio-engine/worklet": {
    from: engine("console worklet/protocol worklet/recorder-protocol session dsp files/pcm"),
    types: engine("live/contract"),
  },
  "audio-engine/worklet/protocol": { from: [], types: engine("console session dsp files/pcm live/contract") },
  /** What the page and the recording worklet say to each other. */
  "audio-engine/worklet/recorder-protocol": { from: [] },
  "audio-engine/render": {
    from: engine("console session dsp acoustics files files/pcm"),
  },
  "audio-engine/live": {
    from: engine("session params worklet/protocol worklet/recorder-protocol files files/pcm live/contract"),
    types: engine("render"),
  },
  /** What widgets may ask of the engine. */
  "audio-engine/live/contract": { from: [], types: engine("session dsp files/pcm") },
  "audio-engine": {
    from: engine("dsp acoustics params session console render live files files/pcm live/contract"),
  },
  learning: {
    from: [...engine("session params"), "learning/canonical", ...LEARNING_PUBLIC],
    types: engine("render dsp"),
  },
  "learning/errors": { from: [] },
  "learning/material": { from: engine("session") },
  /** What a file from another program must be, for who sends it and who takes it. */
  "learning/mix-file": { from: [] },
  "learning/drills/band-item": { from: [] },
  "learning/drills/band-words": { from: [] },
  "learning/drills/octave": { from: [] },
  "learning/drills/public": { from: [], types: ["learning/drills/band-item", "learning/material-plan"] },
  /** What a graded quiz shows, and says of answers. */
  "learning/drills/quiz-public": { from: [], types: ["learning/drills/public"] },
  "learning/exercises/judge-take": { from: [], types: engine("render") },
  "learning/material-plan": { from: ["learning/material", "learning/material-takes", ...engine("session")] },
  /** Which takes there are and where their hits lie; what is wrong with them is known in `learning/practice` alone. */
  "learning/material-takes": { from: ["learning/material", "content", ...engine("session")] },
  "learning/exercises/public": {
    from: [],
    types: [
      "learning/material",
      "learning/material-plan",
      "learning/exercises/editable",
      "learning/exercises/units",
      ...engine("session"),
    ],
  },
  "learning/exercises/editable": { from: ["learning/canonical", ...engine("session")] },
  "learning/exercises/units": { from: [] },
  /** Which measures there are, not how they are taken. */
  "learning/exercises/measures": { from: ["learning/exercises/units"] },
  /** What an instructor's form offers. */
  "learning/exercises/made-public": {
    from: ["learning/exercises/measures", "learning/exercises/units"],
    types: [
      "learning/material",
      "learning/exercises/editable",
      "learning/exercises/public",
      ...engine("session"),
    ],
  },
  /** Made in a mix by an exercise, and to be heard beside it by a widget. */
  "learning/exercises/translation-faults": { from: engine("session") },
  /** What makes two values the same text. */
  "learning/canonical": { from: [] },
  "learning/progress": { from: ["learning", "learning/canonical", ...LEARNING_PUBLIC, ...engine("session")] },
  /** `dsp` for its measures: thirds of an octave. `content` for what is wrong with the takes. */
  "learning/practice": {
    from: [
      ...engine("session params render dsp files files/pcm"),
      "content",
      "learning",
      "learning/canonical",
      ...LEARNING_PUBLIC,
      "learning/practice/protocol",
      "learning/practice/fetch-sound",
    ],
  },
  /** How sounds come to whoever plays them: published ones, and those that a server has made for one variant. */
  "learning/practice/fetch-sound": {
    from: [...engine("files files/pcm"), "learning/errors"],
    types: ["learning/material"],
  },
  "learning/practice/fetch-made-sound": {
    from: [...engine("files files/pcm"), "learning/errors", "learning/practice/fetch-sound"],
  },
  /** What the page and the practice worker say to each other. */
  "learning/practice/protocol": { from: [], types: [...engine("session files/pcm"), ...LEARNING_PUBLIC] },
  /** The page's end of the practice worker: it starts the worker by its address and imports none of it. */
  "learning/practice/client": { from: LEARNING_PUBLIC, types: ["learning/practice/protocol"] },
  "components/controls": { from: engine("params") },
  "components/plots": { from: engine("params dsp acoustics") },
  "components/frame": {
    from: [...components("controls stores"), ...engine("params"), "audio-engine", "learning/progress"],
  },
  "components/stores": { from: ["audio-engine", "learning/progress"] },
  /** Songs and sources, as data. */
  content: { from: [] },
  /** `learning/progress` for the sentences of what a device cannot keep. */
  "components/widgets": {
    from: [
      ...components("controls plots stores"),
      "audio-engine",
      "content",
      "learning/progress",
      "learning/exercises/translation-faults",
      "learning/material-takes",
    ],
  },
  "components/exercises": {
    from: [
      ...components("widgets controls plots stores"),
      "audio-engine",
      ...LEARNING_PUBLIC,
      "learning/progress",
      "learning/practice/client",
    ],
    types: ["learning/practice/protocol"],
  },
  "components/lesson": { from: components("widgets exercises controls stores") },
  /** Exercises as a class gives them: variants and marks come from the server; of it the shapes of what it sends. */
  "components/classroom": {
    from: [
      ...components("widgets exercises controls stores"),
      "audio-engine",
      ...LEARNING_PUBLIC,
      "learning/practice/fetch-made-sound",
    ],
    types: ["server/grades/shapes", "learning/practice/protocol"],
  },
  server: {
    from: [
      "server/db",
      "server/grades/shapes",
      "server/grading",
      "learning",
      "learning/canonical",
      /** To check what a student brings into a class. */
      "learning/progress",
      ...LEARNING_PUBLIC,
      ...engine("session render files files/pcm"),
    ],
  },
  /** What pages get of grades and works: types alone. */
  "server/grades/shapes": {
    from: [],
    types: ["learning/exercises/public", "learning/drills/quiz-public", ...engine("session")],
  },
  /**
   * Draws variants for classes and marks what is handed in, by rendering as the page's practice worker does: the same
   * generators and measures, or a mark would depend on where it was given. `console` for the engine's version and for what a
   * session plays.
   */
  "server/grading": {
    from: [
      ...engine("session render console files files/pcm dsp"),
      "learning",
      "learning/canonical",
      "learning/practice",
      ...LEARNING_PUBLIC,
      "server/db",
    ],
    types: ["learning/practice/protocol"],
  },
  /** The classroom's data. Pages come to it through `server`, which asks `can` first. */
  "server/db": { from: [] },
  app: {
    from: [
      ...components("controls plots stores widgets exercises lesson classroom frame"),
      "server",
      "package.json",
    ],
  },
  "instrumentation.ts": { from: ["server"] },
  "proxy.ts": { from: ["server", "scripts/lib/frame-ancestors.mjs"] },
};

/** Which rooms may use a package. One that is not listed may be used by none. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "@fontsource-variable": ["app"],
  "@wasm-audio-decoders": ["audio-engine/files"],
  "@zxcvbn-ts": ["server/auth"],
  fflate: ["components/widgets"],
  "gray-matter": ["server"],
  idb: ["components/stores"],
  kysely: ["server/db"],
  libsql: ["server/db"],
  "mdx-bundler": ["server", "app"],
  "@tanstack": ["components/classroom"],
  next: ["app", "components", "proxy.ts"],
  node: ["server", "proxy.ts"],
  papaparse: ["server"],
  pg: ["server/db"],
  react: ["app", "components"],
  "react-dom": ["app", "components"],
  "rehype-slug": ["server"],
  "remark-gfm": ["server"],
  "server-only": ["server"],
  "temporal-polyfill": ["server/assignments"],
  tone: ["audio-engine/live"],
  zod: ["audio-engine/session", "learning", "server"],
  zustand: ["components/stores"],
};

const isUnder = (file: string, folder: string) => file === folder || file.startsWith(`${folder}/`);

/** The room of a file, given by its path without extension or in full. */
function roomOf(file: string): string | undefined {
  const stem = file.replace(/\.tsx?$/, "");
  const rooms = Object.keys(ROOMS).filter((room) => isUnder(file, room) || isUnder(stem, room));
  return rooms.sort((a, b) => b.length - a.length)[0];
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return "node";
  return specifier.split("/")[0] ?? specifier;
}

/** The project's path that a specifier means; undefined for a package. */
function targetOf(specifier: string, file: string): string | undefined {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(file), specifier);
  return undefined;
}

function reasonAgainst(file: string, specifier: string, isTypeOnly: boolean): string | undefined {
  const room = roomOf(file);
  if (room === undefined) return "the file lies in no room";
  const target = targetOf(specifier, file);
  if (target === undefined) {
    const owners = PACKAGES[packageOf(specifier)] ?? [];
    return owners.some((owner) => isUnder(file, owner)) ? undefined : `${room} may not use the package`;
  }
  const { from, types = [] } = ROOMS[room] ?? { from: [] };
  const targetRoom = roomOf(target) ?? target;
  if (targetRoom === room || from.includes(targetRoom)) return undefined;
  if (types.includes(targetRoom)) {
    return isTypeOnly ? undefined : `${room} may import types of ${targetRoom} only`;
  }
  return `${room} may not import ${targetRoom}`;
}

/** What a file imports against the rules, one line each. */
export function brokenImportRules(source: string, file: string): string[] {
  return importsOf(source, file).flatMap(({ specifier, line, isTypeOnly }) => {
    const reason = reasonAgainst(file, specifier, isTypeOnly);
    return reason === undefined ? [] : [`${file}:${line}: "${specifier}": ${reason}`];
  });
}

/**
 * Circles among files that import each other, by value or by type.
 * @param sources path → text
 * @returns each circle once, as paths joined by arrows
 */
export function importCircles(sources: ReadonlyMap<string, string>): string[] {
  const next = new Map<string, string[]>();
  for (const [file, source] of sources) {
    const targets = importsOf(source, file).flatMap(({ specifier }) => {
      const target = targetOf(specifier, file);
      const endings = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
      return target === undefined
        ? []
        : endings.map((end) => target + end).filter((each) => sources.has(each));
    });
    next.set(file, targets);
  }
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(file);
    if (seenAt >= 0) circles.push([...trail.slice(seenAt), file].join(" → "));
    if (seenAt >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) follow(target, [...trail, file]);
    done.add(file);
  };
  for (const file of sources.keys()) follow(file, []);
  return circles;
}
