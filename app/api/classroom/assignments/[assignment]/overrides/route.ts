import { assignmentRequests, grantOverride, removeOverride, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const PUT = route({ schema: assignmentRequests.overrideSchema }, ({ store, signedIn, params, body }) =>
  grantOverride(store, signedIn.person, params.assignment ?? "", body),
);

export const DELETE = route({ schema: assignmentRequests.whoseSchema }, ({ store, signedIn, params, body }) =>
  removeOverride(store, signedIn.person, params.assignment ?? "", body),
);
