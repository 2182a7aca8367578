import type { SubmissionResult } from '@conform-to/react';
import { afterPress, pressOf } from '~/domain/wishes/order';
import type { WishChildView } from './views';

/** A list as it stands on the page, saved or not. */
export interface Draft {
  wishes: string[];
  cap: number;
  /** Siblings who are tied to the child. */
  tied: string[];
  receivers: string[];
}

/**
 * What the form begins with: what was typed before it came back, with the button that was pressed done to it; else the
 * list as it is saved, with the class that the family came here to add put last.
 */
export function draftOf(
  child: WishChildView,
  lastResult: SubmissionResult<string[]> | undefined,
  adding: string | null,
): Draft {
  const typed = lastResult?.initialValue;
  if (typed && typed.childId === child.id) {
    const pressed = pressOf(String(typed.press ?? ''));
    const wishes = texts(typed.wishes);
    return {
      wishes: pressed ? afterPress(wishes, pressed.act, pressed.id) : wishes,
      cap: Number(typed.cap) || 1,
      tied: texts(typed.tied),
      receivers: texts(typed.receivers),
    };
  }
  const saved = (child.list?.wishes ?? []).map(({ offeringId }) => offeringId);
  return {
    wishes: adding ? afterPress(saved, 'add', adding) : saved,
    cap: child.list?.cap ?? 1,
    tied: [...(child.list?.tiedWith ?? [])],
    receivers: [],
  };
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' && value !== '' ? [value] : [];
}
