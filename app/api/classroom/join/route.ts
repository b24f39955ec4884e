import { clientOf, join, openRoute, requests, signedInAnswer } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = openRoute(
  { schema: requests.joinRequest },
  async ({ request, body, store, signedIn, now }) => {
    const { started, ...place } = await join(store, signedIn?.person, body, clientOf(request), now);
    return started === undefined ? place : signedInAnswer(started, place);
  },
);
