import "server-only";

import { type SignedIn, signedInBy } from "./auth/sign-in";
import { getStore } from "./db/store";
import { signInToken } from "./http/sign-in-cookie";

export { variantSound } from "./grading/variant-sound";
export { route } from "./http/route";

/** Who a page's request comes from, by its `Cookie` header. */
export async function viewerBy(cookieHeader: string | null): Promise<SignedIn | undefined> {
  const token = signInToken(cookieHeader);
  return token === undefined ? undefined : signedInBy((await getStore()).db, token, Date.now());
}
