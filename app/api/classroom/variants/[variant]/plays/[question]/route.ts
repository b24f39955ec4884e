import { playQuestion, route, workRequests } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = route({}, ({ store, signedIn, params, now }) => {
  const place = { variantId: params.variant ?? "", question: workRequests.questionIn(params.question) };
  return playQuestion(store, signedIn.person, place, now);
});
