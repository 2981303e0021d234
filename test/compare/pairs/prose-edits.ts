import { major, minor, words, subsections, type Edit } from './edit.ts';

/** Edits of sentences, headings and sections. */
export const proseEdits: readonly Edit[] = [
  {
    name: 'a sentence',
    year: 2023,
    on: 'body',
    change: words('所有申请均在法定期限内答复。', '所有申请均已答复。'),
    told: [
      {
        kind: 'text',
        path: '/sections/2/text',
        before: '所有申请均在法定期限内答复。',
        after: '所有申请均已答复。',
        significance: minor,
      },
    ],
  },
  {
    name: 'a sentence more',
    year: 2023,
    on: 'body',
    change: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复。未收取任何费用。'),
    told: [{ kind: 'text', path: '/sections/2/text', before: null, after: '未收取任何费用。', significance: minor }],
  },
  {
    name: 'a sentence less',
    year: 2023,
    on: 'body',
    change: words('所有申请均在法定期限内答复。', ''),
    told: [
      {
        kind: 'text',
        path: '/sections/2/text',
        before: '所有申请均在法定期限内答复。',
        after: null,
        significance: minor,
      },
    ],
  },
  {
    name: 'two sentences joined',
    year: 2023,
    on: 'body',
    first: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复。答复率为百分之百。') as (
      html: string,
    ) => string,
    change: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复，答复率为百分之百。'),
    told: [
      {
        kind: 'text',
        path: '/sections/2/text',
        before: '所有申请均在法定期限内答复。答复率为百分之百。',
        after: '所有申请均在法定期限内答复，答复率为百分之百。',
        significance: minor,
      },
    ],
  },
  {
    name: 'a sentence more, behind one that now ends',
    year: 2023,
    on: 'body',
    first: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复；') as (html: string) => string,
    change: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复。办理过程全程留痕可查；'),
    told: [
      {
        kind: 'text',
        path: '/sections/2/text',
        before: '所有申请均在法定期限内答复；',
        after: '所有申请均在法定期限内答复。办理过程全程留痕可查；',
        significance: minor,
      },
    ],
  },
  {
    name: 'a sentence that was changed and stands in another section',
    year: 2023,
    on: 'body',
    change: (html) =>
      html
        .replace('所有申请均在法定期限内答复。', '')
        .replace(
          '<p style="text-align:right">',
          '<p>　　所有申请均在法定期限内按时答复。</p>\n<p style="text-align:right">',
        ),
    told: [
      {
        kind: 'text',
        label: '一、总体情况 · （二）依申请公开 → 六、其他需要报告的事项',
        before: '所有申请均在法定期限内答复。',
        after: '所有申请均在法定期限内按时答复。',
        significance: minor,
      },
    ],
  },
  {
    name: 'a number in prose',
    year: 2023,
    on: 'body',
    change: words(/办结率\d+%/, '办结率99.5%'),
    told: [{ kind: 'text', path: '/sections/1/text', significance: minor }],
  },
  {
    name: 'a number in prose, 2010',
    year: 2010,
    on: 'body',
    change: words(/(共受理政府信息公开申请)\d+件/, '$1777件'),
    told: [{ kind: 'text', significance: minor }],
  },
  {
    name: 'the letters of an address',
    year: 2023,
    on: 'body',
    change: words('@example.gov.cn', '@example.org.cn'),
    told: [{ kind: 'text', path: '/text', significance: minor }],
  },
  {
    name: 'a full stop that becomes a semicolon',
    year: 2023,
    on: 'body',
    change: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复；'),
    told: [{ kind: 'text', significance: minor }],
  },
  {
    name: 'a heading renamed',
    year: 2023,
    on: 'body',
    change: words('五、存在的主要问题及改进情况', '五、存在问题及改进情况'),
    told: [
      {
        kind: 'section',
        path: '/sections/9/title',
        before: '存在的主要问题及改进情况',
        after: '存在问题及改进情况',
        significance: minor,
      },
    ],
  },
  {
    name: 'a heading over sub-headings, in other words',
    year: 2023,
    on: 'body',
    change: words('一、总体情况', '一、本年度工作概述'),
    told: [
      { kind: 'section', path: '/sections/0/title', before: '总体情况', after: '本年度工作概述', significance: minor },
    ],
  },
  {
    name: 'a heading with another number',
    year: 2023,
    on: 'body',
    change: words('六、其他需要报告的事项', '七、其他需要报告的事项'),
    told: [{ kind: 'order', path: '/sections/10/number', before: '六', after: '七', significance: minor }],
  },
  {
    name: 'a heading that went, its text staying',
    year: 2010,
    on: 'body',
    change: (html) => html.replace(/<p[^>]*><strong>二、[^<]*<\/strong><\/p>\n/, ''),
    told: [{ kind: 'section', after: null, significance: major }],
  },
  {
    name: 'a section dropped',
    year: 2023,
    on: 'body',
    change: (html) => html.replace(/<p[^>]*><strong>六、[\s\S]*?(?=<p style="text-align:right">)/, ''),
    told: [{ kind: 'section', after: null, significance: major }],
  },
  {
    name: 'a section more',
    year: 2023,
    on: 'body',
    change: (html) =>
      html.replace(
        '<p style="text-align:right">',
        '<p><strong>七、附则</strong></p>\n<p>　　本报告由县政府办公室负责解释，自发布之日起施行。</p>\n<p style="text-align:right">',
      ),
    told: [{ kind: 'section', path: '/sections/11', before: null, significance: major }],
  },
  {
    name: 'sub-sections exchanged',
    year: 2023,
    on: 'body',
    change: (html) => {
      const [head, one, two, ...rest] = subsections(html);
      return [head, two, one, ...rest].join('');
    },
    told: [{ kind: 'move', significance: minor }],
  },
];
