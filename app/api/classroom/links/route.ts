import { clientOf, openRoute, requests, setByLink, signedInAnswer } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** Whoever has the link sets the password or PIN that it is for. */
export const POST = openRoute({ schema: requests.useLinkRequest }, async ({ request, body, store, now }) =>
  signedInAnswer(await setByLink(store, body, clientOf(request), now)),
);
