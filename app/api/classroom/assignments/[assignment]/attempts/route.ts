import { courseGenerator, route, startWork } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = route({}, ({ store, signedIn, params, now }) =>
  startWork(store, signedIn.person, params.assignment ?? "", courseGenerator, now),
);
