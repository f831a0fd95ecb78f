/**
 * The words of a text that are selected on the page, as they stand in it: numbers and labels that styles add are not part
 * of a text.
 *
 * @param box holds the text and nothing else
 * @returns '' if nothing in it is selected
 */
export function selectedWords(box: HTMLElement): string {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return '';
  const range = selection.getRangeAt(0);
  if (range.collapsed || !range.intersectsNode(box)) return '';
  const inside = document.createRange();
  inside.selectNodeContents(box);
  if (box.contains(range.startContainer)) inside.setStart(range.startContainer, range.startOffset);
  if (box.contains(range.endContainer)) inside.setEnd(range.endContainer, range.endOffset);
  return inside.toString().trim();
}
