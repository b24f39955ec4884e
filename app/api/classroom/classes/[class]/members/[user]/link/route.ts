import { makePinLink, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = route({}, ({ store, signedIn, params, now }) =>
  makePinLink(store, signedIn.person, params.class ?? "", params.user ?? "", now),
);
