import type { Mix } from "../mix";
import { CHANNELS } from "./channels";
import { GROUPS } from "./groups";
import { RIDES } from "./rides";

export const MIX: Mix = { channels: CHANNELS, groups: GROUPS, rides: RIDES };

/** Levels alone: everything in the middle, dry, and the same from the first bar to the last. */
const FLAT_FADERS: Readonly<Record<string, number>> = {
  kick: -1,
  clap: 0,
  hats: -3,
  percussion: -3,
  sub: -6.5,
  bass: -1,
  keys: -0.5,
  pad: -1,
  lead: 0.5,
  chops: 0.5,
  effects: -5,
};

export const FLAT: Mix = {
  channels: CHANNELS.map(
    ({ before: _before, after: _after, sends: _sends, output: _output, eq, ...channel }) => ({
      ...channel,
      pan: 0,
      faderDb: FLAT_FADERS[channel.trackId]!,
      eq: eq.filter(({ kind }) => kind === "low-cut"),
    }),
  ),
};
