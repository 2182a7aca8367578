import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { hashPupilNumber } from '~/services/pupils/pupil-number.server';
import { applyRoster } from '~/services/roster/apply.server';
import { discardImport, dropStaleImports } from '~/services/roster/discard.server';
import { importHere } from '~/services/roster/imports.server';
import { makeSchool, NOW, staffMember } from '../provider/county';
import { answerOf, makePupil } from './here';
import { apply, file, head, openSchool, preview, roster, row, schoolId, upload } from './roster-desk';

openSchool();

describe('between preview and apply', () => {
  it('rows are encrypted, and gone once applied; the audit has counts only', async () => {
    const secret = row({ name: '绝密姓名' });
    const importId = await upload(file([secret]));
    const kept = await db.rosterImport.findUniqueOrThrow({ where: { id: importId } });
    const raw = Buffer.from(kept.rowsCipher ?? '', 'base64').toString('utf8');
    expect(`${raw}${JSON.stringify(kept.summary)}${kept.rowsCipher}`).not.toMatch(
      new RegExp(`${secret.name}|${secret.number}`),
    );
    await apply(importId);
    expect(await db.rosterImport.findUniqueOrThrow({ where: { id: importId } })).toMatchObject({
      status: 'applied',
      rowsCipher: null,
      rowsKeyId: null,
    });
    const events = await db.auditEvent.findMany({ where: { subjectId: importId }, orderBy: { id: 'asc' } });
    expect(new Set(events.map(({ verb }) => verb))).toEqual(
      new Set(['roster.preview', 'roster.look', 'roster.apply']),
    );
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(new RegExp(`${secret.name}|990000`));
    expect((await importHere(head, importId, NOW)).preview).toBeNull();
  });

  it('the roster was changed meanwhile: nothing is written before it was looked at again', async () => {
    const child = await makePupil(schoolId, { name: '林一诺', className: '1班' });
    const importId = await upload(file([row({ number: child.number, birthDate: child.birthDate })]));
    const { preview: seen } = await preview(importId);
    await db.child.update({ where: { id: child.id }, data: { className: '9班' } });
    const input = { importId, seen: seen.seen, choices: new Map() };
    expect(answerOf(await applyRoster(head, input, NOW))).toEqual(['changed_meanwhile']);
    expect((await roster())[0]?.className).toBe('9班');
    expect(answerOf(await apply(importId))).toBe('done');
  });

  it('two people apply the same import at once: it is applied once', async () => {
    const importId = await upload(file([row(), row({ name: '林一鸣' })]));
    const { preview: seen } = await preview(importId);
    const go = () => applyRoster(head, { importId, seen: seen.seen, choices: new Map() }, NOW);
    const outcomes = await Promise.all([go(), go()]);
    expect(outcomes.map(answerOf).sort()).toEqual(['done', ['roster_import_over']]);
    expect(await roster()).toHaveLength(2);
  });

  it('two schools take the same new pupil at once: one has them, the other is told', async () => {
    const elsewhere = await makeSchool();
    const pupil = row();
    const here = await upload(file([pupil]));
    const there = await upload(file([pupil]), elsewhere.head);
    // Both have looked before either applies: who looks later sees that the other school has the pupil.
    const looked = [await preview(here), await preview(there, elsewhere.head)];
    const go = (by: Actor, importId: string, index: number) =>
      applyRoster(by, { importId, seen: looked[index]?.preview.seen ?? '', choices: new Map() }, NOW);
    const outcomes = await Promise.all([go(head, here, 0), go(elsewhere.head, there, 1)]);
    expect(outcomes.map(answerOf).sort()).toEqual([['changed_meanwhile'], 'done']);
    expect(await db.child.count({ where: { pupilNumberHash: hashPupilNumber(pupil.number) } })).toBe(1);
  });

  it('is dropped by hand, or by the job after a day', async () => {
    const [byHand, stale] = [await upload(file([row()])), await upload(file([row()]))];
    await discardImport(head, { importId: byHand }, NOW);
    const dayLater = new Date(NOW.getTime() + 86_400_000);
    await dropStaleImports(new Date(dayLater.getTime() - 1));
    expect((await importHere(head, stale, NOW)).status).toBe('previewed');
    await dropStaleImports(dayLater);
    for (const importId of [byHand, stale]) {
      expect(await db.rosterImport.findUniqueOrThrow({ where: { id: importId } })).toMatchObject({
        status: 'dropped',
        rowsCipher: null,
      });
      const input = { importId, seen: 'x', choices: new Map() };
      expect(answerOf(await applyRoster(head, input, NOW))).toEqual(['roster_import_over']);
    }
  });

  it('is nobody else’s: another school’s head and a teacher do not find it', async () => {
    const importId = await upload(file([row()]));
    const input = { importId, seen: 'x', choices: new Map() };
    for (const stranger of [(await makeSchool()).head, await staffMember('school_teacher', { schoolId })]) {
      await expect(importHere(stranger, importId, NOW)).rejects.toThrow(NotFound);
      await expect(applyRoster(stranger, input, NOW)).rejects.toThrow(NotFound);
      await expect(discardImport(stranger, { importId }, NOW)).rejects.toThrow(NotFound);
    }
  });
});
