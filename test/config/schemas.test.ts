import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { editorSchemas } from '../../config/editor-schemas.ts';
import { loadConfiguration } from '../../config/load.ts';

const directory = path.resolve(import.meta.dirname, '../../config');

it.each(Object.entries(editorSchemas()))('config/schemas/%s is what `npm run schemas` writes', async (name, schema) => {
  const written: unknown = JSON.parse(await readFile(path.join(directory, 'schemas', name), 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(schema)));
});

it('the configuration that comes with the program is sound', async () => {
  const { configuration, problems } = await loadConfiguration(directory, {});
  expect(problems).toEqual([]);
  expect(configuration.portals.map((portal) => portal.id).sort()).toEqual(['hongze', 'zhangdian']);
});
