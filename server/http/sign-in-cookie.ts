import { publicAddress } from "./public-address";

const DAY_SECONDS = 86_400;
/** Of the browser's copy; the server's own date counts. */
const KEPT_SECONDS = 180 * DAY_SECONDS;

const isSecure = (): boolean => publicAddress(process.env)?.protocol === "https:";

/** Over TLS a browser takes a cookie of the `__Host-` kind only from this very host, for all of it, and encrypted. */
const cookieName = (): string => (isSecure() ? "__Host-sign-in" : "sign-in");

const cookie = (value: string, seconds: number): string =>
  `${cookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure() ? "; Secure" : ""}`;

/** The `Set-Cookie` that keeps a sign-in in the browser. */
export const keepSignIn = (token: string): string => cookie(token, KEPT_SECONDS);

/** The `Set-Cookie` that takes it away. */
export const dropSignIn = (): string => cookie("", 0);

/** The sign-in's token in a `Cookie` header. */
export function signInToken(cookieHeader: string | null): string | undefined {
  const start = `${cookieName()}=`;
  const own = cookieHeader
    ?.split(";")
    .map((each) => each.trim())
    .find((each) => each.startsWith(start));
  return own?.slice(start.length) || undefined;
}
