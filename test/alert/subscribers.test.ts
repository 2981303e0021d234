import { describe, expect, it } from 'vitest';
import { subscribersFor, type ChangeForSubscribers, type SubscriberLike } from '../../src/alert/index.ts';

const revised: ChangeForSubscribers = {
  kind: 'report.revised',
  audience: 'readers',
  portalId: 'qingxi',
  publisher: null,
  significance: 'minor',
};
const blocked: ChangeForSubscribers = {
  kind: 'portal.blocked',
  audience: 'operators',
  portalId: 'qingxi',
  publisher: null,
  significance: 'none',
};

function subscriber(part: Partial<SubscriberLike>): SubscriberLike {
  return { id: 'one', audience: 'readers', minimumSignificance: 'minor', ...part };
}

function told(change: ChangeForSubscribers, ...subscribers: readonly SubscriberLike[]): readonly string[] {
  return subscribersFor(change, subscribers).map((one) => one.id);
}

describe('whom a change is told to', () => {
  it('tells readers of reports and operators of troubles, and never the other way round', () => {
    const both = [subscriber({ id: 'reader' }), subscriber({ id: 'operator', audience: 'operators' })];
    expect(told(revised, ...both)).toEqual(['reader']);
    expect(told(blocked, ...both)).toEqual(['operator']);
    expect(told(blocked, subscriber({ kinds: ['portal.blocked'] }))).toEqual([]);
  });

  it('narrows by portal and by kind', () => {
    expect(told(revised, subscriber({ portals: ['qingxi'] }))).toEqual(['one']);
    expect(told(revised, subscriber({ portals: ['other'] }))).toEqual([]);
    expect(told(revised, subscriber({ portals: [] }))).toEqual([]);
    expect(told(revised, subscriber({ kinds: ['report.published'] }))).toEqual([]);
  });

  it('narrows by organ, and tells what is about none', () => {
    const bureau = { ...revised, publisher: '清江市青溪区民政局' };
    expect(told(bureau, subscriber({ publishers: ['青溪区民政局', '青溪区财政局'] }))).toEqual(['one']);
    expect(told(bureau, subscriber({ publishers: ['青溪区人民政府'] }))).toEqual([]);
    const short = { ...revised, publisher: '青溪区民政局' };
    expect(told(short, subscriber({ publishers: ['清江市青溪区民政局'] }))).toEqual(['one']);
    expect(told(revised, subscriber({ publishers: ['青溪区人民政府'] }))).toEqual(['one']);
    expect(told(blocked, subscriber({ audience: 'operators', publishers: ['青溪区人民政府'] }))).toEqual(['one']);
  });

  it('tells everyone of the audience what belongs to no portal', () => {
    const offline: ChangeForSubscribers = { ...blocked, kind: 'monitor.offline', portalId: null };
    expect(told(offline, subscriber({ audience: 'operators', portals: ['other'] }))).toEqual(['one']);
    expect(told(offline, subscriber({}))).toEqual([]);
  });

  it('keeps revisions below the wanted significance away, and mere noise from everyone', () => {
    const strict = subscriber({ minimumSignificance: 'major' });
    expect(told(revised, strict)).toEqual([]);
    expect(told({ ...revised, significance: 'major' }, strict)).toEqual(['one']);
    expect(told({ ...revised, significance: 'none' }, subscriber({}))).toEqual([]);
  });

  it('tells of events that carry no grade', () => {
    const strict = subscriber({ minimumSignificance: 'major' });
    expect(told({ ...revised, kind: 'report.published', significance: 'none' }, strict)).toEqual(['one']);
    expect(told({ ...blocked, significance: 'minor' }, { ...strict, audience: 'operators' })).toEqual(['one']);
  });

  it('names a subscriber once', () => {
    expect(told(revised, subscriber({}), subscriber({}))).toEqual(['one']);
  });
});
