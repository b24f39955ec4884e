import { clientOf, lookAtLink, openRoute, requests } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** What a link is for. By POST: a token in an address would stand in logs. */
export const POST = openRoute({ schema: requests.lookRequest }, ({ request, body, store, now }) =>
  lookAtLink(store, body.token, clientOf(request), now),
);
