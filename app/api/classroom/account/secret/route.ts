import { changeSecret, clientOf, requests, route, signedInAnswer } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const PUT = route(
  { schema: requests.changeSecretRequest },
  async ({ request, body, store, signedIn, now }) =>
    signedInAnswer(await changeSecret(store, signedIn.person, body, clientOf(request), now)),
);
