import { removeStaff, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const DELETE = route({}, ({ store, signedIn, params, now }) =>
  removeStaff(store, signedIn.person, params.user ?? "", now),
);
