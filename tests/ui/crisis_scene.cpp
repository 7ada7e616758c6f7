#include "tests/ui/crisis_scene.h"

#include "tests/testkit/ui/sample_look.h"

#include <QDir>

namespace haven::test {

namespace {

IncidentId opened(FakeDesk& desk, const char* type, const char* place, const std::string& narrative,
                  Span ago)
{
    OpenIncident open;
    open.type = TypeCode(type);
    open.location = at(place, kInBeat1);
    open.narrative = narrative;
    const Instant now = desk.now();
    desk.setNow(now - ago);
    must(desk, open);
    const IncidentId id = desk.room().last<IncidentOpened>().incident;
    desk.setNow(now);
    return id;
}

CrisisFlagSuggested flagged(IncidentId incident, Flag flag, const std::string& reason)
{
    CrisisFlagSuggested fact;
    fact.incident = incident;
    fact.flag = flag;
    fact.score = 80;
    fact.reason = reason;
    return fact;
}

} // namespace

IncidentId bridgeCall(FakeDesk& desk)
{
    const IncidentId id =
        opened(desk, "SUICTHRT", "Harbor Bridge, north side",
               "RP STS MALE 30S ON WRONG SIDE OF RAIL, SAYS \"tell my sister I am sorry\"",
               Span::minutes(8));
    mustAs(
        desk, advisorSeat(),
        SuggestFlag{flagged(id, Flag::Yes,
                            "Flagged for: on the bridge, says goodbye. Not counted: the caller's "
                            "own safety.")});
    return id;
}

void completeStep(FakeDesk& desk, IncidentId incident, const Seat& seat, const std::string& answer)
{
    const Checklist& run = desk.room().incident(incident).checklists.back();
    const Protocol& protocol = desk.knowledge().protocols.at(run.protocol).protocol;
    const ProtocolStep& step = *findStep(protocol, run.activeStep);
    StepOutcome outcome{step.id, StepOutcomeKind::Done, {}, {}};
    if (step.kind == StepKind::Question) {
        outcome.kind = StepOutcomeKind::Answered;
        outcome.answer = answer.empty() ? step.answers.front().label : answer;
    }
    mustAs(desk, seat, CompleteStep{incident, run.id, outcome});
}

void goToStep(FakeDesk& desk, IncidentId incident, const std::string& step)
{
    while (desk.room().incident(incident).checklists.back().activeStep != step)
        completeStep(desk, incident, dispatcherSeat());
}

IncidentId fillClinicianEvening(FakeDesk& desk)
{
    for (const Seat& seat : {dispatcherSeat(), clinicianSeat()}) {
        Seat mine = seat;
        mine.position = PositionId(seat.position.value + " desk");
        mustAs(desk, mine, SignOn{mine.agent, mine.name, mine.position, mine.roles});
    }
    desk.room().logOn("3A10", {kSkillCit});
    desk.room().logOn("CR2", {kSkillClinician});
    const IncidentId bridge = bridgeCall(desk);
    must(desk, RequestClinician{bridge, {}});
    const IncidentId station = opened(
        desk, "EDP", "Union Station, lobby",
        "HEARS VOICES, UNDRESSED IN THE COLD. \"they told me not to sleep\"", Span::minutes(12));
    must(desk, DecideFlag{station, FlagDecision::Confirmed, "hears voices, undressed in the cold"});
    must(desk, AnswerFact{station, Fact::Weapon, answered("none")});
    must(desk, AnswerFact{station, Fact::Violence, answered("none")});
    must(desk, AnswerFact{station, Fact::Psychosis, answered("agitated")});
    must(desk, RequestClinician{station, "asked for somebody to talk to"});
    mustAs(desk, clinicianSeat(), AnswerClinician{station, {}, ClinicianStage::Accepted, {}, {}});
    desk.room().dispatch("3A10", station);
    must(desk, MarkOnScene{{UnitId("3A10")}, {}});
    const IncidentId mother =
        opened(desk, "WELFARE", "9 Elm Ct", "MOTHER WORRIED", Span::minutes(1));
    mustAs(
        desk, advisorSeat(),
        SuggestFlag{flagged(mother, Flag::Possible, "Flagged for: not sleeping, off medication.")});
    const IncidentId phone =
        opened(desk, "SUICTHRT", "by telephone", "GAVE AWAY HER DOG", Span::minutes(5));
    must(desk, RequestClinician{phone, "wants to talk to a woman"});
    desk.pass(Span::seconds(100));
    must(desk, RequestClinician{mother, {}});
    const IncidentId loud = opened(desk, "NOISE", "204 Prospect St", "", Span::minutes(3));
    must(desk, DecideFlag{loud, FlagDecision::Unsure, "shouts at nobody"});
    return bridge;
}

bool savePicture(QWidget& window, const QString& name)
{
    const QDir folder(QStringLiteral(HAVEN_BINARY_DIR "/gallery"));
    return folder.mkpath(QStringLiteral(".")) &&
           window.grab().save(folder.filePath(name + QStringLiteral(".png")));
}

} // namespace haven::test
