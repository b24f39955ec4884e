import { changeCode, closeCode, newCode, requests, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** A new code; the old one opens nothing any more. */
export const POST = route({ schema: requests.newCodeRequest }, ({ body, store, signedIn, params, now }) =>
  newCode(store, signedIn.person, params.class ?? "", body, now),
);

export const PATCH = route({ schema: requests.codeSettings }, ({ body, store, signedIn, params }) =>
  changeCode(store, signedIn.person, params.class ?? "", body),
);

export const DELETE = route({}, ({ store, signedIn, params, now }) =>
  closeCode(store, signedIn.person, params.class ?? "", now),
);
