import { describe, expect, it } from 'vitest';
import { loggablePath } from '~/http/request-log.server';

describe('loggablePath', () => {
  it.each([
    ['/', '/'],
    ['/courses?q=%E6%9E%97%E9%9D%99&phone=13800000000', '/courses'],
    ['/calendar/Zt3kQx9vLm2WcN8rYp5sHb7d.ics', '/calendar/…'],
    [
      '/parent/children/0199f2c4-8a51-7c3e-9d20-5b6a7f8e9d10.data',
      '/parent/children/0199f2c4-8a51-7c3e-9d20-5b6a7f8e9d10.data',
    ],
    ['/offerings/0199f2c4-8a51-7c3e-9d20-5b6a7f8e9d10', '/offerings/0199f2c4-8a51-7c3e-9d20-5b6a7f8e9d10'],
  ])('%s → %s', (url, path) => {
    expect(loggablePath(url)).toBe(path);
  });
});
