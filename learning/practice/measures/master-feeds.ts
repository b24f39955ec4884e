import type { RenderTap } from "@/audio-engine/render/render-session";
import type { Bus, Session, Track } from "@/audio-engine/session/schema";
import type { Stereo } from "../sounds";
import { sumOfSounds } from "../sum-of-sounds";
import { blockLoudness, blocksWithin, meanLoudness, soundingBlocks } from "./block-loudness";
import type { VoiceAndBand } from "./voice-and-band";

type Strip = Track | Bus;

/** Strips whose sound behind the fader is the voice's, and those whose sound is the band's. */
interface Feeds {
  readonly voice: readonly string[];
  readonly band: readonly string[];
}

/**
 * Where a mix is to be listened to for `voiceAndBand`. A strip that goes to the master is heard behind its own fader: a
 * bus of the band with everything that its units do. A bus in which the voice and others meet is taken apart into what
 * goes into it; what it does to both cancels. Buses that only sends feed (rooms, echoes) are left out: the balance is
 * that of the dry sounds.
 */
export function voiceAndBandTaps(session: Session, voiceId: string): readonly RenderTap[] {
  const { voice, band } = feedsOf(session, voiceId);
  return [
    { id: asRecorded(voiceId), stripId: voiceId, point: "input" },
    ...[...voice, ...band].map(
      (stripId): RenderTap => ({ id: behindFader(stripId), stripId, point: "post-fader" }),
    ),
  ];
}

/** The mix taken apart. @param tap gives what was heard at one of `voiceAndBandTaps`, all of one length */
export function voiceAndBand(session: Session, voiceId: string, tap: (id: string) => Stereo): VoiceAndBand {
  const { voice, band } = feedsOf(session, voiceId);
  const recorded = tap(asRecorded(voiceId));
  const sum = (ids: readonly string[]): Stereo =>
    sumOfSounds(
      ids.map((id) => tap(behindFader(id))),
      recorded[0].length,
    );
  return { voice: sum(voice), band: sum(band), sung: soundingBlocks(recorded) };
}

/** Before its inserts and its fader. */
const asRecorded = (stripId: string): string => `recorded/${stripId}`;

/** Where to listen for `softestPartLu`: behind the fader of everything that goes to the master. */
export function feedTaps(session: Session): readonly RenderTap[] {
  return feedIds(session).map((stripId) => ({ id: behindFader(stripId), stripId, point: "post-fader" }));
}

/**
 * The softest of the parts that meet in the master, in LU against all of them together while it sounds: how far the one
 * that is heard least lies under the rest. −Infinity when one is off.
 */
export function softestPartLu(session: Session, tap: (id: string) => Stereo): number {
  const feeds = feedIds(session).map((id) => tap(behindFader(id)));
  const all = blockLoudness(sumOfSounds(feeds, feeds[0]?.[0].length ?? 0));
  const under = feeds.map((feed) => {
    const sounding = blocksWithin(soundingBlocks(feed), "whole");
    if (sounding.length === 0) return Number.NEGATIVE_INFINITY;
    const own = blockLoudness(feed);
    return meanLoudness(sounding.map((i) => own[i]!)) - meanLoudness(sounding.map((i) => all[i]!));
  });
  return Math.min(...under);
}

/** Strips that go to the master and in which tracks are heard. */
const feedIds = (session: Session): readonly string[] =>
  stripsOfParts(session).flatMap(({ id, output }) => (output === "master" ? [id] : []));

/** Tracks, and the buses in which tracks meet; none that only sends feed. */
export function stripsOfParts({ tracks, buses }: Session): readonly Strip[] {
  const strips: readonly Strip[] = [...tracks, ...buses];
  const hasTracks = (strip: Strip): boolean =>
    "input" in strip || strips.some((other) => other.output === strip.id && hasTracks(other));
  return strips.filter(hasTracks);
}

const behindFader = (stripId: string): string => `behind-fader/${stripId}`;

function feedsOf(session: Session, voiceId: string): Feeds {
  const strips: readonly Strip[] = [...session.tracks, ...session.buses];
  const into = (id: string): readonly Strip[] => strips.filter(({ output }) => output === id);
  const tracksIn = (strip: Strip): readonly string[] =>
    "input" in strip ? [strip.id] : into(strip.id).flatMap(tracksIn);
  const voice: string[] = [];
  const band: string[] = [];
  const visit = (strip: Strip): void => {
    const tracks = tracksIn(strip);
    if (!tracks.includes(voiceId)) {
      if (tracks.length > 0) band.push(strip.id);
    } else if (tracks.length === 1) voice.push(strip.id);
    else into(strip.id).forEach(visit);
  };
  into("master").forEach(visit);
  return { voice, band };
}
