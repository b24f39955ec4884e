import {
  gradeRequests,
  route,
  sendCounterVersion,
  withdrawCounterVersion,
  workRequests,
} from "@/server/classroom";

export const dynamic = "force-dynamic";

export const PUT = route(
  { schema: gradeRequests.counterVersionSchema, mostBytes: workRequests.MOST_WORK_BYTES },
  ({ body, store, signedIn, params, now }) =>
    sendCounterVersion(store, signedIn.person, params.id ?? "", body, now),
);

export const DELETE = route({}, async ({ store, signedIn, params, now }) => {
  await withdrawCounterVersion(store, signedIn.person, params.id ?? "", now);
  return undefined;
});
