import { clientOf, openRoute, requests, takeTransferBy } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** By POST: it works once, and a code in an address would stand in logs. */
export const POST = openRoute({ schema: requests.takeTransferRequest }, ({ request, body, store, now }) =>
  takeTransferBy(store, body.code, clientOf(request), now),
);
