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
    ['DATABASE_URL', 'mysql://x'],
    ['REDIS_URL', 'localhost:6379'],
    ['NIANBAO_PORT', '70000'],
    ['NIANBAO_TOKEN', 'short'],
    ['NIANBAO_CONTACT', 'mailto:you@example.com'],
  ])('refuse %s=%s by name', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(name);
  });
});
