import { describe, expect, it } from 'vitest';
import en from '~/i18n/en/message-kinds';
import zh from '~/i18n/zh-CN/message-kinds';

describe('messages about aid', () => {
  // A text message, the subject of a mail and a locked screen show the title and what is next, to whoever looks.
  it.each(['aid_granted', 'aid_declined', 'aid_ended'] as const)(
    '%s say nothing of it before one signs in',
    (kind) => {
      for (const { title, next } of [zh[kind], en[kind]])
        expect(`${title} ${next}`).not.toMatch(/补助|资助|困难|减免|\baid\b|subsid|grant/i);
    },
  );

  it('tell a grant and a refusal apart only inside', () => {
    for (const { aid_granted: granted, aid_declined: declined } of [zh, en]) {
      expect([granted.title, granted.next]).toEqual([declined.title, declined.next]);
      expect(granted.body).not.toBe(declined.body);
    }
  });
});
