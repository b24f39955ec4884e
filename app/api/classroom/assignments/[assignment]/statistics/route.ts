import { assignmentStatistics, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn, params }) =>
  assignmentStatistics(store, signedIn.person, params.assignment ?? ""),
);
