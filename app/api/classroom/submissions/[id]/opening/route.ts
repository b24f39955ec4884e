import { openWork, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn, params, now }) =>
  openWork(store, signedIn.person, params.id ?? "", now),
);
