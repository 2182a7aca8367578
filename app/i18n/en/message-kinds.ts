import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/message-kinds';

export default {
  place_held: {
    title: '{{course}}: a place is held for {{child}}',
    body: 'It is held until {{until}}; {{amount}} is due. Without payment by then it goes to another child.',
    next: 'Please pay while the place is held.',
  },
  place_confirmed: {
    title: '{{child}} has a place in {{course}}',
    body: 'The place in this class at {{school}} is confirmed.',
    next: 'Times and room are under My children, and can be added to your phone’s calendar.',
  },
  draw_extended: {
    title: '{{draw}}: more time for wishes',
    body: 'The wishes for {{child}} can be changed until {{until}}. When they are handed in makes no difference to the draw.',
    next: 'What you have handed in stays as it is.',
  },
  draw_dropped: {
    title: '{{draw}}: a wish for {{child}} could not take part',
    body: 'Every wish was looked at when the window closed, and one or more classes are not possible for {{child}} any more. The other wishes take part in the draw.',
    next: 'Open it to see which one, and why.',
  },
  draw_won: {
    title: '{{draw}}: courses won for {{child}}: {{places}}',
    body: 'Places that cost something are held for {{child}} until {{until}} and go to the waiting list after that. Places that cost nothing are confirmed.',
    next: 'See which courses were won, and pay in time.',
  },
  draw_lost: {
    title: '{{draw}}: nothing for {{child}} this time',
    body: 'For every wish it says which number was drawn and why it was not enough. Places that come free are offered in the order of the draw.',
    next: 'See the reasons and the place in the line; classes with places left are open to whoever comes.',
  },
  draw_void: {
    title: '{{course}}: the place that {{child}} won is void',
    body: 'It was drawn, but by the time the outcome was written {{child}} could not have it any more. It went to the waiting list.',
    next: 'Open it to see why.',
  },
  draw_aborted: {
    title: '{{draw}}: the draw was called off',
    body: 'The wishes for {{child}} were not drawn. Why is published.',
    next: 'You will be told when there is another draw.',
  },
  wishes_carried: {
    title: 'The wishes for {{child}} now stand in {{draw}}',
    body: 'The draw before was called off. The wishes were carried over as they were and can be changed until {{until}}.',
    next: 'See whether they are still right; if they are, there is nothing to do.',
  },
  draw_ready: {
    title: '{{draw}}: wishes are closed and the inputs are sealed',
    body: 'The inputs and their hash are published.',
    next: 'Look at the preview, then hold the draw.',
  },
  place_offered: {
    title: '{{course}}: a place is free, and it is {{child}}’s turn',
    body: 'The place is kept for {{child}} until {{until}}. Without an answer by then it goes to the next.',
    next: 'Please accept or decline before that.',
  },
  application_chosen: {
    title: '{{course}}: the school has chosen {{child}}',
    body: '{{school}} keeps a place for {{child}} until {{until}}. Without an answer by then it is given up.',
    next: 'Please accept or decline before that. What the school wrote is on the same page.',
  },
  application_refused: {
    title: '{{course}}: {{child}} was not chosen this time',
    body: '{{school}} has answered the application and says why.',
    next: 'The reason is on the page of the application. Other classes may still have places.',
  },
  offer_lapsed: {
    title: '{{course}}: the place kept for {{child}} is gone',
    body: 'No answer came in time, so it went to the next. Nothing was charged.',
    next: 'If you still want it, you can join the waiting list again, at its end.',
  },
  waiting_moved: {
    title: '{{course}}: {{child}} stands elsewhere in the waiting list',
    body: 'An officer of the bureau changed the order and wrote down why.',
    next: 'The new position and the reason are on your waiting page.',
  },
  waiting_overtaken: {
    title: '{{course}}: somebody now stands before {{child}}',
    body: 'An officer of the bureau changed the order of the waiting list, and {{child}} moved back. The reason is written down.',
    next: 'The position now and the reason are on your waiting page.',
  },
  waiting_closed_began: {
    title: '{{course}}: the class begins, and the waiting list is closed',
    body: 'No place came free for {{child}} before the first lesson. Nothing was charged.',
    next: 'Other classes may still have places.',
  },
  waiting_closed_canceled: {
    title: '{{course}}: this class will not run, and its waiting list is closed',
    body: 'The class at {{school}} will not run, so {{child}} waits no longer. Nothing was charged.',
    next: 'Other classes may still have places.',
  },
  waiting_closed_child: {
    title: '{{course}}: {{child}} is no longer on the waiting list',
    body: '{{child}} can no longer have a place in this class: another grade, another school, a place already taken, or an agreement about personal data taken back.',
    next: 'If that is wrong, please contact the school of your child.',
  },
  hold_lapsed: {
    title: '{{course}}: the place held for {{child}} is gone',
    body: 'No payment came while it was held, so it was given up. Nothing was charged.',
    next: 'If places are left you can enroll again.',
  },
  hold_lapsed_part: {
    title: '{{course}}: the place held for {{child}} is gone',
    body: 'Not all of the price came while it was held, so it was given up. The {{amount}} that came goes back to you.',
    next: 'Follow the refund under Payments. If places are left you can enroll again.',
  },
  enrollment_canceled: {
    title: '{{course}}: the place of {{child}} is canceled',
    body: 'The place is canceled; {{amount}} comes back to you.',
    next: 'The refund goes back the way it was paid. Follow it under Payments.',
  },
  class_room_changed: {
    title: '{{course}} moves to another room',
    body: '{{school}} has given the class another room. Its times stay the same.',
    next: 'You find the new room under My children.',
  },
  class_canceled: {
    title: '{{course}}: this class will not run',
    body: '{{school}} canceled the class that {{child}} was in. {{amount}} comes back in full, the way it was paid.',
    next: 'See which classes suit your child now; how the refund stands is under payments.',
  },
  class_takes_place: {
    title: '{{course}} takes place',
    body: 'Enrollment is over and this class at {{school}} takes place as planned. {{child}} has a place in it.',
    next: 'Times and room are on the page of the place.',
  },
  class_merged_moved: {
    title: '{{course}} was merged: {{child}} still has a place',
    body: 'The class had too few children, so {{school}} merged it with another one. {{child}} has a place there, first lesson on {{date}}. What you paid counts for it; there is nothing more to pay.',
    next: 'Please look at the new times. If they do not suit you, you can cancel before the first lesson and get everything back.',
  },
  class_merged_refund: {
    title: '{{course}} was merged: {{child}} still has a place',
    body: 'The class had too few children, so {{school}} merged it with another one. {{child}} has a place there, first lesson on {{date}}. It costs less, so {{amount}} goes back to you.',
    next: 'Please look at the new times. If they do not suit you, you can cancel before the first lesson and get everything back.',
  },
  class_merged_out: {
    title: '{{course}} was merged, and {{child}} could not go with it',
    body: 'The class had too few children, so {{school}} merged it with another one that {{child}} cannot take. All you paid, {{amount}}, goes back the way it came.',
    next: 'See which classes suit your child now; how the refund stands is under payments.',
  },
  payment_late_kept: {
    title: '{{course}}: paid a little late, and the place is yours',
    body: 'The hold for {{child}} had run out, but a place was still free. Your {{amount}} counts and the place is confirmed.',
    next: 'There is nothing more to do.',
  },
  payment_late_refunded: {
    title: '{{course}}: the payment came too late and is on its way back',
    body: 'When it came no place was left, so {{child}} is not in this class. {{amount}} goes back the way it was paid.',
    next: 'Follow the refund under Payments, and choose another class if you like.',
  },
  payment_twice_refunded: {
    title: '{{course}}: paid twice, one payment is on its way back',
    body: 'The place of {{child}} was paid for twice. The second {{amount}} goes back; the place stays.',
    next: 'There is nothing more to do. Follow the refund under Payments.',
  },
  refund_arrived: {
    title: '{{course}}: your refund has arrived',
    body: 'The refund of {{amount}} for {{child}} has gone back the way it was paid.',
    next: 'If you cannot see it, ask your bank or wallet with the payment record at hand.',
  },
  refund_failed: {
    title: '{{course}}: the refund did not go through',
    body: 'The refund of {{amount}} for {{child}} came back to us, usually because the card was closed. The money is safe.',
    next: 'The bureau gets in touch to pay it back another way.',
  },
  refund_tried_again: {
    title: '{{course}}: the refund did not go through and is tried again',
    body: 'The refund of {{amount}} for {{child}} did not go through this time. The money is safe with the payee.',
    next: 'There is nothing to do: it goes again on {{on}}. Should that fail too, the bureau gets in touch.',
  },
  canceled_credit: {
    title: '{{course}}: the place of {{child}} is canceled',
    body: 'The place is canceled, and {{amount}} is kept as your credit for the next class, as you chose.',
    next: 'Credit can be used with the same payee: choose it when you pay for the next place.',
  },
  withdrawn: {
    title: '{{course}}: {{child}} has left the class',
    body: 'The place is given up. By the rules you were shown, {{amount}} comes back to you.',
    next: 'How it was counted and how far it has come stands on the page of the place.',
  },
  withdrawn_credit: {
    title: '{{course}}: {{child}} has left the class',
    body: 'The place is given up, and {{amount}} is kept as your credit for the next class, as you chose.',
    next: 'Credit can be used with the same payee: choose it when you pay for the next place.',
  },
  transfer_chosen: {
    title: '{{course}}: please transfer by {{until}}',
    body: 'The place of {{child}} waits for your bank transfer of {{open}}. Write on it: {{reference}}.',
    next: 'The account is on the page of the place. With the right reference the place is yours as soon as the money is here.',
  },
  transfer_reminder: {
    title: '{{course}}: your transfer has not come yet',
    body: '{{open}} is missing for the place of {{child}}. Please transfer it by {{until}} with the reference {{reference}}. After that the place goes to somebody else.',
    next: 'If you have sent it, do not send it again: banks usually need one working day.',
  },
  paid_in_part: {
    title: '{{course}}: part of the price is here, {{open}} is missing',
    body: '{{amount}} came for the place of {{child}}; {{open}} is missing. The place is held until {{until}}.',
    next: 'Please pay the rest while the place is held. Otherwise what you paid goes back.',
  },
  price_open: {
    title: '{{course}}: {{open}} is still to be paid',
    body: 'The price of this class has changed for {{child}}; {{open}} is missing. The place stays yours.',
    next: 'Why it changed and how to pay stands on the page of the place.',
  },
  refund_stuck: {
    title: '{{course}}: a refund has not arrived for too long',
    body: 'A refund of {{amount}} has been on its way for longer than the county allows.',
    next: 'See on the page of refunds where it stands, and send it again or by hand.',
  },
  refund_by_hand: {
    title: '{{course}}: a refund needs a decision',
    body: 'A refund of {{amount}} was tried several times and did not go through.',
    next: 'Please ask the family, and send it again or by hand on the page of refunds.',
  },
  lesson_canceled: {
    title: '{{course}}: no lesson on {{date}}',
    body: 'This lesson of {{child}} at {{school}} is canceled and will not be made up. {{amount}} goes back to you.',
    next: 'You need not ask: the money goes back the way it came. Follow it on the page of the place.',
  },
  lesson_off: {
    title: '{{course}}: no lesson on {{date}}',
    body: 'This lesson of {{child}} at {{school}} is canceled. You paid nothing for it, so nothing comes back.',
    next: 'The other lessons stay as they are. Their times are on the page of the place.',
  },
  lesson_moved: {
    title: '{{course}}: the lesson of {{date}} moves to {{on}}',
    body: 'This lesson of {{child}} at {{school}} is canceled and made up for on {{on}}.',
    next: 'Time and room are on the page of the place. You can ask for leave if that day does not suit.',
  },
  lesson_taken_back: {
    title: '{{course}}: the lesson of {{date}} counts as not given',
    body: 'It was looked into: this lesson of {{child}} does not count as given. {{amount}} goes back to you.',
    next: 'You need not ask: the money goes back the way it came. Follow it on the page of the place.',
  },
  lesson_struck: {
    title: '{{course}}: the lesson on {{date}} is canceled',
    body: 'This lesson at {{school}} is canceled. Room and instructors are free at that time, and the families know.',
    next: 'If you can make it up, plan that soon: once the money has gone back it is too late.',
  },
  lesson_disputed: {
    title: '{{course}}: the school has doubts about {{date}}',
    body: '{{school}} does not agree that this lesson was given. It does not count as earned for now.',
    next: 'Read the school’s reason and answer in your own words.',
  },
  lesson_reversed: {
    title: '{{course}}: the lesson of {{date}} was taken back',
    body: 'This lesson at {{school}} was confirmed and now counts as not given. Its price is taken off a settlement.',
    next: 'Read the reason. If you disagree, answer in your own words.',
  },
  lesson_rescheduled: {
    title: '{{course}}: the lesson of {{date}} is made up on {{on}}',
    body: '{{school}} has planned it, with room and instructors. The families know.',
    next: 'Please teach and take the register at the new time.',
  },
  lesson_answered: {
    title: '{{course}}: the provider has answered about {{date}}',
    body: 'The provider has answered your doubts about this lesson.',
    next: 'Read the answer and decide: confirm it, or count it as not given.',
  },
  lesson_canceled_here: {
    title: '{{course}}: the provider canceled {{date}}',
    body: 'This lesson does not take place at {{school}}. The families know.',
    next: 'Please see to it that the children have somewhere to be at that time.',
  },
  lesson_made_up_here: {
    title: '{{course}}: the lesson of {{date}} is made up on {{on}}',
    body: 'The provider has planned it at {{school}} in the same room. The families know.',
    next: 'Please look at the room and the duty of that day.',
  },
  price_higher: {
    title: '{{course}}: the lessons still to come cost {{child}} more',
    body: 'From {{from}} on the subsidy is not what it was, and {{amount}} is still to be paid. Lessons already given are not touched, and the place stays.',
    next: 'Please open the place, see how each line is counted, and pay the difference.',
  },
  price_lower: {
    title: '{{course}}: the lessons still to come cost {{child}} less',
    body: 'From {{from}} on there is a new subsidy: you pay {{amount}} less.',
    next: 'The page of the place shows the new price line by line.',
  },
  price_lower_refund: {
    title: '{{course}}: the lessons still to come cost {{child}} less, and money comes back',
    body: 'From {{from}} on there is a new subsidy. The {{amount}} that you paid too much goes back the way it came; you need not ask for it.',
    next: 'The page of the place shows the new price and how far the refund is.',
  },
  aid_granted: {
    title: 'Your application for {{child}} has been decided',
    body: 'The aid was granted. The Education Bureau has it on record; school, provider and teachers do not see it. New places cost less automatically. Of places you have, the lessons still to come are priced again, and what you paid too much comes back.',
    next: 'Please sign in and see the child’s page.',
  },
  aid_declined: {
    title: 'Your application for {{child}} has been decided',
    body: 'The Education Bureau has looked at your papers and did not grant the aid this time. The child’s aid page says why. You can apply again with more complete papers.',
    next: 'Please sign in and see the child’s page.',
  },
  aid_ended: {
    title: 'What is on record for {{child}} has changed',
    body: 'One kind of aid ends on {{until}}: the Education Bureau has recorded a new last day. If the price of later lessons changes, we will tell you; lessons already given are not affected. If your situation has not changed, you can apply again with your papers.',
    next: 'Please sign in and see the child’s page, or ask the Education Bureau.',
  },
  claim_confirmed: {
    title: 'The school confirmed that {{child}} is your child',
    body: 'You can now choose courses for {{child}}.',
    next: 'See which courses fit.',
  },
  claim_refused: {
    title: '{{school}} did not confirm the child you added',
    body: 'What you wrote does not match the school’s roster, so no child was added.',
    next: 'Check name, pupil number and birth date and try again, or ask the class teacher.',
  },
  wish_class_canceled: {
    title: "{{course}}, on {{child}}'s list, was canceled",
    body: '{{school}} canceled the class, so the draw will pass over it. The other wishes stand.',
    next: 'Until the window closes you can choose another class instead.',
  },
  wishes_close_soon: {
    title: "{{child}}'s wishes close at {{until}}",
    body: 'Until then they can be changed as often as you like; afterwards nothing can. When they were handed in makes no difference to the draw.',
    next: 'If you are happy with the list, there is nothing to do: it takes part as it is.',
  },
  listing_under_review: {
    title: 'Your application is under review',
    body: 'The bureau has begun to review the application of {{provider}}.',
    next: 'We tell you the outcome; there is nothing to do now.',
  },
  listing_public_notice: {
    title: 'Your application is on public notice',
    body: 'The application of {{provider}} passed review and is on public notice until {{until}}.',
    next: 'Without objections you are listed afterwards. You can prepare courses meanwhile.',
  },
  listing_listed: {
    title: '{{provider}} is listed',
    body: 'The listing is valid until {{until}}. You can now submit courses and offer them at schools.',
    next: 'Write your first course.',
  },
  listing_returned: {
    title: 'Your application was returned',
    body: 'Something is missing in the application of {{provider}}; the reviewer’s notes are in it.',
    next: 'Please correct it and submit it again.',
  },
  listing_suspended: {
    title: 'The listing of {{provider}} is suspended',
    body: 'No new enrollments from now on. Children already enrolled keep their lessons unless told otherwise.',
    next: 'The reason is in your application. Please contact the bureau soon.',
  },
  listing_resumed: {
    title: 'The listing of {{provider}} is in force again',
    body: 'Families can enroll again.',
    next: 'There is nothing more to do.',
  },
  listing_removed: {
    title: '{{provider}} was taken off the list',
    body: 'No enrollments and no new classes are possible.',
    next: 'The reason is in your application; you may apply again once it is put right.',
  },
  course_approved: {
    title: '{{course}} was approved',
    body: 'You can now offer it at schools.',
    next: 'Plan your first class.',
  },
  course_returned: {
    title: '{{course}} was returned',
    body: 'The reviewer’s notes are on its page; all you wrote is still there.',
    next: 'Please revise it and submit it again.',
  },
  offering_approved: {
    title: '{{school}} gave a room for {{course}}',
    body: 'Room and timetable are settled; the school opens enrollment next.',
    next: 'Please check the dates and who teaches.',
  },
  offering_refused: {
    title: '{{school}} declined the class {{course}}',
    body: 'The school says why. You can ask again with another time or group size.',
    next: 'Read the reason and change the plan.',
  },
  offering_way_changed: {
    title: '{{course}}: places are given in another way',
    body: '{{school}} changed how the places of this class are given, or when it opens.',
    next: 'The page of the class shows the new arrangement.',
  },
  offering_opened: {
    title: '{{course}} is open for enrollment at {{school}}',
    body: 'Families see this class now.',
    next: 'Follow enrollments in your plan of classes.',
  },
  offering_room_changed: {
    title: '{{school}} has given {{course}} another room',
    body: 'Times stay the same; all lessons to come take place in the new room.',
    next: 'See where it is, and tell your instructors.',
  },
  class_formed: {
    title: '{{course}} takes place',
    body: 'Enrollment in this class at {{school}} is over, and it takes place.',
    next: 'See who is enrolled and get ready for the first lesson.',
  },
  class_short: {
    title: '{{course}}: too few children',
    body: 'When enrollment ended, this class at {{school}} had not reached its minimum. The school decides whether it takes place or is merged; the first lesson was planned for {{date}}.',
    next: 'Nothing to do for now. You will be told what the school decides.',
  },
  class_merged: {
    title: '{{course}} was merged into another class',
    body: 'Too few children had enrolled, so {{school}} merged this class into another one of yours. Its lessons are canceled; room and instructors are free.',
    next: 'Please look at the children of the other class.',
  },
  class_formed_here: {
    title: '{{course}} has enough children',
    body: 'Enrollment is over and the class takes place. Families and the provider have been told.',
    next: 'Nothing to do.',
  },
  class_short_here: {
    title: '{{course}}: too few children, please decide',
    body: 'Enrollment is over and the minimum was not reached; the first lesson was planned for {{date}}. You can have it take place, merge it with another class, or cancel it with everything refunded.',
    next: 'Please decide soon: families are waiting to hear.',
  },
  class_short_reminder: {
    title: '{{course}} is still undecided',
    body: 'This class has too few children and its first lesson is on {{date}}. If nobody has decided by then, it takes place: no child loses its place because nobody decided.',
    next: 'Please decide now: take place, merge or cancel.',
  },
  class_undecided: {
    title: '{{course}} at {{school}} begins soon and is undecided',
    body: 'The class has not reached its minimum, its first lesson is on {{date}}, and the school has not decided. On that day it takes place.',
    next: 'Please call the school.',
  },
  offering_canceled: {
    title: '{{school}} has canceled {{course}}',
    body: 'The school has written why. Families with a place are told, and everything they paid goes back.',
    next: 'Read the reason; you can plan the class anew.',
  },
  finding_rectify: {
    title: 'The bureau asks you to put something right: rule {{rule}}',
    body: 'Something at {{provider}} does not meet rule {{rule}}. Please mend it by {{until}}.',
    next: 'See what it is and what it should be, mend it, and write an answer.',
  },
  finding_accepted: {
    title: 'Your answer was accepted',
    body: 'The bureau accepts your answer about rule {{rule}}. It is off the list as soon as a check finds it mended.',
    next: 'Once it is mended, press “check again”.',
  },
  finding_suspended: {
    title: 'Enrollment is paused for rule {{rule}}',
    body: 'The bureau stopped new enrollments in {{course}}. Children who have a place keep their lessons.',
    next: 'Read why, mend it, and ask the bureau to resume.',
  },
  finding_resumed: {
    title: '{{course}} can be enrolled in again',
    body: 'The bureau resumed enrollment in this class.',
    next: 'There is nothing more to do.',
  },
  rule_reaches_you: {
    title: 'Rule {{rule}} has a new version',
    body: 'It holds from {{from}} and also binds classes that {{provider}} has planned already.',
    next: 'See what changes, and adjust in time.',
  },
  finding_suspended_here: {
    title: 'The bureau paused enrollment in {{course}}',
    body: 'The class at {{school}} does not meet rule {{rule}}. Children who have a place keep their lessons.',
    next: 'See what is wrong.',
  },
  finding_assigned: {
    title: 'A finding is yours now: rule {{rule}}',
    body: 'A colleague gave it to you.',
    next: 'Read it and decide what comes next.',
  },
  finding_answered: {
    title: '{{provider}} answered: rule {{rule}}',
    body: 'The provider wrote how it is put right.',
    next: 'Read the answer, then accept it or ask again.',
  },
  finding_escalated: {
    title: 'Your decision is needed: rule {{rule}}',
    body: 'A finding was brought to you.',
    next: 'Read what happened and decide.',
  },
  rule_activated: {
    title: 'A new version of rule {{rule}} is active',
    body: 'It holds from {{from}}.',
    next: 'See what changes.',
  },
  room_requested: {
    title: 'A room is asked for: {{course}}',
    body: 'A provider would like to run this course at {{school}} and waits for a room.',
    next: 'See times and needs, then give a room or say why not.',
  },
  claim_waiting: {
    title: 'A parent added a child and waits for you',
    body: 'What the parent wrote does not fully match the roster of {{school}}.',
    next: 'Please check, then confirm or refuse.',
  },
  aid_claim_waiting: {
    title: 'An application for aid waits for you',
    body: 'A parent has applied for aid for a child, with a paper as proof.',
    next: 'Open the applications under Entitlements, look at the paper and decide.',
  },
  listing_applied: {
    title: 'New application: {{provider}}',
    body: 'The papers and what is missing are laid out.',
    next: 'Review it.',
  },
  course_submitted: {
    title: 'Course submitted: {{course}}',
    body: 'It waits for review.',
    next: 'Review it.',
  },
  settlement_ready: {
    title: 'Statement of {{month}} confirmed: {{amount}}',
    body: 'The bureau has checked and confirmed this month of {{provider}}. The treasury pays next.',
    next: 'See it lesson by lesson, or download it.',
  },
  settlement_paid: {
    title: 'Lessons of {{month}} paid: {{amount}}',
    body: 'The treasury has paid {{provider}} as the statement says. When it arrives is up to the bank.',
    next: 'The statement shows the treasury’s reference for your books.',
  },
  settlements_drafted: {
    title: 'Statements of {{month}} drawn up: {{drafts}}',
    body: 'They come to {{amount}}. All are drafts and wait for you to check them.',
    next: 'Check them.',
  },
  expiry_soon: {
    title: '{{thing}} runs out soon',
    body: 'Its last valid day is {{until}}. If it is not renewed by then, the classes it concerns stop selling and the person cannot be rostered.',
    next: 'Please renew it in time; the page says how.',
  },
  expiry_now: {
    title: '{{thing}} is out of date',
    body: 'Its last valid day was {{until}}. Classes that rest on it have stopped selling and go on by themselves once it is renewed.',
    next: 'Please renew it now, or let another qualified instructor step in.',
  },
  expiry_at_school: {
    title: '{{provider}}: {{thing}} is out of date',
    body: 'Its last valid day was {{until}}. Lessons at {{school}} rest on it; enrollment in those classes is paused.',
    next: 'See which lessons and how many children are touched, and what the provider can do.',
  },
  class_staff_replaced: {
    title: '{{course}} has another instructor',
    body: 'A paper of the instructor ran out, so another qualified person of the same provider takes the coming lessons. Times and room stay the same.',
    next: 'See who teaches now.',
  },
  expiry_in_county: {
    title: '{{provider}}: {{thing}} is out of date',
    body: 'Its last valid day was {{until}}. Lessons rest on it; enrollment in those classes is paused.',
    next: 'See which schools and how many children are touched.',
  },
} satisfies Counterpart<typeof zh>;
