import type { Channel, Group, Mix } from "./mix";

/** The same balance and tone with everything in the middle, no space around anything and nothing that moves. */
export function flattened({ channels, groups = [] }: Mix): Mix {
  const outputs = new Set(channels.map(({ output }) => output));
  return {
    channels: channels.map((channel) => ({ ...channel, pan: 0, sends: [] })),
    groups: groups.filter(({ groupId }) => outputs.has(groupId)).map((group) => ({ ...group, sends: [] })),
  };
}

/** What a variant of a mix has otherwise: by strip, and rides without those of the strips that are named. */
export interface Changes {
  readonly channels?: Readonly<Record<string, Partial<Channel>>>;
  readonly groups?: Readonly<Record<string, Partial<Group>>>;
  readonly withoutRidesOf?: readonly string[];
}

/** A mix with some strips changed. */
export function changed(mix: Mix, { channels = {}, groups = {}, withoutRidesOf = [] }: Changes): Mix {
  return {
    channels: mix.channels.map((channel) => ({ ...channel, ...channels[channel.trackId] })),
    groups: (mix.groups ?? []).map((group) => ({ ...group, ...groups[group.groupId] })),
    rides: (mix.rides ?? []).filter(({ target }) => !withoutRidesOf.includes(target.split("/")[0]!)),
  };
}
