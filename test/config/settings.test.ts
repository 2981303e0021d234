import { describe, expect, it } from 'vitest';
import { readSettings } from '../../config/settings.ts';

describe('settings from the environment', () => {
  it('run on the embedded default and loopback when nothing is set', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ databaseUrl: null, redisUrl: null, web: { host: '127.0.0.1', token: null } });
  });

  it('treat an empty variable as unset', () => {
    expect(readSettings({ DATABASE_URL: '', NIANBAO_CONTACT: '' })).toMatchObject({ databaseUrl: null, contact: null });
  });

  it.each([
    ['DATABASE_URL', 'mysql://x', 'must begin with postgres://'],
    ['REDIS_URL', 'localhost:6379', 'must begin with redis://'],
    ['NIANBAO_PORT', '70000', 'must be a whole number from 0 to 65535'],
    ['NIANBAO_PORT', 'web', 'must be a whole number from 0 to 65535'],
    ['NIANBAO_CONCURRENCY', '1.5', 'must be a whole number from 1 to 64'],
    ['NIANBAO_OFFLINE_HOSTS', '1', 'must be 0 for never, or 2 or more'],
    ['NIANBAO_PUBLIC_URL', 'nianbao.test', 'must be an address that begins with http:// or https://'],
    ['NIANBAO_TOKEN', 'short', 'must have 16 characters or more'],
    ['NIANBAO_CONTACT', 'mailto:you@example.com', 'is a placeholder'],
    ['LOG_LEVEL', 'loud', 'must be one of trace, debug'],
  ])('refuse %s=%s by name, and say what it must be', (name, value, must) => {
    expect(() => readSettings({ [name]: value })).toThrow(`${name} ${must}`);
  });

  it('tell everything that is wrong at once, and no value, which may be a secret', () => {
    const read = (): unknown => readSettings({ NIANBAO_TOKEN: 'hunter2', NIANBAO_PORT: 'web', LOG_LEVEL: 'loud' });
    expect(read).toThrow(/NIANBAO_TOKEN.*LOG_LEVEL.*those variables/);
    expect(read).not.toThrow(/hunter2/);
  });
});
