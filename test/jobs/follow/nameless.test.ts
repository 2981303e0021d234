import { expect, it } from 'vitest';
import { namelessNotes } from '../../../jobs/follow/nameless.ts';
import type { ColumnId } from '../../../src/domain/index.ts';

const many = 'many' as ColumnId;
const own = 'own' as ColumnId;

it('reports that name no organ are told to operators where no column says whose they are', () => {
  const columns = [{ id: many }, { id: own, publisher: '云溪县人民政府' }];
  const title = '2024年政府信息公开工作年度报告';
  const page = { columnId: many, title, publisher: null, wasRead: true };
  const listed = [
    page,
    { ...page, columnId: own },
    { ...page, publisher: '云溪县教育局' },
    { ...page, wasRead: false },
  ];
  expect(namelessNotes({ columns }, listed)).toEqual([{ kind: 'nameless-reports', pages: 1, named: [title] }]);
  expect(namelessNotes({ columns }, listed.slice(1))).toEqual([]);
});
