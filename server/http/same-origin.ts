import { publicAddress } from "./public-address";
import { RequestError } from "./request-error";

const REFUSAL =
  "This request came from another site, so nothing was done. Open the course itself and try again.";

/**
 * Refuses what another site's page sends. Browsers name the sender of everything that is not a plain read, by
 * `Origin` and `Sec-Fetch-Site`; a program outside a browser must name the course as well.
 * @throws {RequestError} 403
 */
export function checkSameOrigin(request: Request): void {
  const { headers } = request;
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") throw new RequestError(403, REFUSAL);
  const origin = headers.get("origin");
  const host = publicAddress(process.env)?.host ?? headers.get("host");
  const isOwn = origin !== null && URL.canParse(origin) && new URL(origin).host === host;
  if (!isOwn) throw new RequestError(403, REFUSAL);
}
