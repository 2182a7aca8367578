import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { chooseCategories } from '~/services/listing/choose-categories.server';
import { ownListing } from '~/services/listing/own.server';
import { removeFee } from '~/services/listing/remove-fee.server';
import { returnListing } from '~/services/listing/return.server';
import { saveFee } from '~/services/listing/save-fee.server';
import { startApplication } from '~/services/listing/start-application.server';
import { submitListing } from '~/services/listing/submit.server';
import { removePaper } from '~/services/provider/remove-paper.server';
import { savePaper } from '~/services/provider/save-paper.server';
import { saveProfile } from '~/services/provider/save-profile.server';
import { recordCheck } from '~/services/staff/record-check.server';
import { saveInstructor } from '~/services/staff/save-instructor.server';
import { makeProvider, NOW, staffMember } from './county';
import { PDF } from './files';

const fee = {
  feeId: null,
  category: 'sport' as const,
  itemZh: '足球',
  itemEn: 'Football',
  perLessonFen: 3500,
  marketPerLessonFen: 8000,
};
const paper = {
  paperId: null,
  number: '1330424',
  issuedBy: '海盐县教育局',
  validTo: '2028-06-30',
  upload: { name: 'licence.pdf', content: PDF },
};
const person = {
  instructorId: null,
  nameZh: '周教练',
  nameEn: 'Coach Zhou',
  qualificationKind: 'coach' as const,
  qualificationZh: '足球教练员证',
  qualificationEn: 'Football coach licence',
  qualificationValidTo: null,
  inServiceTeacher: false,
  livesOverseas: false,
  checkConsentOn: '2026-08-01',
  upload: null,
};
const profile = {
  kind: 'sports_club' as const,
  nameZh: '海燕足球俱乐部',
  nameEn: 'Haiyan Football Club',
  introZh: '两个人的足球俱乐部。',
  introEn: 'A football club of two.',
  contactName: '赵海燕',
  contactPhone: '0573-86100000',
};

describe('an application for listing', () => {
  it('names what is missing, is sent when nothing is, comes back with reasons and goes in again', async () => {
    const { owner, providerId } = await makeProvider({ listed: false, papers: false });
    const officer = await staffMember('bureau_officer');
    await startApplication(owner, NOW);
    expect(await startApplication(owner, NOW)).toMatchObject({
      refusals: [{ code: 'application_under_way' }],
    });

    const empty = await ownListing(owner, NOW);
    expect(empty.items.map(({ code }) => code)).toEqual([
      'paper_missing',
      'paper_missing',
      'category_missing',
      'instructor_missing',
    ]);
    // Two papers, a category, an instructor, and four empty fields of the profile.
    expect(await submitListing(owner, NOW)).toEqual({
      kind: 'refused',
      refusals: [{ code: 'application_incomplete', params: { count: 8 } }],
    });

    await saveProfile(owner, profile, NOW);
    await savePaper(owner, { ...paper, kind: 'school_running_licence' }, NOW);
    await savePaper(owner, { ...paper, kind: 'business_licence' }, NOW);
    expect(await saveFee(owner, fee, NOW)).toMatchObject({ refusals: [{ code: 'fee_category_unchosen' }] });
    await chooseCategories(owner, { categories: ['sport'] }, NOW);
    expect(await saveFee(owner, { ...fee, marketPerLessonFen: 3500 }, NOW)).toMatchObject({
      refusals: [{ code: 'fee_not_below_market', path: 'perLessonFen' }],
    });
    await saveFee(owner, fee, NOW);
    expect(await chooseCategories(owner, { categories: ['art'] }, NOW)).toMatchObject({
      refusals: [{ code: 'category_has_fees' }],
    });
    const added = await saveInstructor(owner, person, NOW);
    const instructorId = added.kind === 'done' ? added.instructorId : '';
    await recordCheck(
      owner,
      { instructorId, checkedOn: '2026-08-20', result: 'clear', reference: 'ZJ-1' },
      NOW,
    );

    expect(await submitListing(owner, NOW)).toMatchObject({ kind: 'done', status: 'applied' });
    const told = await db.message.findMany({ where: { userId: officer.userId } });
    expect(told).toMatchObject([{ kind: 'listing_applied', params: { providerId } }]);
    expect(await saveFee(owner, fee, NOW)).toMatchObject({ refusals: [{ code: 'invalid_state' }] });

    const { application } = await ownListing(owner, NOW);
    const listingId = application?.id ?? '';
    await returnListing(officer, { listingId, reason: 'The licence photo is blurred.' }, NOW);
    const back = await ownListing(owner, NOW);
    expect(back).toMatchObject({ writable: true, reason: 'The licence photo is blurred.' });
    expect(back.history.map(({ toStatus }) => toStatus)).toEqual(['returned', 'applied']);
    expect(await submitListing(owner, new Date('2026-09-08T02:00:00Z'))).toMatchObject({ status: 'applied' });
  });

  it('is renewed beside the listing in force, with its categories and fees', async () => {
    const { owner } = await makeProvider();
    expect(await startApplication(owner, NOW)).toMatchObject({ kind: 'done' });
    const own = await ownListing(owner, NOW);
    expect(own.inForce).toMatchObject({ status: 'listed', validTo: '2027-07-31' });
    expect(own.application).toMatchObject({ status: 'draft', categories: ['sport', 'art'] });
    const fees = own.feeStandards.map(({ itemEn, perLessonFen }) => ({ itemEn, perLessonFen }));
    expect(fees).toContainEqual({ itemEn: 'Football', perLessonFen: 4000 });
    expect(fees).toContainEqual({ itemEn: 'Clay', perLessonFen: 4000 });
    const feeId = own.feeStandards[0]?.id ?? '';
    expect(await removeFee(owner, { feeId }, NOW)).toEqual({ kind: 'done' });
    const stranger = await makeProvider();
    await startApplication(stranger.owner, NOW);
    await expect(removeFee(stranger.owner, { feeId }, NOW)).rejects.toThrow('not found');
  });

  it('keeps what the bureau has reviewed: name, kind and papers stay, a newer paper is added', async () => {
    const { owner, providerId } = await makeProvider();
    const old = await db.credential.create({
      data: {
        providerId,
        kind: 'business_licence',
        number: '1',
        issuedBy: '海盐县',
        createdAt: new Date('2026-06-01T00:00:00Z'),
      },
    });
    expect(await removePaper(owner, { paperId: old.id }, NOW)).toMatchObject({
      refusals: [{ code: 'paper_reviewed' }],
    });
    const changed = { ...paper, kind: 'business_licence' as const };
    expect(await savePaper(owner, { ...changed, paperId: old.id }, NOW)).toMatchObject({
      refusals: [{ code: 'paper_reviewed' }],
    });
    const added = await savePaper(owner, changed, NOW);
    const paperId = added.kind === 'done' ? added.paperId : '';
    expect(await removePaper(owner, { paperId }, NOW)).toEqual({ kind: 'done' });
    expect(await db.storedFile.count({ where: { providerId } })).toBe(0);
    expect(await saveProfile(owner, { ...profile, nameEn: 'Another Club' }, NOW)).toMatchObject({
      refusals: [{ code: 'provider_reviewed', path: 'nameEn' }],
    });
    expect(await saveProfile(owner, profile, NOW)).toEqual({ kind: 'done' });
  });
});
