import { assignmentRequests, changeGroup, removeGroup, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const PUT = route({ schema: assignmentRequests.groupSchema }, ({ body, store, signedIn, params }) =>
  changeGroup(store, signedIn.person, params.class ?? "", params.group ?? "", body),
);

export const DELETE = route({}, ({ store, signedIn, params }) =>
  removeGroup(store, signedIn.person, params.class ?? "", params.group ?? ""),
);
