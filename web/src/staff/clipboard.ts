// Copying, where the browser allows it: on plain http it may not.

/** Copies a text; false where the person has to do it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
