/**
 * Put a text on the clipboard. Browsers give that only to pages of this machine or behind https; elsewhere the text is left
 * selected, to be copied by hand.
 *
 * @param field shows the text
 * @returns whether it is on the clipboard
 */
export async function copyText(text: string, field: HTMLInputElement | null | undefined): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.select();
    return false;
  }
}
