const number = '(?:[0-9０-９]{1,4}|[ivxlc]{1,6}|PAGE|NUMPAGES)';
const hanNumber = '(?:[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5}|PAGE|NUMPAGES)';

const forms: readonly RegExp[] = [
  new RegExp(`^第\\s*${hanNumber}\\s*[页頁](?:\\s*[，,/／|]?\\s*[共总總]\\s*${hanNumber}\\s*[页頁])?$`, 'i'),
  new RegExp(`^(?:page|p\\.)\\s*${number}(?:\\s*(?:of|/)\\s*${number})?$`, 'i'),
  new RegExp(`^[-–—·|~\\s]*${number}\\s*[/／]\\s*${number}[-–—·|~\\s]*$`, 'i'),
  /^[-–—·|~]+\s*[0-9０-９]{1,4}\s*[-–—·|~]+$/,
  /^[0-9０-９]{1,4}$/,
];

/** Does a line hold nothing but the number of a page: "第 3 页 共 9 页", "Page 2 of 9", "- 3 -", "12"? */
export function isPageMark(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= 40 && forms.some((form) => form.test(trimmed));
}
