import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/refusals';

export default {
  busy: 'It is very busy right now. Nothing was changed; please try again in a few seconds.',
  invalid_state:
    'Things have moved on and this can no longer be done. Reload the page to see where it stands.',
  changed_meanwhile: 'Someone changed this after you opened the page. Reload it and check once more.',
  required: 'This still needs to be filled in.',
  full: 'All places are taken. You can join the waiting list and are asked in order when one comes free, or look at other classes of this course.',
  grade: 'This class does not take children in $t(codes:grade.{{grade}}).',
  clash: 'Your child already has another class at this time.',
  clash_on: 'On {{date}} your child already has a class from {{start}} to {{end}}.',
  clash_travel:
    'On {{date}} your child has a class at another school from {{start}} to {{end}}. The way takes {{minutes}} minutes, which is not enough time.',
  closed: 'Enrollment for this class has ended.',
  not_open_yet: 'Enrollment has not opened yet. It opens on {{date}} at {{time}}.',
  opening_unknown: 'The opening date of this class has not been set. Please check again in a few days.',
  offering_canceled: 'This class was canceled. Have a look at other classes of the course.',
  already_enrolled: 'Your child already has a place in this class.',
  other_school: 'This class is for pupils of certain schools, and your child’s school is not one of them.',
  provider_not_listed:
    'The provider is not on the education bureau’s list at present, so it cannot sell or plan classes.',
  course_not_approved: 'The education bureau has not approved this course.',
  staff_check_expired:
    'A teacher’s background check is out of date. Enrollment resumes when it has been renewed.',
  consent_missing: 'Please read the consent and tick the box before you continue.',
  not_own_child: 'This child is not linked to your account.',
  class_started:
    'This class started on {{date}} and can no longer be canceled. You can withdraw your child instead.',
  room_taken: 'Another class has this room at that time. Choose another room or time.',
  room_taken_on:
    'Another class has this room on {{date}} at {{start}} (lessons in conflict: {{count}}). Choose another room or time.',
  room_too_small:
    'The room does not seat this many children. Choose a larger one, or ask the provider for fewer places.',
  room_too_small_seats:
    'The room has {{seats}} seats and the class has {{capacity}} places. Choose a larger room, or ask the provider for fewer places.',
  room_closed: 'The room is closed on one of the lesson days. Choose another room.',
  room_closed_on: 'The room is closed on {{date}} (lessons affected: {{count}}). Choose another room.',
  room_kind: 'The course needs a different kind of room. Choose one that fits.',
  room_hours: 'The room is open from {{opens}} to {{closes}} only, which does not cover the lesson times.',
  room_area: 'The room is {{area}} m² and the course needs at least {{needed}} m².',
  room_equipment: 'The room lacks equipment the course needs: $t(codes:equipment.{{equipment}}).',
  room_retired: 'This room is no longer in use.',
  instructor_taken:
    'One of the teachers has another class at that time. Choose someone else or another time.',
  instructor_taken_on:
    '{{name}} already teaches on {{date}} from {{start}} to {{end}} ({{title}}). Lessons that clash: {{count}}. Choose somebody else or another time.',
  reason_missing: 'Please give a reason; the other side will read it.',
  grade_outside_course:
    'The course is not meant for $t(codes:grade.{{grade}}). Choose among the grades of the course.',
  capacity_not_positive: 'There must be at least 1 place.',
  minimum_not_positive: 'The minimum must be at least 1.',
  minimum_over_capacity: 'The minimum cannot be more than the places ({{capacity}}).',
  capacity_over_class_max:
    'By the rules on class size, a group of these grades may have at most {{max}} children.',
  capacity_over_course_max: 'The course itself allows at most {{max}} children in a group.',
  slot_weekday: 'Choose Monday to Friday. Working weekends are filled in by the timetable the school names.',
  slot_ends_before_start: 'The lesson must end after it starts.',
  slots_overlap: 'This time overlaps one above it.',
  no_lessons: 'None of these times falls on a school day. Choose another first date or more weeks.',
  opens_after_closes: 'Enrollment must open before it closes.',
  closes_in_the_past: 'The closing time is already past.',
  closes_after_start: 'Enrollment must close before the first lesson ({{date}}) starts.',
  price_invalid: 'Enter an amount such as 35 or 35.50.',
  instructor_left: '{{name}} left on {{date}}. Choose another teacher.',
  instructor_in_service: '{{name}} is a serving school teacher, whom a provider may not employ.',
  instructor_overseas: '{{name}} lives abroad and cannot be given classes.',
  instructor_unqualified: '{{name}} has no qualification on record and can only assist.',
  instructor_qualification_expired:
    'The qualification of {{name}} ends on {{date}}, before the last lesson. Please renew it first.',
  instructor_check_missing: '{{name}} has no background check on record and cannot be given classes.',
  instructor_check_expired:
    'The background check of {{name}} is valid until {{date}}, which does not cover every lesson. Please renew it first.',
  instructor_check_hit: '{{name}} did not pass the background check and cannot be given classes.',
  syllabus_uneven: 'There are {{zh}} lines in Chinese and {{en}} in English. Please match them one to one.',
  area_not_positive: 'The area must be at least 1 m².',
  roster_no_heading:
    'No headings were found. Put name, pupil number, birth date, grade and class in one of the first ten rows.',
  roster_column_missing: 'This column is missing: $t(codes:rosterColumn.{{column}}).',
  roster_empty: 'There are no rows below the headings.',
  roster_too_long: 'The file has {{count}} rows; at most {{max}} can be imported at once. Please split it.',
  roster_text_too_long: 'The text is too long. Is it in the right column?',
  roster_pupil_number: 'A pupil number is one letter and an 18-character identity number.',
  roster_date: 'This is not a date we can read. Write it like 2016-09-08.',
  roster_age: 'By this birth date the child is not of school age. Please check it.',
  roster_grade: 'This is not a grade we can read. Write it like 3 or Grade 3.',
  roster_grade_not_here: 'This school does not have this grade.',
  roster_check_character:
    'The last character of the pupil number does not fit: one of the digits may be mistyped. Please check it.',
  roster_birth_date_differs: 'The birth date differs from the one inside the pupil number. Please check it.',
  listing_incomplete:
    "Something is still missing or out of date: see the machine's view (rule {{ruleId}}). It must be complete before this can be approved.",
  notice_still_running: 'The public notice runs until {{date}}; the provider can be listed after that.',
  category_not_applied_for: 'Only categories that were applied for can be approved (rule {{ruleId}}).',
  dates_reversed: 'The end cannot be before the start.',
  valid_before_notice_ends:
    'The period can begin on the last day of the notice at the earliest (rule {{ruleId}}).',
  hold_over:
    'The time to pay is over, so the place could not be kept. If there is still one left, you can enroll again.',
  payment_unavailable:
    'The pay page cannot be opened right now. Your place stays held until the time shown; please try again in a moment.',
  payment_settling:
    'The bank is still working on this payment. Please do not pay again; we will tell you at once how it ends.',
  too_many_claims: 'That was tried too often. Please try again tomorrow, or ask the school.',
  child_has_places:
    'The child still has places in classes. Cancel them first (or ask the school to withdraw the child), then remove the child.',
  weeks_range: 'Give a number of weeks from 1 to {{max}}.',
  date_outside_term: 'This day lies in no term. Please choose one inside a term.',
  first_lesson_past: 'The first lesson ({{date}}) is already past. Please choose a later day.',
  school_without_group: 'This school belongs to no group. Choose the school itself or the whole county.',
  application_incomplete:
    'Not ready yet: {{count}}. Each is named beside its part; the application can be sent once they are done.',
  application_under_way: 'An application is already under way; there is no need for another.',
  paper_reviewed:
    'The bureau has already reviewed this paper, so it cannot be changed. Please add a new one.',
  provider_reviewed:
    "The provider's name and kind have been reviewed and cannot be changed while an application runs or a listing is in force.",
  fee_not_below_market: 'The fee at school must be clearly below what the same costs outside.',
  fee_category_unchosen: 'Choose this category first, then its fees.',
  category_has_fees: 'There are still fees for $t(codes:category.{{category}}). Remove them first.',
  file_content: 'Only PDF, JPG or PNG can be uploaded; what is inside this file is none of them.',
  file_size: 'A file may have at most {{mb}} MB. Please make it smaller.',
  date_in_future: 'This date is still to come.',
  instructor_has_lessons:
    'Lessons from {{date}} on that still have this instructor: {{count}}. Please find somebody else for them first.',
  instructor_has_account: 'This instructor already has a sign-in.',
  email_in_use: 'There is already an account with this e-mail address. Please use another one.',
  course_has_offerings:
    'Classes of this course that are not over yet: {{count}}. It can be retired when they are.',
  check_before_consent:
    'The person must agree in writing before the query is made. Give the day of consent first; it cannot be later than the query.',
  school_without_grades: "This school has none of the course's grades. Please choose another school.",
  staff_elsewhere: 'One of these instructors is not with your organization. Please choose again.',
  email_has_role: 'This person has that role already.',
  room_missing: 'This class has no room yet. Give it a room before opening enrollment.',
  offering_started: 'This class began on {{date}} and can no longer be canceled as a whole.',
  room_name_taken: 'The school already has a room of this name. Choose another.',
  room_hours_reversed: 'The room must close after it opens.',
  room_seats_in_use:
    '{{title}} has {{capacity}} places and meets here from {{date}} ({{count}} lessons in all), so it needs the seats. Move the class first.',
  room_hours_in_use:
    '{{title}} meets here on {{date}} at {{start}}, outside the new hours ({{count}} lessons in all). Move the class first.',
  room_in_use:
    '{{title}} still meets here on {{date}} at {{start}} ({{count}} lessons in all). Move these classes first.',
  closure_past: 'These days are over; there is nothing to close.',
  room_closure_lessons:
    'Lessons take place in the room on these days: {{title}} on {{date}} at {{start}} ({{count}} in all). Move those classes first, or choose other days.',
  room_closure_taken: 'A class was just placed in this room on these days. Reload the page and look again.',
  room_same: 'The class is in this room already.',
  request_too_late:
    'The first lesson ({{date}}) has passed, so this request can no longer be placed. Refuse it with a reason; the provider can ask again with other dates.',
  roster_unreadable:
    'This file cannot be read. Save it as XLSX or CSV in your spreadsheet program and upload it again.',
  roster_old_excel:
    'This is an old XLS file, or it has a password. Save it as XLSX or CSV without a password and upload it again.',
  roster_import_over: 'This import was applied, dropped or has expired. Upload the file again.',
  roster_two_rows_chosen: 'Row {{row}} and another row would be the same pupil. Choose only one of them.',
  pupil_known: "This pupil number is on the school's roster already.",
  pupil_known_elsewhere:
    "This pupil number is still on another school's roster. That school marks the pupil as left first; then you can add them here.",
  pupil_number_taken: 'This number belongs to another pupil. Please check it.',
  rule: '{{en}} (rule {{ruleId}}, {{sourceEn}})',
  expiry_nothing_touched:
    'There is nothing to replace: nothing this person needs is out of date on a lesson ahead.',
  class_against_rule:
    'This class does not meet rule {{ruleId}} at the moment, so nobody can enroll. The school and the bureau are dealing with it; what was paid is safe.',
  offering_paused:
    'Enrollment in this class is paused and resumes once it is settled. Meanwhile other classes of the course may suit.',
  rule_is_hard: 'This is a hard rule ({{ruleId}}): nobody can let it pass. Put it right first.',
  override_not_yours: 'Only the officer whom rule {{ruleId}} names can let this pass; you are not one.',
  override_reason_missing: 'Passages for a person to decide: {{count}}. To let them pass, give your reason.',
  date_in_past: 'This date is over. Choose today or a later one.',
  finding_without_provider: 'This is the school’s own matter: there is no provider to ask.',
  finding_not_a_class: 'Only a class can be paused here. To suspend a whole provider, use its listing.',
  finding_gone: 'A check no longer finds this. Reload the page.',
  care_reversed: 'It has to end after it begins.',
  satisfied_over_answered: 'There cannot be more satisfied families than answers.',
  rule_from_passed: 'It has to begin after today.',
  rule_from_not_later: 'It has to begin later than the version before, {{date}}.',
  rule_shape: 'These numbers have another shape than those of the version in force; nothing could read them.',
  rule_soft:
    '{{en}} (rule {{ruleId}}, {{sourceEn}}) Somebody in charge has to let it pass first, with a reason.',
  service_charge_too_high:
    'The service charge is at most ¥{{most}}, the limit the county has posted. What is not posted may not be collected (rule {{ruleId}}).',
  service_charge_unposted:
    'The county has not posted a service charge, so none may be collected: leave it empty (rule {{ruleId}}).',
  service_charge_county:
    'The county pays for this class and families pay nothing: leave the service charge empty (rule {{ruleId}}).',
  class_not_begun: 'The class has not begun yet: the place can simply be canceled.',
  class_over: 'The class is over: its last lesson was on {{date}}.',
  transfer_too_late: 'The class begins too soon for a bank transfer to arrive. Please pay online.',
  no_credit: 'There is no credit to use.',
  nothing_open: 'There is nothing left to pay.',
  payee_has_no_account: 'The payee has no bank account on record. Please pay online.',
  amount_changed: 'The amounts have just changed. Please look again before you confirm.',
  lesson_reported:
    'The provider has confirmed this lesson, so its register is closed and it can no longer simply be canceled. The school can dispute it.',
  lesson_too_early: 'The register opens half an hour before the lesson. It is too early yet.',
  lesson_not_over: 'This lesson is not over yet. Confirm it when it is.',
  attendance_incomplete: 'Not marked yet: {{count}}. Mark everybody, then confirm.',
  lesson_not_reported:
    'The provider has not confirmed the lesson on {{date}} yet. The school comes after it.',
  dispute_unanswered:
    'The provider has not answered yet. Please wait until {{date}} has passed before you decide.',
  reversal_after_term: 'The term ended on {{date}}: a confirmed lesson can no longer be taken back.',
  lesson_begun: 'The lesson on {{date}} has begun: leave can no longer be asked for or taken back.',
  make_up_class_over: 'This class is over, so nothing can be made up. The money for the lesson goes back.',
  make_up_past: 'A lesson that makes up has to lie ahead.',
  make_up_money_gone:
    'The money for this lesson has already gone back to families, or the subsidy is in use elsewhere, so it can no longer be made up.',
  make_up_clash: 'A child of this class has another class at that time. Please choose another time.',
  pick_up_full: 'At most {{max}} people can be on the list. Remove one first.',
  register_no_heading: 'No heading row was found. The first row should name: pupil number, class, from, to.',
  register_column_missing: 'This column is missing: $t(codes:registerColumn.{{column}}).',
  register_class:
    'This class is not known. Write subsistence, extreme poverty, orphan, unsupported, disabled, poverty monitoring, left behind or migrant.',
  register_row_twice: 'An earlier row has the same pupil, class and first day; only that one is taken.',
  entitlement_known: 'The child already has an entitlement of this class that begins on this day.',
  entitlement_claim_pending:
    'An application for this class is already waiting. To change it, withdraw that one first.',
  entitlement_too_long: 'An application can cover two years at most.',
  entitlement_over: 'This entitlement is over already.',
  programme_granted:
    'Children are already paid for by this programme, so this can no longer change. For other terms let it end and create another.',
  budget_below_reserved: 'The budget cannot be below the {{yuan}} yuan that are promised already.',
  cap_below_granted: 'The cap cannot be below the {{yuan}} yuan that a child has already been given.',
  programme_over: 'The programme is over and can no longer change.',
  settlement_moved_on: 'Somebody has just dealt with this statement. Please look at its state now.',
  settlement_same_person:
    'Whoever confirmed a statement does not mark it paid. Please ask a colleague or the administrator.',
  settlement_month_open: 'This month is not over yet. It can be settled from the first day of the next.',
  bank_columns:
    'The columns with the booking number, the date and the amount are not there. Please name them as in the sample.',
  bank_row: 'The date, the amount or the booking number in row {{row}} cannot be read.',
  bank_empty: 'There is no booking in this file.',
  bank_unreadable:
    "This file cannot be read. Please upload the bank's table (CSV) or its standard statement (camt.053).",
  bank_imported: 'This file has been imported before.',
  bank_entities: 'The statement contains what must not be in one and was not imported.',
  bank_other_currency: 'The statement has a booking in another currency and was not imported.',
  reference_unknown: 'There is no place with this reference.',
  other_payee: 'This money came to another payee and cannot pay for this place.',
  setting_value: 'This is not a value the setting can have.',
  date_past: 'The date cannot be in the past.',
  invalid_account_number: 'Enter the account number: 8 to 30 digits.',
  others_wait:
    'Other children are waiting; places that become free are offered to them first. You can join the waiting list.',
  school_chooses: 'The school chooses for this class: apply first, and it says why it chooses or not.',
  by_draw:
    'Places in this class are drawn; who asks first makes no difference. Hand in your wishes by {{date}}, {{time}}.',
  by_draw_before:
    'Places in this class are drawn; who asks first makes no difference. Wishes open on {{date}} at {{time}}.',
  draw_to_come: 'Places in this class are drawn; the draw is not announced yet.',
  draw_under_way:
    'Wishes are closed and the draw is under way. Places that are left will be open here afterwards.',
  wish_frozen: 'The time for wishes is over; nothing can be changed any more.',
  wish_not_open: 'Wishes cannot be handed in yet; they open on {{date}} at {{time}}.',
  wish_draw_aborted:
    'This draw was called off, so its wishes no longer count. The reason stands on the page of the draw.',
  wish_none: 'There is no class on the list yet. Choose at least one.',
  wish_too_many: 'A list can have at most {{most}} classes.',
  wish_other_draw: 'This class is no longer part of this draw. Take it off the list.',
  wish_tie_too_large:
    'This class has only {{capacity}} places in all, so {{children}} children cannot get in together.',
  wish_cap:
    'At most {{most}} courses: the county limits how many a child has at the same time, and those it has already count.',
  way_first_come_off: 'The county does not let places go to whoever comes first.',
  way_school_choice_off: 'The county does not let schools choose.',
  way_filled_draw: "This course filled up here last term, so by the county's rule its places are drawn.",
  draw_missing: 'Choose a draw.',
  draw_not_open_to_classes: 'Classes can no longer join this draw. Choose another.',
  closes_before_pay_until:
    'Enrollment cannot close before {{date}}, {{time}}: families who were drawn pay until then, and what is left opens after it.',
  reserved_over_capacity: '{{reserved}} places are kept in all, more than the {{capacity}} the class has.',
  reserved_order_twice: 'Two kinds of kept places have the same position. Say which comes first.',
  way_settled: 'Wishes or enrollment have begun; the way places are given can no longer be changed.',
  waiting_already: 'This child is on the waiting list already.',
  lines_full:
    'This child waits or has applied for {{lines}} classes already; {{most}} at a time is the most. Leave one of them first.',
  place_free: 'There is a place now: no need to wait, you can enroll.',
  offer_over: 'The time to answer is over; the place went to the next.',
  tie_too_large: 'More children wait together than the class has places.',
  not_waiting: 'This child does not stand in the line now.',
  reason_short: 'Please write a reason of at least {{least}} characters: the families read it.',
  waiting_same_place: 'That would change nothing.',
  too_many_tokens:
    'You already have {{most}} valid tokens, which is the limit. Revoke one you no longer use first.',
  draw_opens_past: 'Wishes would open in the past. Choose a time to come.',
  draw_window_short: 'The window for wishes is too short: it takes {{hours}} hours at least.',
  draw_pay_short: 'Families need at least {{hours}} hours between the close and the last moment to pay.',
  draw_after_term: 'The last moment to pay is after the end of the term.',
  draw_window_over: 'The window for wishes is over and cannot be changed any more.',
  draw_only_later: 'The close can only be moved later: some families may not have been here yet.',
  draw_after_lessons:
    'The last moment to pay would come after the first lesson, or the end of the sale, of one of the classes. Choose an earlier one.',
  draw_not_frozen: 'This can only be done after the inputs are sealed and before the draw is held.',
  draw_held_already: 'A colleague has already held this draw; its outcome is being written.',
  draw_past_aborting: 'The draw has been held and cannot be aborted any more.',
  draw_carry_target:
    'Wishes can only be carried over to another draw of the same term that has not closed yet.',
  child_left: 'The child is no longer on the roll of its school.',
  sibling_out:
    'One of the siblings who want to go together cannot be in this class, so none of them has a place.',
  formation_not_due: 'There is nothing to decide about this class now.',
  formation_not_due_open: 'Enrollment is still going on: there is nothing to decide yet.',
  formation_not_due_waits:
    'Places that are still being paid could make it enough children. Please wait until their time is over.',
  formation_not_due_asks:
    'Children in line are being offered places, and would make it enough. Please decide when they have answered.',
  formation_not_due_settled: 'This class has been decided, or has begun.',
  merge_not_possible:
    'It cannot be merged into this class: it must be one of your school, of the same provider, kind and payer, that has not begun.',
  merge_costs_more:
    'That class costs more, and families cannot be made to pay more, so it cannot be merged into it.',
  merge_moves_nobody: 'No child could go with it. Please cancel the class instead.',
  choose_somebody: 'Please choose at least one child.',
  chosen_too_many: 'Only {{free}} places are left: fewer children, please.',
  too_often:
    'That was too quick. Please try again in {{seconds}} seconds. Trying more often does not help: whoever came first is served first.',
} satisfies Counterpart<typeof zh>;
