import { addRoster, emptyRoster, requests, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

const MOST_BYTES = 512 * 1024;

export const POST = route(
  { schema: requests.rosterRequest, mostBytes: MOST_BYTES },
  ({ body, store, signedIn, params }) => addRoster(store, signedIn.person, params.class ?? "", body.csv),
);

export const DELETE = route({}, ({ store, signedIn, params }) =>
  emptyRoster(store, signedIn.person, params.class ?? ""),
);
