import type { PersonalData, PersonalDataKind } from './personal-data.ts';

const labels: Readonly<Record<PersonalDataKind, { readonly zh: string; readonly en: string }>> = {
  name: { zh: '姓名', en: 'name' },
  phone: { zh: '电话', en: 'phone' },
  'id-card': { zh: '身份证号', en: 'identity number' },
  'bank-card': { zh: '银行卡号', en: 'bank card' },
  email: { zh: '邮箱', en: 'e-mail' },
  address: { zh: '地址', en: 'address' },
};

/** Characters on either side that tell the language a placeholder is put in. */
const surroundings = 12;

/**
 * Choose the placeholder for each piece of personal data: 〔电话1〕, 〔phone 1〕. The same value gets the same one, and none that
 * the text itself holds is given out.
 *
 * @param found spans of the text, in order.
 */
export function placeholdersFor(text: string, found: readonly PersonalData[]): string[] {
  const given = new Map<string, string>();
  const numbers = new Map<PersonalDataKind, number>();
  return found.map((data) => {
    const value = `${data.kind} ${toValue(text, data)}`;
    const known = given.get(value);
    if (known !== undefined) return known;
    let placeholder: string;
    do {
      const number = (numbers.get(data.kind) ?? 0) + 1;
      numbers.set(data.kind, number);
      placeholder = write(text, data, number);
    } while (text.includes(placeholder));
    given.set(value, placeholder);
    return placeholder;
  });
}

function write(text: string, { kind, span }: PersonalData, number: number): string {
  const near =
    text.slice(Math.max(0, span.start - surroundings), span.start) + text.slice(span.end, span.end + surroundings);
  const isEnglish = /[a-z]/i.test(near) && !/\p{Script=Han}/u.test(near);
  return isEnglish ? `〔${labels[kind].en} ${number}〕` : `〔${labels[kind].zh}${number}〕`;
}

/** What two ways of writing the same thing have in common: letters and digits, and no +86 in front of a mobile number. */
function toValue(text: string, { kind, span }: PersonalData): string {
  const value = text
    .slice(span.start, span.end)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return kind === 'phone' ? value.replace(/^(?:00)?86(?=1\d{10}$)/, '') : value;
}
