/** Stands where a lesson already names a widget that is not built yet. */
export function PlannedWidget() {
  return <p>This part of the lesson is not built yet.</p>;
}
