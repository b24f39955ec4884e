import { changeGrade, gradeDetail, gradeRequests, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** Everything behind one cell: `?assignment=…&student=…`. */
export const GET = route({}, ({ request, store, signedIn }) => {
  const asked = new URL(request.url).searchParams;
  const place = { assignmentId: asked.get("assignment") ?? "", studentId: asked.get("student") ?? "" };
  return gradeDetail(store, signedIn.person, place);
});

export const POST = route(
  { schema: gradeRequests.gradeRequestSchema },
  async ({ body, store, signedIn, now }) => {
    await changeGrade(store, signedIn.person, body, now);
    return gradeDetail(store, signedIn.person, body);
  },
);
