import { aboutClass, editClass, removeClass, requests, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn, params }) =>
  aboutClass(store, signedIn.person, params.class ?? ""),
);

export const PATCH = route({ schema: requests.classChanges }, ({ body, store, signedIn, params, now }) =>
  editClass(store, signedIn.person, params.class ?? "", body, now),
);

export const DELETE = route({}, ({ store, signedIn, params, now }) =>
  removeClass(store, signedIn.person, params.class ?? "", now),
);
