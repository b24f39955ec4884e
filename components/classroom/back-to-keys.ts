/**
 * After something was sent: from the form back to the keys of the widget that it stands in. Who has gone on to another field
 * meanwhile stays there, or their next letters would be keys.
 */
export function backToKeys(form: HTMLFormElement): void {
  if (form.contains(document.activeElement)) form.closest("fieldset")?.focus();
}
