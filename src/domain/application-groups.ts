import { applicationRowKeys, type ApplicationRowKey } from './extraction.ts';

/** A heading of table 3 that holds no figures, and what the rows below it are called, in the order of the form. */
export interface ApplicationGroup {
  readonly name: string;
  readonly items: Readonly<Partial<Record<ApplicationRowKey, string>>>;
}

/** The headings 三（三） to 三（五） (国办公开办函〔2021〕30号). */
export const applicationGroups = {
  denied: {
    name: '不予公开',
    items: {
      deny1: '属于国家秘密',
      deny2: '其他法律行政法规禁止公开',
      deny3: '危及“三安全一稳定”',
      deny4: '保护第三方合法权益',
      deny5: '属于三类内部事务信息',
      deny6: '属于四类过程性信息',
      deny7: '属于行政执法案卷',
      deny8: '属于行政查询事项',
    },
  },
  unavailable: {
    name: '无法提供',
    items: {
      na1: '本机关不掌握相关政府信息',
      na2: '没有现成信息需要另行制作',
      na3: '补正后申请内容仍不明确',
    },
  },
  unprocessed: {
    name: '不予处理',
    items: {
      nop1: '信访举报投诉类申请',
      nop2: '重复申请',
      nop3: '要求提供公开出版物',
      nop4: '无正当理由大量反复申请',
      nop5: '要求行政机关确认或重新出具已获取信息',
    },
  },
} as const satisfies Readonly<Record<string, ApplicationGroup>>;

/** The rows below a heading, in the order of the form. */
export function rowsBelow({ items }: ApplicationGroup): readonly (readonly [key: ApplicationRowKey, name: string])[] {
  return applicationRowKeys.flatMap((key) => {
    const name = items[key];
    return name === undefined ? [] : [[key, name] as const];
  });
}
