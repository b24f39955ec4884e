import { peopleOf, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn, params }) =>
  peopleOf(store, signedIn.person, params.class ?? ""),
);
