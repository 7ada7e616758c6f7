#pragma once

#include "tests/testkit/screening_kit.h"
#include "tests/ui/crisis_scene.h"

// A care record with something in it.
namespace haven::test {

// A plan for the place of the incident, approved.
inline CarePlanId planFor(FakeDesk& desk, IncidentId id)
{
    RecordCarePlan command;
    command.incident = id;
    command.plan.radioSafe = "startles at sirens, one person speaks, slowly";
    command.plan.texts = {{PlanField::Helps, "a soft voice, water, time"},
                          {PlanField::Triggers, "touch from behind"},
                          {PlanField::Steps, "1 stand back, 2 say your name, 3 ask for the sister"},
                          {PlanField::Source, "the sister, by telephone"}};
    mustAs(desk, clinicianSeat(), command);
    const CarePlanId plan(desk.room().state().counters.carePlan);
    mustAs(desk, supervisorSeat(), ApproveCarePlan{plan, "sergeant"});
    return plan;
}

// What a busy afternoon leaves behind.
inline IncidentId fillCare(FakeDesk& desk)
{
    const IncidentId id = fillClinicianEvening(desk);
    planFor(desk, id);
    const auto text = [&](CareSheet sheet, CareField field, const char* words) {
        mustAs(desk, clinicianSeat(), RecordCareText{id, sheet, field, words});
    };
    text(CareSheet::Outcome, CareField::Seen,
         "on the rail, cold, speaks to nobody for ten minutes");
    text(CareSheet::Outcome, CareField::Went, "hospital");
    text(CareSheet::Certificate, CareField::License, "LCSW 1234");
    text(CareSheet::Certificate, CareField::Arrived, "ambulance bay");
    mustAs(desk, clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours24, "how the night went"});
    mustAs(desk, clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours72, "the clinic on Friday"});
    mustAs(desk, clinicianSeat(), TryFollowUp{FollowUpId(1), ContactResult::NoAnswer, {}});
    mustAs(
        desk, clinicianSeat(),
        RecordMandatedReport{id, MandatedKind::Child, MandatedStanding::Due, {}, "two children"});
    mustAs(desk, clinicianSeat(),
           RecordConsent{id, "River House", "name, telephone", ConsentForm::Written, 90});
    mustAs(desk, clinicianSeat(), RecordReferral{id, "River House", ReferralStatus::Sent, {}});
    desk.room().setInstrument(madeUpInstrument());
    mustAs(desk, clinicianSeat(),
           RecordScreening{id,
                           InstrumentId("made-up-screen"),
                           ScreeningOutcome::Recorded,
                           {{"total", "21"}, {"tier", "very_high"}}});
    return id;
}

} // namespace haven::test
