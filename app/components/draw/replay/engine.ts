import { sha256 as hash } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DrawOutcome } from '~/domain/allocation/draw';
import { type DrawInput, NotAMarket } from '~/domain/allocation/market';
import { type FoundWish, findChild } from '~/domain/draw/find-child';
import { applicantOf } from '~/domain/draw/pseudonym';
import { type ReplayStep, replay } from '~/domain/draw/replay';
import { readDrawClaim } from '~/forms/allocation/draw';

const sha256 = (text: string) => bytesToHex(hash(utf8ToBytes(text)));

/** What is published beside the file, where it is at hand. */
export type Announced = {
  commitment: string;
  publicValue: string;
  papers: { kind: 'inputs' | 'outcome'; sha256: string; text: string }[];
};

export type Question =
  | { kind: 'replay'; text: string; announced: Announced | null }
  | { kind: 'find'; drawId: string; code: string };

export type Failure = { kind: 'json' | 'market' } | { kind: 'shape'; path: string };

export type Answer =
  | {
      kind: 'replayed';
      steps: ReplayStep[];
      places: number;
      waiting: number;
      reasons: number;
    }
  | { kind: 'found'; applicant: string; wishes: FoundWish[] | null }
  | { kind: 'failed'; failure: Failure };

/** Counts published draws again and keeps the last one, so that children can be found in it. Runs in the browser. */
export class ReplayEngine {
  #held: { input: DrawInput; counted: DrawOutcome } | null = null;

  answer(question: Question): Answer {
    return question.kind === 'replay' ? this.#replay(question) : this.#find(question);
  }

  #replay({ text, announced }: Extract<Question, { kind: 'replay' }>): Answer {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return { kind: 'failed', failure: { kind: 'json' } };
    }
    const read = readDrawClaim(value);
    if ('problem' in read) return { kind: 'failed', failure: { kind: 'shape', path: read.problem.path } };
    const { input, output, commitment } = read.value;
    const paper = (kind: 'inputs' | 'outcome') => announced?.papers.find((each) => each.kind === kind);
    try {
      const { steps, counted } = replay(
        {
          input,
          output,
          // What was announced counts, whatever the file says of it.
          commitment: announced?.commitment ?? commitment,
          publicValue: announced?.publicValue,
          inputs: paper('inputs'),
          outcome: paper('outcome'),
        },
        sha256,
      );
      this.#held = { input, counted };
      const { places, waiting, reasons } = counted;
      return {
        kind: 'replayed',
        steps,
        places: places.length,
        waiting: waiting.length,
        reasons: reasons.length,
      };
    } catch (error) {
      if (error instanceof NotAMarket) return { kind: 'failed', failure: { kind: 'market' } };
      throw error;
    }
  }

  #find({ drawId, code }: Extract<Question, { kind: 'find' }>): Answer {
    const applicant = applicantOf(drawId, code, sha256);
    const wishes = this.#held && findChild(applicant, this.#held.input, this.#held.counted);
    return { kind: 'found', applicant, wishes };
  }
}
