import { assignmentRequests, checkMadeFor, madeSchema, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** Says of an exercise that an instructor is making which of its goals students can be marked by. */
export const POST = route(
  { schema: madeSchema, mostBytes: assignmentRequests.MOST_ASSIGNMENT_BYTES },
  ({ store, signedIn, params, body }) => checkMadeFor(store, signedIn.person, params.class ?? "", body),
);
