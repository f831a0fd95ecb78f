/** Weights and check signs of Chinese identity numbers (GB 11643-1999). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkSigns = '10X98765432';

/** Code of the province, then of the district: 110105. */
const region = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)\d{4}/;

/**
 * Say whether a number of 18 signs is a Chinese identity number: region, date of birth and check sign; or one of 15 digits as given
 * out until 1999, which has no check sign.
 */
export function isIdentityNumber(number: string): boolean {
  if (!region.test(number)) return false;
  if (/^\d{15}$/.test(number)) return isDate(number.slice(8, 10), number.slice(10, 12));
  if (!/^\d{17}[\dx]$/i.test(number) || !/^(?:18|19|20)/.test(number.slice(6))) return false;
  if (!isDate(number.slice(10, 12), number.slice(12, 14))) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return checkSigns[sum % 11] === number[17]?.toUpperCase();
}

function isDate(month: string, day: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

/** Say whether the last digit of a number is the check digit that Luhn's formula asks for (ISO/IEC 7812-1). */
export function hasLuhnDigit(number: string): boolean {
  let sum = 0;
  for (let index = 0; index < number.length; index++) {
    const digit = Number(number[number.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
