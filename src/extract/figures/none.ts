/** Keys of which a sentence says that there were none at all. */
export function noneOf(sentence: string): readonly string[] {
  if (!/没有|未|无/u.test(sentence) || !/信息公开|申请公开|政府信息|信息处理费/u.test(sentence)) {
    return [];
  }
  if (/\d/u.test(sentence.replace(/(?:19|20)\d{2}\s*年度?/gu, ''))) {
    return [];
  }
  const keys: string[] = [];
  if (/(?:没有|未|无)[^。；;，,]*(?:行政)?复议/u.test(sentence)) {
    keys.push('reconsiderations');
  }
  if (/(?:没有|未|无)[^。；;，,]*(?:行政)?诉讼/u.test(sentence)) {
    keys.push('lawsuits');
  }
  if (/(?:没有|未|无)[^。；;，,]*(?:收费|收取|费用)/u.test(sentence)) {
    keys.push('fees');
  }
  const none = /(?:没有|未|无)[^。；;，,]*(?:收到|接到|受理)[^。；;，,]*(?:申请|公开件)/u;
  const nobody = /(?:没有|无)[^。；;，,]*(?:公民|法人|组织|个人|群众)[^。；;，,]*(?:申请|要求)[^。；;，,]*公开/u;
  if (none.test(sentence) || nobody.test(sentence)) {
    keys.push('applications.received');
  }
  return keys;
}
