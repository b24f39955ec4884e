import { homeOf, makeClass, requests, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn }) => homeOf(store, signedIn.person));

export const POST = route({ schema: requests.newClass }, ({ body, store, signedIn, now }) =>
  makeClass(store, signedIn.person, body, now),
);
