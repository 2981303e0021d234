import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { main } from '../../src/cli/main.ts';
import { terminal } from '../../src/cli/output.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const documents = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })].filter(
  (file) => file !== 'CHANGELOG.md',
);
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));

/** Code in a document, block or span; what stands for a name of one's own is in capitals. */
const codeOf = (text: string): readonly string[] =>
  Array.from(text.matchAll(/```[a-z]*\n([\s\S]*?)```|`([^`\n]+)`/g), ([, block, span]) => block ?? span ?? '');

async function commandNames(): Promise<ReadonlySet<string | undefined>> {
  const printed: string[] = [];
  await main([], { ...terminal, result: (text: string) => void printed.push(text) });
  return new Set(Array.from(printed.join('\n').matchAll(/^ {2}([a-z][a-z-]+)\b/gm), ([, name]) => name));
}

describe('the documents', () => {
  it('are there', () => {
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md']));
  });

  it.each(documents)('%s links to nothing that is not there', (file) => {
    const links = Array.from(read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g), ([, link]) => link ?? '');
    const gone = links.filter((link) => !existsSync(path.resolve(root, path.dirname(file), link)));
    expect(gone).toEqual([]);
  });

  it.each(documents)('%s names no file that is not there', (file) => {
    const named = codeOf(read(file)).flatMap((code) =>
      Array.from(
        code.matchAll(/(?<![\w./~-])(?:\.ci|bench|config|docs|jobs|scripts|src|test)\/[\w./-]+/g),
        ([name]) => name,
      ),
    );
    const gone = named.filter((name) => !/[A-Z]{2}/.test(name) && !existsSync(path.join(root, name)));
    expect(gone).toEqual([]);
  });

  it.each(documents)('%s names no npm script that is not there', (file) => {
    const named = codeOf(read(file)).flatMap((code) =>
      Array.from(code.matchAll(/npm (?:run (?:-s )?)?([a-z][a-z:-]*)/g), ([, name]) => name ?? ''),
    );
    expect(named.filter((name) => !['ci', 'install', 'run'].includes(name) && !Object.hasOwn(scripts, name))).toEqual(
      [],
    );
  });

  it('name every room of the program, and no other', () => {
    const rooms = Array.from(read('docs/architecture.md').matchAll(/^\| `src\/([a-z]+)\/` \|/gm), ([, room]) => room);
    const there = readdirSync(path.join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(new Set(rooms)).toEqual(new Set(there.map(({ name }) => name)));
  });

  it('tell only of commands that there are', async () => {
    const known = await commandNames();
    const table = Array.from(read('README.md').matchAll(/^\| `([a-z-]+)[^`]*` \|/gm), ([, name]) => name ?? '');
    const spans = documents.flatMap((file) =>
      codeOf(read(file)).flatMap((code) =>
        Array.from(code.matchAll(/^nianbao ([a-z][a-z-]*)/g), ([, name]) => name ?? ''),
      ),
    );
    expect(table.length).toBeGreaterThan(10);
    expect([...table, ...spans].filter((name) => !known.has(name))).toEqual([]);
  });
});
