import {
  EQ_BAND_PARAMETERS,
  MICROPHONE_PARAMETERS,
  type ParameterDescriptor,
  UNIT_PARAMETERS,
} from "@/audio-engine/params";
import { type Address, descriptorAt, valueAt } from "./address";
import { eachStrip } from "./references";
import type { Session, Strip } from "./schema";

/** One number that differs between two sessions. */
export interface Difference {
  readonly address: Address;
  readonly descriptor: ParameterDescriptor;
  readonly before: number;
  readonly after: number;
}

/** Every numeric address of a session, in document order. */
export function addressesOf(session: Session): Address[] {
  return eachStrip(session).flatMap(([, strip]) => stripAddresses(strip));
}

/** Which parameters differ between two sessions that share their structure, and by how much. */
export function differences(before: Session, after: Session): Difference[] {
  return addressesOf(after).flatMap((address) => {
    const descriptor = descriptorAt(after, address);
    const old = valueAt(before, address);
    const now = valueAt(after, address);
    if (descriptor === null || old === null || now === null || old === now) return [];
    return [{ address, descriptor, before: old, after: now }];
  });
}

function stripAddresses(strip: Strip): Address[] {
  const own = [
    `${strip.id}/faderDb`,
    `${strip.id}/pan`,
    ...strip.sends.map((send) => `${strip.id}/${send.id}`),
  ];
  const inserts = strip.inserts.flatMap((insert) => {
    const at = `${strip.id}/${insert.id}`;
    const own = Object.keys(UNIT_PARAMETERS[insert.unit]).map((p) => `${at}/${p}`);
    if (insert.unit !== "eq") return own;
    const bands = insert.params.bands.flatMap((band) =>
      Object.keys(EQ_BAND_PARAMETERS).map((p) => `${at}/${band.id}/${p}`),
    );
    return [...own, ...bands];
  });
  const microphone =
    "input" in strip && strip.input.kind === "microphone"
      ? Object.keys(MICROPHONE_PARAMETERS).map((p) => `${strip.id}/microphone/${p}`)
      : [];
  return [...own, ...inserts, ...microphone];
}
