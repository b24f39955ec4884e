import { inviteStaff, requests, route, staffOf } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, async ({ store, signedIn }) => ({
  staff: await staffOf(store, signedIn.person),
}));

export const POST = route({ schema: requests.newStaff }, ({ body, store, signedIn, now }) =>
  inviteStaff(store, signedIn.person, body, now),
);
