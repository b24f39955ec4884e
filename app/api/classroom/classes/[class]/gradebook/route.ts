import { gradebook, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn, params, now }) =>
  gradebook(store, signedIn.person, params.class ?? "", now),
);
