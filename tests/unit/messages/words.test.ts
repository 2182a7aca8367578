import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MessageKind } from '~/domain/messages/kinds';
import { languages } from '~/i18n/config';
import zhKinds from '~/i18n/zh-CN/message-kinds';
import { isMessageKind, linkOf } from '~/services/messages/link';
import { textOf } from '~/services/messages/words.server';

const kinds = Object.keys(zhKinds) as MessageKind[];
const params = {
  dueFen: 28_000,
  openFen: 7_000,
  reference: '1234567890',
  on: '2026-12-02',
  date: '2026-12-02',
  paidFen: 28_000,
  refundFen: 28_000,
  until: '2026-12-01T04:05:00Z',
  ruleId: 'T6',
  from: '2027-03-01',
  month: '2026-11',
  drafts: 18,
  places: 2,
};
const names = {
  'zh-CN': { course: '科学魔术秀', child: '林一诺', school: '向阳小学', provider: '海盐县科学技术协会' },
  en: {
    course: 'Science Magic',
    child: '林一诺',
    school: 'Xiangyang Primary',
    provider: 'Haiyan Science Association',
  },
};

describe('the words of messages', () => {
  it.each(kinds.flatMap((kind) => languages.map((lng) => [kind, lng] as const)))(
    '%s in %s are whole',
    (kind, lng) => {
      const text = textOf(kind, params, names[lng], lng);
      for (const part of Object.values(text)) {
        expect(part.length).toBeGreaterThan(3);
        expect(part).not.toMatch(/\{\{|\}\}|undefined|kind\./);
      }
      const joined = Object.values(text).join(' ').replaceAll('林一诺', '');
      if (lng === 'en') expect(joined).not.toMatch(/\p{Script=Han}/u);
      else expect(joined).not.toMatch(/[A-Za-z]{2,}/);
    },
  );

  it('say whom, what and how much as people write it', () => {
    const { title } = textOf('place_confirmed', params, names['zh-CN'], 'zh-CN');
    expect(title).toBe('科学魔术秀 已为林一诺报上名');
    const held = textOf('place_held', params, names.en, 'en');
    expect(held.body).toContain('¥280.00');
    expect(held.body).toContain('12:05'); // Asia/Shanghai
  });

  it('stay whole when a name is gone or not the reader’s to see', () => {
    expect(textOf('place_confirmed', params, {}, 'zh-CN').title).toBe('这门课 已为孩子报上名');
    expect(textOf('claim_refused', params, {}, 'en').title).toBe(
      'The school did not confirm the child you added',
    );
  });

  it('write a date without a time as a date', () => {
    const { body } = textOf('listing_listed', { until: '2027-08-31' }, names['zh-CN'], 'zh-CN');
    expect(body).toContain('2027年8月31日');
  });

  it('lead to a page that there is, for every kind', () => {
    const ids = {
      enrollmentId: 'e',
      offeringId: 'o',
      childId: 'c',
      courseId: 'k',
      schoolId: 's',
      providerId: 'p',
    };
    const pages = pagePatterns();
    for (const kind of kinds) {
      expect(isMessageKind(kind)).toBe(true);
      const to = linkOf(kind, { ...params, ...ids } as never, { listingId: 'l' });
      expect(
        pages.some((page) => page.test(to)),
        `${kind} leads to ${to}`,
      ).toBe(true);
    }
    expect(isMessageKind('toString')).toBe(false);
  });
});

/** The addresses of all pages, from the names of their files (remix-flat-routes). */
function pagePatterns(): RegExp[] {
  return readdirSync('app/routes', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('_layout.tsx') && !file.includes('$.tsx'))
    .map((file) => {
      const path = file
        .replace(/\.tsx$/, '')
        .split(/[+]?[/.]/)
        .filter((part) => !part.startsWith('_'))
        .map((part) => (part.startsWith('$') ? '[^/]+' : part.replace(/_$/, '')));
      return new RegExp(`^/${path.join('/')}$`);
    });
}
