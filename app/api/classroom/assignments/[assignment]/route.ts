import {
  assignmentRequests,
  assignmentSettings,
  removeAssignment,
  replaceAssignment,
  route,
} from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn, params }) =>
  assignmentSettings(store, signedIn.person, params.assignment ?? ""),
);

export const PUT = route(
  {
    schema: assignmentRequests.assignmentSchema,
    mostBytes: assignmentRequests.MOST_ASSIGNMENT_BYTES,
  },
  async ({ store, signedIn, params, body, now }) => {
    await replaceAssignment(store, signedIn.person, params.assignment ?? "", body, now);
    return assignmentSettings(store, signedIn.person, params.assignment ?? "");
  },
);

export const DELETE = route({}, async ({ store, signedIn, params }) => {
  await removeAssignment(store, signedIn.person, params.assignment ?? "");
  return undefined;
});
