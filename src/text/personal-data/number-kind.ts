import { hasLuhnDigit, isIdentityNumber } from './number-checks.ts';
import type { PersonalDataKind } from './personal-data.ts';

/** A number and what stands around it, all normalised. */
export type NumberInContext = {
  /** Digits only; x in the last place of an identity number. */
  readonly number: string;
  /** Length of each group of digits: 3-4-4. */
  readonly shape: string;
  /** Up to 24 characters in front of the number, and 2 behind it. */
  readonly before: string;
  readonly after: string;
  /** Whether marks, and not only spaces, stand between the groups. */
  readonly hasMarks: boolean;
};

const colon = '(?:号码|号|number|no\\.?)?(?:是|为| is)? ?[:#]? ?[+(]?$';
const idLabel = new RegExp(`(?:身份证|证件|\\bid(?: card)?)${colon}`);
const cardLabel = new RegExp(`(?:卡号|银行卡|信用卡|借记卡|储蓄卡|账号|帐号|账户|card|bank account)${colon}`);
const phoneLabel = new RegExp(
  `(?:电话|手机|座机|联系方式|致电|\\bphone|\\btel|\\bmobile|\\bcell|call me (?:at|on)|my number|reach me (?:at|on))${colon}`,
);
/** Numbers of things: orders, policies, files. */
const thingLabel =
  /(?:订单|单号|保单|流水|编号|凭证|合同|发票|工号|批次|\border|\bpolicy|\binvoice|\bcase|\bticket|第)(?:编号|号码|号|number|no\.?)?(?:是|为| is)? ?[:#]? ?$/;
const unit = /^ ?(?:[元万亿块笔个件次人名份条%页度天年月日]|yuan|usd|dollars|[a-z](?![a-z]))/;

/** Groups in which bank cards are typed. */
const cardShape = /^(?:1[3-9]|4-4-4-[1-4]|4-4-4-4-[1-4]|4-6-[45]|6-\d{1,2})$/;
const mobileShape = /^(?:11|3-4-4|4-4-3|3-8|7-4|3-3-5|5-6|6-5|1(?:-1){10}|13|2-11|4-11|(?:2|4)-3-4-4)$/;
/** Area code and number, with an extension or without. */
const landlineShape = /^(?:1[0-2]|[345]-[678]|[34]-[34]-4|4-3-3|3-7|[34]-[78]-\d)$/;
/** Nobody's own: numbers that cost the caller nothing, and hotlines. */
const hotline = /^(?:1?8(?:00|33|44|55|66|77|88)\d{7}|400\d{7})$/;

/** Say what kind of personal data a number is; undefined for amounts, dates, hotlines, numbers of orders and the like. */
export function numberKind(it: NumberInContext): PersonalDataKind | undefined {
  const { number, before } = it;
  const length = number.length;
  if (idLabel.test(before) && length >= 15 && length <= 18) return 'id-card';
  if (cardLabel.test(before) && length >= 12 && length <= 19) return 'bank-card';
  if (thingLabel.test(before)) return undefined;
  if (isIdentityNumber(number)) return 'id-card';
  if (/^[34569]/.test(number) && cardShape.test(it.shape) && length >= 13 && length <= 19 && hasLuhnDigit(number)) {
    return 'bank-card';
  }
  return isPhone(it) ? 'phone' : undefined;
}

function isPhone(it: NumberInContext): boolean {
  const { number, shape, before } = it;
  if (unit.test(it.after) || hotline.test(number)) return false;
  if (/^(?:(?:00)?86)?1[3-9]\d{9}$/.test(number) && mobileShape.test(shape)) return true;
  if (before.endsWith('+') || before.endsWith('+(')) return /^[1-9]\d{7,14}$/.test(number);
  if (/^00[1-9]\d{7,13}$/.test(number)) return true;
  if (/^0[1-9]/.test(number) && landlineShape.test(shape)) return true;
  const isLabelled = phoneLabel.test(before);
  if (shape === '3-3-4' && /^[2-9]/.test(number)) return it.hasMarks || isLabelled;
  return isLabelled && /^(?:[78]|4-4|3-4|3-5|10)$/.test(shape) && /^[2-8]/.test(number);
}
