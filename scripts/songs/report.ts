import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AssetLookup } from "@/audio-engine/console/assets";
import { maskingIndex, thirdOctaveFrames } from "@/audio-engine/dsp/masking";
import { onsetsOf, spreadOf, timingOf } from "@/audio-engine/dsp/onsets";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { type Measurement, measureChannels } from "@/audio-engine/render/measure";
import { renderSession } from "@/audio-engine/render/render-session";
import type { Session } from "@/audio-engine/session";
import { inProject, say } from "@/scripts/lib/project.mjs";
import type { AudioAsset, AudioManifest } from "./manifest";
import { seamDb } from "./measure-stem";
import { sessionsOf } from "./sessions";
import type { Section, SongDefinition } from "./song";
import { SAMPLE_RATE_HZ } from "./synthesis/loop";

type Print = readonly [Float32Array, Float32Array];

/** A state of song.json, as far as it is reported. */
interface State {
  readonly measured: Readonly<Record<string, number | null>>;
  readonly outsideWindowLu?: number;
}

/** Writes docs/songs/<song>.md: what every stem and every state measures. */
export async function writeReport(
  song: SongDefinition,
  manifest: AudioManifest,
  assets: AssetLookup,
): Promise<void> {
  const own = manifest.assets.filter(({ id }) => id.startsWith(`${song.id}-`));
  const sessions = sessionsOf(song, manifest);
  const folder = inProject("docs", "songs");
  mkdirSync(folder, { recursive: true });
  const lines = [
    `# ${song.title} (${song.genre}, ${song.bpm} bpm, ${song.key})`,
    "",
    `${song.about} Written by \`npm run -s songs -- --report ${song.id}\` from the published sounds.`,
    "",
    ...stemTable(song, own, assets),
    ...stateTable(song),
    ...(await mixTables(song, sessions, assets)),
  ];
  const file = `${folder}/${song.id}.md`;
  writeFileSync(file, `${lines.join("\n").trimEnd()}\n`);
  say(file);
}

function stemTable(song: SongDefinition, own: readonly AudioAsset[], assets: AssetLookup): string[] {
  const rows = own.map((asset) => {
    const pcm = assets({ kind: "library", id: asset.id, pcmSha256: asset.pcmSha256 });
    const channels = pcm.channels.map((codes) => Float64Array.from(codes, (code) => code / 32768));
    const measured = measureChannels(channels, SAMPLE_RATE_HZ);
    const onsets = onsetsOf(channels);
    const timing = timingOf(onsets, song.bpm);
    const levels = onsets.map(({ levelDb }) => levelDb);
    return [
      asset.id.slice(song.id.length + 1),
      asset.channels === 2 ? "stereo" : "mono",
      ...numbers(measured, ["integratedLufs", "loudnessRangeLu", "truePeakDbtp", "crestFactorDb"]),
      number(measured.spectralTiltDbPerOctave),
      onsets.length,
      timing === null ? "–" : `${number(timing.meanMs)} ± ${number(timing.spreadMs)} (1/${timing.perBeat})`,
      levels.length === 0 ? "–" : number(spreadOf(levels)),
      number(Math.max(...channels.map(seamDb))),
      (asset.bytes / 1e6).toFixed(2),
    ];
  });
  const megabytes = own.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  return [
    "## Stems",
    "",
    `${own.length} sounds, ${megabytes.toFixed(2)} MB. Timing: mean and spread of the onsets against the nearest sixteenth or triplet of a`,
    "beat, slow attacks and rolled chords included. Dynamics: spread of the onsets' levels. Seam: how much sharper the",
    "loop bends where it closes than within 200 ms of it; a stroke on the first beat counts as well.",
    "",
    ...table(
      [
        ...["stem", "", "LUFS", "range, LU", "true peak, dBTP", "crest, dB", "slope, dB/octave", "onsets"],
        ...["timing, ms", "dynamics, dB", "seam, dB", "MB"],
      ],
      rows,
    ),
  ];
}

function stateTable(song: SongDefinition): string[] {
  const file = inProject("content", "songs", song.id, "song.json");
  const { sessions } = JSON.parse(readFileSync(file, "utf8")) as { sessions: Record<string, State> };
  const rows = Object.entries(sessions).map(([state, { measured, outsideWindowLu }]) => {
    const names = ["integratedLufs", "maxShortTermLufs", "loudnessRangeLu", "truePeakDbtp"];
    const more = ["peakToLoudnessLu", "crestFactorDb", "correlation", "monoFoldLossLu"];
    return [
      state,
      ...[...names, ...more, "spectralTiltDbPerOctave"].map((name) => number(measured[name] ?? null)),
      outsideWindowLu === undefined ? "" : number(outsideWindowLu),
    ];
  });
  const { min, max } = song.masterWindow;
  return [
    "## States",
    "",
    `Masters of this kind of music keep a peak-to-loudness ratio of ${min} to ${max} LU.`,
    "",
    ...table(
      [
        ...["state", "LUFS", "loudest 3 s", "range, LU", "true peak, dBTP", "peak to loudness, LU"],
        ...["crest, dB", "correlation", "lost in mono, LU", "slope, dB/octave", "outside, LU"],
      ],
      rows,
    ),
  ];
}

async function mixTables(
  song: SongDefinition,
  sessions: ReadonlyMap<string, Session>,
  assets: AssetLookup,
): Promise<string[]> {
  const octaves: (string | number)[][] = [];
  const sections: (string | number)[][] = [];
  for (const state of Object.keys(song.mixes)) {
    const session = sessions.get(state)!;
    const leads = session.tracks.filter(({ role }) => role === "lead").map(({ id }) => id);
    const { print, taps } = await renderSession({
      session,
      assets,
      taps: leads.map((id) => ({ id, stripId: id, point: "post-fader" as const })),
    });
    const { stereoByOctave } = measureChannels(print, SAMPLE_RATE_HZ);
    octaves.push([state, ...(stereoByOctave ?? []).map(({ sideToMidDb }) => number(sideToMidDb))]);
    sections.push(...song.form.map((section) => sectionRow(state, section, print, [...taps.values()])));
  }
  const centres = ["31.5", "63", "125", "250", "500", "1k", "2k", "4k", "8k", "16k"];
  return [
    "## Width: side against middle, dB per octave",
    "",
    ...table(["state", ...centres], octaves),
    "## The lead, by section",
    "",
    "Lead and band: integrated loudness of the lead's channels and of all the rest. Covered: share of the lead that the band",
    "masks, weighted by loudness.",
    "",
    ...table(["state", "section", "LUFS", "lead against band, LU", "lead covered, %"], sections),
  ];
}

function sectionRow(state: string, section: Section, print: Print, leads: readonly Print[]) {
  const { startFrame, endFrame, name } = section;
  const cut = ([left, right]: Print): Print => [
    left.slice(startFrame, endFrame),
    right.slice(startFrame, endFrame),
  ];
  const all = cut(print);
  const lead = all.map((channel, c) =>
    channel.map((_, i) => leads.reduce((sum, one) => sum + one[c]![startFrame + i]!, 0)),
  ) as unknown as Print;
  const band = all.map((channel, c) => channel.map((value, i) => value - lead[c]![i]!)) as unknown as Print;
  const [leadLufs, bandLufs] = [integratedLoudness(lead), integratedLoudness(band)];
  const isThere = leadLufs !== null && bandLufs !== null;
  const covered = isThere ? maskingIndex(thirdOctaveFrames(lead), [thirdOctaveFrames(band)]).overall01 : null;
  return [
    state,
    name,
    number(integratedLoudness(all)),
    number(isThere ? leadLufs - bandLufs : null),
    number(covered === null ? null : 100 * covered),
  ];
}

const numbers = (measured: Measurement, names: readonly (keyof Measurement)[]): string[] =>
  names.map((name) => number(measured[name] as number | null));

/** To a tenth; a dash for what is not defined. */
function number(value: number | null): string {
  if (value === null) return "–";
  const text = value.toFixed(1).replace("-", "−");
  return text === "−0.0" ? "0.0" : text;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}
