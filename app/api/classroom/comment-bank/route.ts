import { forgetKept, gradeRequests, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const DELETE = route({ schema: gradeRequests.forgetKeptSchema }, async ({ body, store, signedIn }) => {
  await forgetKept(store, signedIn.person, body.text);
  return undefined;
});
