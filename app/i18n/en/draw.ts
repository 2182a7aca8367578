import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/draw';
import bureau from './draw-bureau';
import replay from './draw-replay';

export default {
  bureau,
  replay,
  status: {
    announced: 'Announced',
    open: 'Open for wishes',
    closed: 'Wishes closed',
    frozen: 'Inputs sealed',
    holding: 'Writing the outcome',
    drawn: 'Drawn',
    aborted: 'Called off',
  },
  result: { won: 'Won', lost: 'Not won', dropped: 'Taken out before the draw', void: 'Won, then void' },
  reserveClass: {
    hardship: 'Families in hardship',
    rural: 'Rural schools',
    special_needs: 'Children with disabilities',
  },
  reason: {
    won: 'Won in round {{round}}.',
    wonReserved: 'Won in round {{round}}, by a reserved place.',
    drew: 'Drew {{number}} of {{of}} who wished for this class.',
    filledAt: 'It filled at {{last}}.',
    filledBehind:
      'The last one to get in drew {{last}}, which is further back: by a reserved place, by the new numbers of a later round, or because siblings did not fit together.',
    nobody: 'Nobody was given a place in this class.',
    overlapped: '“{{course}}” on {{day}}, which was won, overlaps with it.',
    overlappedSome: 'It overlaps with another class that was won.',
    atCap: 'As many courses as could be won were won already, all of them ranked higher.',
    atLimit:
      'As many courses as the county’s limit left when the inputs were sealed were won already, all of them ranked higher.',
    groupTooLarge: 'The siblings want to go together and are more than this class has places.',
    dropped:
      'When the inputs were sealed it could not be had any more, so it took no part in the draw. {{why}}',
    void: 'It was won, but could not be had any more when the outcome was written, and the place went to the waiting list. {{why}}',
  },
  list: {
    title: 'Draws',
    lead: 'Where there are too few places, a draw decides. Who takes part, how it is drawn and what comes out is public, and anybody can count it again.',
    name: 'Draw',
    term: 'Term',
    stage: 'Stage',
    window: 'Wishes',
    from: 'from {{at}}',
    until: 'until {{at}}',
    classes: 'Classes',
    empty: 'No draw yet',
    emptyHint: 'When the bureau announces a draw, its dates and rules stand here.',
  },
  page: {
    wishes: 'Hand in wishes',
    wishesHint: 'When you hand them in makes no difference, and you can change them until the close.',
    announcedAt: 'Announced',
    opensAt: 'Wishes open',
    closesAt: 'Wishes close',
    frozenAt: 'Inputs sealed',
    heldAt: 'Draw held',
    drawnAt: 'Outcome written',
    abortedAt: 'Called off',
    payUntil: 'Pay until',
    times: 'Dates',
    proof: 'How do I know nobody cheated?',
    proofText:
      'The draw depends on one thing only, its seed. Half of the seed is a random number that a machine made when the draw was announced, and it is kept sealed. The other half is a number anybody can look up. The hash of the whole seed was published with the announcement: change one character of the seed and the hash no longer fits. When wishes close, the list of who takes part is published under pseudonyms and cannot be changed any more. After the draw the seed is published, and everybody can check.',
    commitment: 'Hash of the seed',
    commitmentHint: 'Published with the announcement, {{hash}}',
    publicValue: 'Public number',
    seed: 'Seed',
    seedLater: 'Published when the draw is over',
    algorithm: 'Algorithm',
    algorithmTitle: 'How places are drawn',
    algorithm1:
      'In each round every child has a number, made of the seed, the round and its pseudonym; smaller comes first. Siblings who want to go together share one number: all of them get a place, or none.',
    algorithm2:
      'A round gives each child at most one course more. Children ask for their classes in the order of their wishes. A class first keeps those with a claim to its reserved places, then those with the smallest numbers. Whoever is not kept asks for the next wish, until nothing moves any more.',
    algorithm3:
      'What a round has given stands. The next one is drawn with new numbers, until no place is left or everybody has as many courses as wanted.',
    algorithm4:
      'Those who did not win wait in the order of their first numbers. When a place comes free it is offered in that order.',
    algorithmHint: 'So put what you want most first. There is no other trick.',
    classes: 'Classes in this draw',
    classesHint:
      'Wishes: how many children asked for the class. Only where there are more wishes than places does anything have to be drawn.',
    class: 'Class',
    school: 'School',
    when: 'When',
    capacity: 'Places',
    first: 'First wishes',
    wished: 'Wishes',
    noClasses: 'No class has joined yet',
    reserved_one:
      '{{count}} of these places is reserved for children in hardship, at rural schools or with disabilities. If nobody claims it, it is given to everybody else.',
    reserved_other:
      '{{count}} of these places are reserved for children in hardship, at rural schools or with disabilities. Those nobody claims are given to everybody else.',
    files: 'Published files',
    filesHint:
      'They hold pseudonyms, no names, schools or grades. Only with its own code can a family find its child.',
    file: {
      inputs: 'Who takes part (sealed before the draw)',
      outcome: 'Outcome',
      verify: 'All in one, to be checked',
    },
    fileSize: '{{size}} kB',
    hash: 'Hash',
    download: 'Download',
    noFiles: 'Who takes part is published when wishes close, the outcome after the draw.',
    figures: 'Outcome',
    applicants: 'Children who took part',
    firstMet: 'Got their first wish',
    anyMet: 'Got at least one',
    none: 'Got none',
    given: 'Places given',
    ofPlaces: 'of {{places}}',
    nobodyYet: 'Nobody takes part in this draw',
    nobodyYetText:
      'When wishes closed there was not one child that could take part. Once the draw is held, the places are open for enrollment, first come, first served.',
    nobody: 'Nobody took part in this draw',
    nobodyText:
      'No place was drawn and nobody waits. The places of its classes are open for enrollment, first come, first served, until that closes.',
    abortedTitle: 'This draw was called off',
    abortedText: 'Why: {{why}}',
    abortedSeed:
      'Its seed is published too, so that everybody can see it was not called off because of what it would have given.',
    holding: 'The outcome is being written and will be here in a moment.',
    replay: 'Check it yourself',
    replayHint: 'Counts the whole draw again in your browser and finds your child by its code.',
  },
} satisfies Counterpart<typeof zh>;
