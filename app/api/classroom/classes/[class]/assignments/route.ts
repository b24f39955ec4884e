import { assignmentRequests, assignmentsForStaff, createAssignment, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn, params }) =>
  assignmentsForStaff(store, signedIn.person, params.class ?? ""),
);

export const POST = route(
  {
    schema: assignmentRequests.assignmentSchema,
    mostBytes: assignmentRequests.MOST_ASSIGNMENT_BYTES,
  },
  async ({ store, signedIn, params, body, now }) => {
    const { id } = await createAssignment(store, signedIn.person, params.class ?? "", body, now);
    return { id };
  },
);
