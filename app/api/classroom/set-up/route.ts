import { clientOf, openRoute, requests, setUp, signedInAnswer } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = openRoute({ schema: requests.setUpRequest }, async ({ request, body, store, now }) =>
  signedInAnswer(await setUp(store, body, clientOf(request), now)),
);
