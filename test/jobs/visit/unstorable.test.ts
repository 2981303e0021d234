import { describe, expect, it } from 'vitest';
import { unstorable } from '../../../jobs/visit/unstorable.ts';
import { ArchiveWriteError } from '../../../src/archive/index.ts';

const answered = (code: string): Error => Object.assign(new Error('could not extend file'), { code });

describe('errors after which nothing can be made durable', () => {
  it('are a failed write of the archive, and a database that writes nothing, wherever they stand behind another', () => {
    const archive = new ArchiveWriteError('x.warc.gz', 'ENOSPC', null);
    const full = answered('53100');
    expect(unstorable(archive)).toBe(archive);
    expect(unstorable(new Error('job failed', { cause: new Error('visit', { cause: full }) }))).toBe(full);
    expect(unstorable(answered('25006'))).not.toBeNull();
  });

  it('are no others', () => {
    for (const error of [answered('23505'), answered('53300'), answered('ECONNRESET'), new Error('x'), 'text', null])
      expect(unstorable(error)).toBeNull();
  });
});
