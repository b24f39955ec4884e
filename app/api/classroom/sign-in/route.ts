import {
  clientOf,
  openRoute,
  requests,
  signedInAnswer,
  signInStaff,
  signInStudent,
} from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = openRoute({ schema: requests.signInRequest }, async ({ request, body, store, now }) => {
  const client = clientOf(request);
  const started =
    "userName" in body
      ? await signInStaff(store, body, client, now)
      : await signInStudent(store, body, client, now);
  return signedInAnswer(started);
});
