import { bringProgress, requests, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

const MOST_BYTES = 1024 * 1024;

export const POST = route(
  { schema: requests.bringRequest, mostBytes: MOST_BYTES },
  ({ body, store, signedIn, now }) => bringProgress(store, signedIn.person, body, now),
);
