import { clientOf, openRoute, putTransfer, requests } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** 4 MB of text, and what JSON adds to it. */
const MOST_BYTES = 10 * 1024 * 1024;

export const POST = openRoute(
  { schema: requests.putTransferRequest, mostBytes: MOST_BYTES },
  ({ request, body, store, now }) => putTransfer(store, body.content, clientOf(request), now),
);
