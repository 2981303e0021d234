const gap = '[ \\t\\u00a0\\u3000-]?';
const digit = '[0-9０-９]';

/** Mainland mobile numbers: eleven digits from 13 to 19, whole or written in groups, with or without +86. */
const mobile = new RegExp(
  `(?<!${digit})([1１][3-9３-９]${digit})${gap}${digit}{4}${gap}(${digit}{4})(?!${digit}|[.．]${digit})`,
  'gu',
);
const mobileWithCountry = new RegExp(
  `([+＋]?[8８][6６]${gap})([1１][3-9３-９]${digit})${gap}${digit}{4}${gap}(${digit}{4})(?!${digit}|[.．]${digit})`,
  'gu',
);
/** Identity cards of 18 places (GB 11643: region, day of birth, order, check) and the older ones of 15. */
const identityCard = new RegExp(
  `(?<!${digit})(${digit}{6})${gap}(${digit}{8})${gap}(${digit}{3}[0-9０-９XxＸｘ])(?!${digit})`,
  'gu',
);
const oldIdentityCard = new RegExp(
  `(?<!${digit})(${digit}{6})${gap}(${digit}{6})${gap}(${digit}{3})(?!${digit})`,
  'gu',
);

function plainDigits(text: string): string {
  return text.replaceAll(/[０-９]/gu, (character) => String.fromCodePoint(character.charCodeAt(0) - 0xfe_e0));
}

function isRegion(sixDigits: string): boolean {
  const province = Number(plainDigits(sixDigits).slice(0, 2));
  return (province >= 11 && province <= 65) || (province >= 81 && province <= 83);
}

function isBirthday(digits: string): boolean {
  const plain = plainDigits(digits);
  const year = plain.length === 8 ? Number(plain.slice(0, 4)) : 1900 + Number(plain.slice(0, 2));
  const month = Number(plain.slice(-4, -2));
  const day = Number(plain.slice(-2));
  return year >= 1880 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/**
 * The text with mobile and identity-card numbers made unreadable (138****5678, 320829************). Landline numbers of
 * offices stay.
 */
export function maskPersonalNumbers(text: string): string {
  return text
    .replaceAll(identityCard, (whole, region: string, birthday: string) =>
      isRegion(region) && isBirthday(birthday) ? `${region}${'*'.repeat(12)}` : whole,
    )
    .replaceAll(oldIdentityCard, (whole, region: string, birthday: string) =>
      isRegion(region) && isBirthday(birthday) ? `${region}${'*'.repeat(9)}` : whole,
    )
    .replaceAll(mobileWithCountry, '$1$2****$3')
    .replaceAll(mobile, '$1****$2');
}

/** Whether a mobile or identity-card number stands in the text. */
export function holdsPersonalNumbers(text: string): boolean {
  return maskPersonalNumbers(text) !== text;
}
