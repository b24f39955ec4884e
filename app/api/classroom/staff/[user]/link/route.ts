import { resetStaff, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = route({}, ({ store, signedIn, params, now }) =>
  resetStaff(store, signedIn.person, params.user ?? "", now),
);
