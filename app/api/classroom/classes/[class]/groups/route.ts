import { assignmentRequests, makeGroup, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = route({ schema: assignmentRequests.groupSchema }, ({ body, store, signedIn, params }) =>
  makeGroup(store, signedIn.person, params.class ?? "", body),
);
