import { leaveClass, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = route({}, ({ store, signedIn, params }) =>
  leaveClass(store, signedIn.person, params.class ?? ""),
);
