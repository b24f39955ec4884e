import { changeMember, deleteMember, requests, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const PATCH = route({ schema: requests.memberChanges }, ({ body, store, signedIn, params }) =>
  changeMember(store, signedIn.person, params.class ?? "", params.user ?? "", body),
);

export const DELETE = route({}, ({ store, signedIn, params, now }) =>
  deleteMember(store, signedIn.person, params.class ?? "", params.user ?? "", now),
);
