/** Radicals that Unicode does not map to their ideographs by itself, with the ideographs that look the same. */
const supplement: Readonly<Record<string, string>> = {
  '\u2e81': '厂',
  '\u2e84': '乙',
  '\u2e85': '亻',
  '\u2e88': '刀',
  '\u2e8c': '小',
  '\u2e96': '忄',
  '\u2e97': '心',
  '\u2e98': '扌',
  '\u2e9d': '月',
  '\u2e9e': '歹',
  '\u2ea0': '民',
  '\u2ea1': '氵',
  '\u2ea5': '爪',
  '\u2eac': '示',
  '\u2eae': '竹',
  '\u2eb3': '网',
  '\u2eb6': '羊',
  '\u2eb7': '羊',
  '\u2ebc': '肉',
  '\u2ec1': '虎',
  '\u2ec2': '衣',
  '\u2ec4': '西',
  '\u2ec5': '见',
  '\u2ec6': '角',
  '\u2ec9': '贝',
  '\u2eca': '足',
  '\u2ecb': '车',
  '\u2ed3': '长',
  '\u2ed4': '门',
  '\u2ed8': '青',
  '\u2ed9': '韦',
  '\u2eda': '页',
  '\u2edb': '风',
  '\u2edc': '飞',
  '\u2edd': '食',
  '\u2ede': '食',
  '\u2ee2': '马',
  '\u2ee3': '骨',
  '\u2ee4': '鬼',
  '\u2ee5': '鱼',
  '\u2ee6': '鸟',
  '\u2ee7': '卤',
  '\u2ee8': '麦',
  '\u2ee9': '黄',
  '\u2eec': '齐',
  '\u2eee': '齿',
  '\u2ef0': '龙',
  '\u2ef3': '龟',
  '\u2f3e': '户',
};

const radical = /[\u2e80-\u2fd5\uf900-\ufaff]/gu;

/**
 * Ideographs for radicals: fonts whose glyphs serve both are often mapped back to the radical (⼯ for 工, ⺠ for 民), and a
 * reader sees no difference.
 */
export function plainIdeographs(text: string): string {
  return text.replace(radical, (character) => supplement[character] ?? character.normalize('NFKC'));
}
