const nameCharacter = '(?![由与和及在向对请按经各本我的了是为将被把以于等年月日第])\\p{Script=Han}';
/**
 * What is never cut: titles in 《》, document numbers, addresses, telephone numbers, figures, words in letters, numerals in
 * Chinese, names of organs.
 */
const token = new RegExp(
  [
    '《[^《》]{1,60}》',
    '[〔﹝\\[［]\\d{4}[〕﹞\\]］]\\s*第?\\d+号',
    '[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
    '(?<![0-9])0?[0-9]{2,3}-[0-9]{7,8}',
    '(?:(?<![0-9０-９])[+\\-−])?[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％‰]?',
    '[\\p{Script=Latin}][\\p{Script=Latin}0-9_@.-]*',
    '[一二三四五六七八九十百千万亿零〇两]{2,}',
    `(?:(?:${nameCharacter}){2,7}?(?:省|自治区|市|州|盟|区|县|旗|镇|乡|街道))+(?:人民政府|街道办事处|管理委员会|管委会)?(?:办公室|办公厅)?`,
    '\\s+',
    '[\\s\\S]',
  ].join('|'),
  'gu',
);

/** Tokens of a sentence: characters, with numbers and names whole. */
export function tokensOf(text: string): readonly string[] {
  return text.match(token) ?? [];
}
