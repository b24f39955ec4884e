import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import { signInToken } from "./sign-in-cookie";

/** From where a request comes, as far as signing in is concerned. */
export interface Client {
  /** What the list of sign-ins calls the device. */
  readonly device: string;
  /** A hash of its network address: enough to count by, and no address is kept. */
  readonly address: string;
  /** The token of an earlier sign-in on the device. */
  readonly earlier: string | undefined;
}

const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;

const SYSTEMS = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["CrOS", "a Chromebook"],
  ["Windows", "Windows"],
  ["Mac OS X", "a Mac"],
  ["Linux", "Linux"],
] as const;

/** A device in words, by its `User-Agent`: "Firefox on Linux". */
export function deviceName(userAgent: string | null): string {
  const nameIn = (names: readonly (readonly [string, string])[]) =>
    names.find(([mark]) => userAgent?.includes(mark))?.[1];
  return `${nameIn(BROWSERS) ?? "A browser"} on ${nameIn(SYSTEMS) ?? "another system"}`;
}

/** The network a client is in: an IPv6 household has 2⁶⁴ addresses and counts as one. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":");
  const missing = tail === undefined ? [] : Array<string>(8 - groups.length).fill("0");
  return [...groups, ...missing].slice(0, 4).join(":");
}

/** The last one is by whoever spoke to this server; those before it are by those who spoke to a proxy. */
const addressOf = (headers: Headers): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";

export const clientOf = ({ headers }: Request): Client => ({
  device: deviceName(headers.get("user-agent")),
  address: createHash("sha256")
    .update(networkOf(addressOf(headers)))
    .digest("hex"),
  earlier: signInToken(headers.get("cookie")),
});
