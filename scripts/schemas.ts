import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { editorSchemas } from '../config/editor-schemas.ts';

const directory = path.resolve(import.meta.dirname, '../config/schemas');
for (const [name, schema] of Object.entries(editorSchemas())) {
  await writeFile(path.join(directory, name), `${JSON.stringify(schema, null, 2)}\n`);
  console.log(`config/schemas/${name}`);
}
