// What is asked of other agencies, whose turn it is, units of others, and disciplines.
#include "models/dispatch/aid_rules.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/board.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/rotation_fairness.h"
#include "models/dispatch/timers.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

AskAid asking(IncidentId id, const char* kind, const char* whom = "")
{
    AskAid command;
    command.incident = id;
    command.kind = kind;
    command.whom = whom;
    return command;
}

AnswerAid aidStepOf(IncidentId id, std::int64_t request, std::optional<AidStage> stage,
                    const char* words = "", std::optional<int> minutes = {})
{
    AnswerAid command;
    command.incident = id;
    command.request = request;
    command.stage = stage;
    command.words = words;
    command.minutes = minutes;
    return command;
}

AskInTurn inTurn(IncidentId id, const char* grade = "", const char* zone = "")
{
    AskInTurn command;
    command.incident = id;
    command.kind = "tow";
    command.zone = zone;
    command.grade = grade;
    return command;
}

ChangeRotationList towList(std::vector<std::string> companies, const char* zone = "",
                           const char* grade = "", const char* reason = "")
{
    ChangeRotationList command;
    command.list.kind = "tow";
    command.list.zone = zone;
    command.list.grade = grade;
    for (std::string& company : companies)
        command.list.members.push_back({std::move(company), "203-555-0101"});
    command.reason = reason;
    return command;
}

void mustDo(DispatchRoom& room, const Command& command)
{
    if (const auto facts = room.run(command); !facts)
        qFatal("%s", refusalSentence(facts.refusal()).c_str());
}

void mustAs(const Seat& seat, DispatchRoom& room, const Command& command)
{
    if (const auto facts = room.runAs(seat, command); !facts)
        qFatal("%s", refusalSentence(facts.refusal()).c_str());
}

std::string orderOf(const DispatchRoom& room, const char* key)
{
    const auto found = room.state().rotation.lists.find(key);
    if (found == room.state().rotation.lists.end())
        return "no list";
    std::string order;
    for (const RotationMember& one : found->second.members)
        order += (order.empty() ? "" : " ") + one.company;
    return order;
}

std::size_t lateAid(const DispatchRoom& room)
{
    std::size_t count = 0;
    for (const auto& alarm : dueAlarms(room.state(), room.knowledge().codes, room.now()))
        count += alarm.kind == AlarmKind::AidOverdue ? 1 : 0;
    return count;
}

std::string sentencesOfLog(const DispatchRoom& room)
{
    LogWordsContext words;
    words.codes = &room.knowledge().codes;
    words.numberOf = [](IncidentId id) { return std::to_string(id.value); };
    std::string all;
    for (const Recorded& one : room.log())
        all += wordsFor(one, words).text + "\n";
    return all;
}

std::string replayedAid(const DispatchRoom& room)
{
    return folded(room.log()) == room.state() && foldedFromText(room.log()) == room.state()
               ? ""
               : "a replay differs";
}

} // namespace

class TestAid final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestGoesItsWayWithItsTimes()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        AskAid ask = asking(id, "wrecker", "Harbor Towing");
        ask.way = AidWay::Phone;
        ask.note = "black sedan";
        mustDo(room, ask);
        const AidRequest& request = room.incident(id).aid.front();
        QCOMPARE(request.kind, std::string("tow")); // an alias is the kind
        QCOMPARE(request.number, std::int64_t(1));
        QCOMPARE(request.askedAt, room.now());
        room.pass(Span::minutes(2));
        mustDo(room, aidStepOf(id, 1, AidStage::Accepted, "", 15));
        const Instant accepted = room.now();
        QVERIFY(room.incident(id).aid.front().etaAt == accepted + Span::minutes(15));
        room.pass(Span::minutes(3));
        mustDo(room, aidStepOf(id, 1, AidStage::Rolling));
        QVERIFY(room.incident(id).aid.front().etaAt == accepted + Span::minutes(15)); // it stands
        room.pass(Span::minutes(9));
        room.setBackdate(Span::minutes(3));
        mustDo(room, aidStepOf(id, 1, AidStage::Arrived));
        room.setBackdate(Span{});
        QVERIFY(room.incident(id).aid.front().arrivedAt == room.now() - Span::minutes(3));
        mustDo(room, aidStepOf(id, 1, AidStage::Finished));
        QVERIFY(room.incident(id).aid.front().endedAt == room.now());
        QVERIFY(!isAidOpen(room.incident(id).aid.front()));
        QCOMPARE(replayedAid(room), std::string());
        const std::string log = sentencesOfLog(room);
        for (const char* words : {"Request 1 made: Tow truck, Harbor Towing, by phone: black sedan",
                                  "Request 1 accepted, there in 15 min", "Request 1 on the way",
                                  "Request 1 arrived", "Request 1 finished"})
            QVERIFY2(log.find(words) != std::string::npos, (log + words).c_str());
    }

    void everyStepIsRefusedWhereItCannotBe()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        QCOMPARE(room.refusalOf(asking(id, "zeppelin")), std::string("AidUnknown"));
        QCOMPARE(room.refusalOf(asking(IncidentId(99), "tow")), std::string("IncidentNotFound"));
        QCOMPARE(room.refusalOf(aidStepOf(id, 1, AidStage::Accepted)), std::string("AidNone"));
        AnswerAid byKind = aidStepOf(id, 0, AidStage::Accepted);
        byKind.kind = "tow";
        QCOMPARE(room.refusalOf(byKind), std::string("AidNone"));
        mustDo(room, asking(id, "tow", "Harbor Towing"));
        QCOMPARE(room.refusalOf(asking(id, "tow", "harbor towing")), std::string("AidIsOpen"));
        mustDo(room, asking(id, "tow", "Shore Auto"));
        QCOMPARE(room.refusalOf(aidStepOf(id, 1, AidStage::Finished)), std::string("AidOrder"));
        QCOMPARE(room.refusalOf(aidStepOf(id, 1, AidStage::Asked)), std::string("AidOrder"));
        QCOMPARE(room.refusalOf(aidStepOf(id, 1, {})), std::string("AidNeedsStep"));
        QCOMPARE(room.refusalOf(aidStepOf(id, 1, AidStage::Refused, "  ")),
                 std::string("AidNeedsReason"));
        QCOMPARE(room.refusalOf(aidStepOf(id, 1, AidStage::Canceled)),
                 std::string("AidNeedsReason"));
        QCOMPARE(room.refusalOf(aidStepOf(id, 1, AidStage::Accepted, "", 24 * 60 + 1)),
                 std::string("MinutesMalformed"));
        mustDo(room, aidStepOf(id, 1, AidStage::Accepted, "", 24 * 60));
        QCOMPARE(room.refusalOf(aidStepOf(id, 1, AidStage::NoAnswer)), std::string("AidOrder"));
        mustDo(room, aidStepOf(id, 1, AidStage::Arrived));
        QCOMPARE(room.refusalOf(aidStepOf(id, 1, {}, "", 5)), std::string("AidOrder"));
        QCOMPARE(room.refusalOf(aidStepOf(id, 1, AidStage::Refused, "no")),
                 std::string("AidOrder"));
        // The newest open one of its kind is meant where no number is given.
        mustDo(room, byKind);
        QCOMPARE(room.incident(id).aid.at(1).stage, AidStage::Accepted);
        QCOMPARE(room.refusalOfAs(administratorSeat(), asking(id, "tow")),
                 std::string("RoleMissing"));
    }

    void noStepComesBeforeTheLastOne()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        room.pass(Span::minutes(10));
        mustDo(room, asking(id, "ems"));
        room.pass(Span::minutes(5));
        room.setBackdate(Span::minutes(7));
        QCOMPARE(room.refusalOf(aidStepOf(id, 1, AidStage::Accepted)),
                 std::string("AidTimeBefore"));
        room.setBackdate(Span::minutes(5));
        mustDo(room, aidStepOf(id, 1, AidStage::Accepted));
        // Nobody was asked before somebody called.
        room.setBackdate(Span::minutes(17));
        QCOMPARE(room.refusalOf(asking(id, "fire")), std::string("TimeBeforeCall"));
    }

    void aNewTimeAloneIsNoNewStep()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        mustDo(room, asking(id, "tow", "Harbor Towing"));
        mustDo(room, aidStepOf(id, 1, {}, "", 10)); // whoever says when has said yes
        QCOMPARE(room.incident(id).aid.front().stage, AidStage::Accepted);
        const auto accepted = room.incident(id).aid.front().acceptedAt;
        room.pass(Span::minutes(8));
        mustDo(room, aidStepOf(id, 1, {}, "traffic", 20));
        QVERIFY(room.incident(id).aid.front().acceptedAt == accepted);
        QVERIFY(room.incident(id).aid.front().etaAt == room.now() + Span::minutes(20));
        QVERIFY(sentencesOfLog(room).find("Request 1 has a new time, there in 20 min: traffic") !=
                std::string::npos);
    }

    void whoDoesNotAnswerOrComeIsOneAlarm()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        mustDo(room, asking(id, "ems")); // 60 s
        mustDo(room, asking(id, "fire"));
        room.pass(Span::seconds(59));
        QCOMPARE(lateAid(room), std::size_t(0));
        room.pass(Span::seconds(1));
        QCOMPARE(lateAid(room), std::size_t(1)); // of two that are late
        const auto rows =
            timerRows(room.state(), room.knowledge().codes, dispatcherSeat(), room.now());
        const auto row = std::find_if(rows.begin(), rows.end(), [](const TimerRow& one) {
            return one.kind == TimerKind::Aid;
        });
        QVERIFY(row != rows.end());
        QCOMPARE(timerWords(*row), std::string("ambulance: no answer"));
        QCOMPARE(answerLine(*row, room.state()), "aid " + room.incident(id).number + " 1 ");
        mustDo(room, aidStepOf(id, 1, AidStage::Accepted, "", 8));
        mustDo(room, aidStepOf(id, 2, AidStage::NoAnswer));
        QCOMPARE(lateAid(room), std::size_t(0));
        room.pass(Span{Span::minutes(13).ms - 1}); // five minutes after their time
        QCOMPARE(lateAid(room), std::size_t(0));
        room.pass(Span{1});
        QCOMPARE(lateAid(room), std::size_t(1));
        mustDo(room, aidStepOf(id, 1, AidStage::Arrived));
        QCOMPARE(lateAid(room), std::size_t(0));
    }

    // The tow is busy and somebody knows it; that the ambulance does not answer is another thing.
    void whoWasAnsweredForQuietsNobodyElse()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        mustDo(room, asking(id, "tow", "Harbor Towing"));
        room.pass(Span::minutes(5));
        QCOMPARE(lateAid(room), std::size_t(1));
        RaiseAlarm raise{AlarmKind::AidOverdue, id, {}, room.now()};
        mustAs(advisorSeat(), room, raise);
        AcknowledgeAlarm seen;
        seen.kind = AlarmKind::AidOverdue;
        seen.incident = id;
        mustDo(room, seen);
        const auto standing = [&] {
            for (const auto& due : dueAlarms(room.state(), room.knowledge().codes, room.now())) {
                if (due.kind == AlarmKind::AidOverdue)
                    return due.standing;
            }
            return AlarmStanding::Shelved;
        };
        QVERIFY(standing() == AlarmStanding::Acknowledged);
        mustDo(room, asking(id, "ems")); // 60 s
        QVERIFY(standing() == AlarmStanding::Acknowledged);
        room.pass(Span::seconds(60));
        QVERIFY(standing() == AlarmStanding::Silent); // it rings
        const AidRequest* late =
            nextLateAid(room.incident(id), room.knowledge().codes.aid, room.now());
        QVERIFY(late != nullptr);
        QCOMPARE(late->kind, std::string("ems"));
    }

    void closingAsksAndCallsOff()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        mustDo(room, asking(id, "tow", "Harbor Towing"));
        mustDo(room, asking(id, "road"));
        mustDo(room, aidStepOf(id, 2, AidStage::Accepted));
        mustDo(room, aidStepOf(id, 2, AidStage::Arrived));
        const IncidentId other = room.open("NOISE", "9 Elm St");
        QCOMPARE(room.refusalOf(MergeIncidents{id, other, "same"}), std::string("MergeHasAid"));
        QCOMPARE(room.refusalOf(CloseIncident{id, DispositionCode("18"), ""}),
                 std::string("CloseHasAid"));
        mustDo(room, CloseIncident{id, DispositionCode("18"), "the owner drove off"});
        QCOMPARE(room.incident(id).aid.at(0).stage, AidStage::Canceled);
        QCOMPARE(room.incident(id).aid.at(1).stage, AidStage::Finished);
        QCOMPARE(lateAid(room), std::size_t(0));
        mustDo(room, Undo{});
        QCOMPARE(room.incident(id).stage, IncidentStage::Open);
        QCOMPARE(room.incident(id).aid.at(0).stage, AidStage::Asked);
        QCOMPARE(room.incident(id).aid.at(1).stage, AidStage::Arrived);
        QVERIFY(!room.incident(id).aid.at(0).endedAt);
        QCOMPARE(replayedAid(room), std::string());
    }

    void aStepIsTakenBackAndAnAskingIsNot()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        mustDo(room, asking(id, "tow", "Harbor Towing"));
        QCOMPARE(room.refusalOf(Undo{}), std::string("UndoImpossible"));
        mustDo(room, aidStepOf(id, 1, AidStage::Accepted, "", 5));
        room.pass(Span::minutes(1));
        mustDo(room, aidStepOf(id, 1, AidStage::Arrived));
        mustDo(room, Undo{});
        QCOMPARE(room.incident(id).aid.front().stage, AidStage::Accepted);
        QVERIFY(!room.incident(id).aid.front().arrivedAt);
        QVERIFY(room.incident(id).aid.front().acceptedAt == room.now() - Span::minutes(1));
    }

    void sixtyRequestsAndNotOneMore()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        for (std::size_t i = 0; i < kAidRequestsMax; ++i)
            mustDo(room, asking(id, "tow", ("company " + std::to_string(i)).c_str()));
        QCOMPARE(room.refusalOf(asking(id, "tow", "one more")), std::string("AidTooMany"));
    }

    void turnsGoRoundByTheRules()
    {
        DispatchRoom room;
        mustAs(supervisorSeat(), room, towList({"Ace", "Best", "Coast"}));
        const char* key = "tow/*/*";
        const IncidentId first = room.open("NOISE");
        mustDo(room, inTurn(first));
        QCOMPARE(room.last<AidAsked>().whom, std::string("Ace"));
        QCOMPARE(room.last<AidAsked>().phone, std::string("203-555-0101"));
        QCOMPARE(orderOf(room, key), std::string("Ace Best Coast")); // asked is no turn yet
        mustDo(room, aidStepOf(first, 1, AidStage::Refused, "no driver"));
        QCOMPARE(orderOf(room, key), std::string("Best Coast Ace")); // it loses its turn
        mustDo(room, inTurn(first));
        mustDo(room, aidStepOf(first, 2, AidStage::NoAnswer));
        QCOMPARE(orderOf(room, key), std::string("Coast Ace Best"));
        mustDo(room, inTurn(first));
        QCOMPARE(room.last<AidAsked>().whom, std::string("Coast"));
        // Those who said no are not asked again for this one.
        QCOMPARE(room.refusalOf(inTurn(first)), std::string("RotationExhausted"));
        mustDo(room, aidStepOf(first, 3, AidStage::Accepted, "", 10));
        QCOMPARE(orderOf(room, key), std::string("Ace Best Coast"));
        // Called off before it rolled: it is first again.
        mustDo(room, aidStepOf(first, 3, AidStage::Canceled, "the owner has one"));
        QCOMPARE(orderOf(room, key), std::string("Coast Ace Best"));
        const IncidentId second = room.open("NOISE", "9 Elm St");
        mustDo(room, inTurn(second));
        QCOMPARE(room.last<AidAsked>().whom, std::string("Coast"));
        mustDo(room, aidStepOf(second, 1, AidStage::Rolling));
        mustDo(room, aidStepOf(second, 1, AidStage::Canceled, "gone on arrival"));
        QCOMPARE(orderOf(room, key), std::string("Ace Best Coast")); // on the way: no turn back
        QCOMPARE(replayedAid(room), std::string());
    }

    void whoIsPassedOverKeepsItsPlace()
    {
        DispatchRoom room;
        mustAs(supervisorSeat(), room, towList({"Ace", "Best"}));
        const IncidentId id = room.open("NOISE");
        PassTurn pass;
        pass.incident = id;
        pass.kind = "tow";
        QCOMPARE(room.refusalOf(pass), std::string("ReasonMissing"));
        pass.reason = "no flatbed";
        mustDo(room, pass);
        QCOMPARE(orderOf(room, "tow/*/*"), std::string("Ace Best"));
        mustDo(room, inTurn(id));
        QCOMPARE(room.last<AidAsked>().whom, std::string("Best"));
        const IncidentId next = room.open("NOISE", "9 Elm St");
        mustDo(room, inTurn(next));
        QCOMPARE(room.last<AidAsked>().whom, std::string("Ace"));
        const std::string log = sentencesOfLog(room);
        QVERIFY2(log.find("List tow: Ace was passed over, keeps position 1 of 2: no flatbed") !=
                     std::string::npos,
                 log.c_str());
    }

    void takingAPassBackTakesBackThatPass()
    {
        DispatchRoom room;
        mustAs(supervisorSeat(), room, towList({"Ace", "Best", "Coast"}));
        const IncidentId id = room.open("NOISE");
        PassTurn pass;
        pass.incident = id;
        pass.kind = "tow";
        pass.reason = "no flatbed";
        mustDo(room, pass);
        mustAs(supervisorSeat(), room, pass); // the next one, Best
        mustDo(room, Undo{});
        QCOMPARE(room.incident(id).turnsPassed.size(), std::size_t(1));
        QCOMPARE(room.incident(id).turnsPassed.front().company, std::string("Best"));
        mustDo(room, inTurn(id));
        QCOMPARE(room.last<AidAsked>().whom, std::string("Ace"));
        QCOMPARE(replayedAid(room), std::string());
    }

    void aTurnIsTakenBackWithTheStep()
    {
        DispatchRoom room;
        mustAs(supervisorSeat(), room, towList({"Ace", "Best", "Coast"}));
        const IncidentId id = room.open("NOISE");
        mustDo(room, inTurn(id));
        mustDo(room, aidStepOf(id, 1, AidStage::Accepted));
        QCOMPARE(orderOf(room, "tow/*/*"), std::string("Best Coast Ace"));
        mustDo(room, Undo{});
        QCOMPARE(orderOf(room, "tow/*/*"), std::string("Ace Best Coast"));
        QCOMPARE(room.incident(id).aid.front().stage, AidStage::Asked);
        QCOMPARE(room.state().rotation.counts.at("tow/*/*").at("Ace").taken, std::int64_t(0));
        QCOMPARE(replayedAid(room), std::string());
    }

    void theListOfTheZoneGoesFirstAndTheClassIsAsked()
    {
        DispatchRoom room;
        mustAs(supervisorSeat(), room, towList({"Everywhere"}));
        mustAs(supervisorSeat(), room, towList({"West"}, "1", "light"));
        mustAs(supervisorSeat(), room, towList({"Big"}, "1", "heavy"));
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.location = at("3 Shore Rd", kInBeat1);
        mustDo(room, open);
        const IncidentId here = room.last<IncidentOpened>().incident;
        QCOMPARE(room.refusalOf(inTurn(here)), std::string("RotationNeedsClass"));
        mustDo(room, inTurn(here, "HEAVY"));
        QCOMPARE(room.last<AidAsked>().whom, std::string("Big"));
        const auto none = room.run(inTurn(here, "marine"));
        QVERIFY(!none);
        QVERIFY(none.refusal().code == RefusalCode::RotationNone);
        // It says which lists there are.
        QCOMPARE(none.refusal().arguments.at(2).substr(0, 4), std::string("tow/"));
        QVERIFY(refusalSentence(none.refusal()).find("tow/1/heavy") != std::string::npos);
        const IncidentId nowhere = room.open("NOISE");
        mustDo(room, inTurn(nowhere));
        QCOMPARE(room.last<AidAsked>().whom, std::string("Everywhere"));
        mustDo(room, inTurn(nowhere, "light", "1"));
        QCOMPARE(room.last<AidAsked>().whom, std::string("West"));
    }

    void theOnlyListHereIsNotTakenWhereTheKindHasClasses()
    {
        DispatchRoom room;
        mustAs(supervisorSeat(), room, towList({"Big"}, "", "heavy"));
        const IncidentId id = room.open("NOISE");
        // Of one class alone there is nothing to ask.
        mustDo(room, inTurn(id));
        QCOMPARE(room.last<AidAsked>().whom, std::string("Big"));
        mustAs(supervisorSeat(), room, towList({"West"}, "1", "light"));
        const IncidentId next = room.open("NOISE");
        const auto asked = room.run(inTurn(next));
        QVERIFY(!asked);
        QCOMPARE(std::string(refusalName(asked.refusal().code)), std::string("RotationNeedsClass"));
        QVERIFY(refusalSentence(asked.refusal()).find("tow/*/heavy") != std::string::npos);
    }

    void whoWasAskedAndHasNotAnsweredIsNamedWithTheNext()
    {
        DispatchRoom room;
        mustAs(supervisorSeat(), room, towList({"Ace", "Best", "Coast"}));
        const IncidentId id = room.open("NOISE");
        mustDo(room, inTurn(id));
        QVERIFY(room.last<AidAsked>().note.empty());
        mustDo(room, inTurn(id));
        QCOMPARE(room.last<AidAsked>().note,
                 std::string("Ace was asked before and has not answered yet"));
        mustDo(room, aidStepOf(id, 1, AidStage::NoAnswer));
        mustDo(room, aidStepOf(id, 2, AidStage::Accepted));
        mustDo(room, inTurn(id));
        QVERIFY(room.last<AidAsked>().note.empty());
    }

    void anotherListThatFitsIsNamedAndAskedByItsName()
    {
        DispatchRoom room;
        mustAs(supervisorSeat(), room, towList({"Everywhere"}));
        mustAs(supervisorSeat(), room, towList({"West"}, "1"));
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.location = at("3 Shore Rd", kInBeat1);
        mustDo(room, open);
        const IncidentId here = room.last<IncidentOpened>().incident;
        mustDo(room, inTurn(here));
        QCOMPARE(room.last<AidAsked>().whom, std::string("West"));
        const auto over = room.run(inTurn(here));
        QVERIFY(!over);
        QCOMPARE(std::string(refusalName(over.refusal().code)), std::string("RotationOtherList"));
        QVERIFY(refusalSentence(over.refusal()).find("tow/*/*") != std::string::npos);
        const std::string number = room.incident(here).number;
        const auto line = parseLine(
            "rot " + number + " tow/*/*",
            LineContext{room.state(), room.knowledge(), room.now(), Span{}, std::nullopt, {}});
        QVERIFY(line && line->command);
        mustDo(room, *line->command);
        QCOMPARE(room.last<AidAsked>().whom, std::string("Everywhere"));
        QCOMPARE(room.refusalOf(inTurn(here)), std::string("RotationExhausted"));
        QCOMPARE(replayedAid(room), std::string());
    }

    void aListIsChangedByTheOfficeWithAReason()
    {
        DispatchRoom room;
        QCOMPARE(room.refusalOf(towList({"Ace"})), std::string("RoleMissing"));
        const auto refused = [&](const ChangeRotationList& command) {
            return room.refusalOfAs(supervisorSeat(), command);
        };
        QCOMPARE(refused(towList({})), std::string("RotationNone"));
        QCOMPARE(refused(towList({"Ace", "ace"})), std::string("RotationTwice"));
        QCOMPARE(refused(towList({"Ace", " "})), std::string("RotationNameMissing"));
        QCOMPARE(refused(towList({"Ace"}, "a/b")), std::string("RotationWordMalformed"));
        QCOMPARE(refused(towList({"Ace; Best"})), std::string("RotationWordMalformed"));
        QCOMPARE(refused(towList({std::string(81, 'x')})), std::string("RotationWordMalformed"));
        mustAs(supervisorSeat(), room, towList({std::string(80, 'x')}, "7"));
        std::vector<std::string> many;
        for (std::size_t i = 0; i < kRotationMembersMax; ++i)
            many.push_back("company " + std::to_string(i));
        mustAs(supervisorSeat(), room, towList(many, "9"));
        many.push_back("one more");
        QCOMPARE(refused(towList(many, "8")), std::string("RotationTooLong"));
        mustAs(supervisorSeat(), room, towList({"Ace", "Best"}));
        QCOMPARE(refused(towList({"Ace", "Best"}, "", "", "again")),
                 std::string("NothingToChange"));
        QCOMPARE(refused(towList({"Best", "Ace"})), std::string("ReasonMissing"));
        mustAs(supervisorSeat(), room, towList({"Best", "Ace"}, "", "", "new contract"));
        QCOMPARE(room.last<RotationListChanged>().before,
                 (std::vector<std::string>{"Ace", "Best"}));
        mustAs(administratorSeat(), room, towList({}, "", "", "the town keeps it now"));
        QCOMPARE(orderOf(room, "tow/*/*"), std::string("no list"));
        QCOMPARE(replayedAid(room), std::string());
    }

    void fairnessCountsWhatEachWasOfferedAndSaid()
    {
        DispatchRoom room;
        mustAs(supervisorSeat(), room, towList({"Ace", "Best"}));
        const IncidentId id = room.open("NOISE");
        mustDo(room, inTurn(id));
        mustDo(room, aidStepOf(id, 1, AidStage::Refused, "busy"));
        mustDo(room, inTurn(id));
        mustDo(room, aidStepOf(id, 2, AidStage::Accepted));
        mustDo(room, asking(id, "tow", "ace")); // the owner wants them
        TurnCounts counts;
        for (const Recorded& one : room.log())
            countTurn(counts, room.state().rotation.lists, one);
        QVERIFY(counts == room.state().rotation.counts);
        const auto rows = fairnessRows(room.state().rotation, counts);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows.at(0).company, std::string("Ace"));
        QCOMPARE(rows.at(0).position, std::int64_t(1));
        QCOMPARE(
            fairnessCells(rows.at(0)),
            (std::vector<std::string>{"tow/*/*", "1", "Ace", "1", "0", "1", "0", "0", "0", "1"}));
        QCOMPARE(
            fairnessCells(rows.at(1)),
            (std::vector<std::string>{"tow/*/*", "2", "Best", "1", "1", "0", "0", "0", "0", "0"}));
        // Who has left the list keeps its numbers.
        mustAs(supervisorSeat(), room, towList({"Best"}, "", "", "Ace has closed"));
        QCOMPARE(fairnessRows(room.state().rotation, counts).back().position, std::int64_t(0));
    }

    void aUnitOfOthersComesAndLeavesWithItsIncident()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const IncidentId id = room.open("NOISE");
        AddOutsideUnit add{
            UnitId("WHFD-E1"), "West Haven Fire", "engine", "FG 3", Discipline::Fire, id};
        AddOutsideUnit bare = add;
        bare.unit = UnitId("E1");
        QCOMPARE(room.refusalOf(bare), std::string("OutsideNeedsPrefix"));
        bare = add;
        bare.agency = " ";
        QCOMPARE(room.refusalOf(bare), std::string("OutsideNeedsAgency"));
        mustDo(room, add);
        QCOMPARE(room.refusalOf(add), std::string("UnitAlreadyOnDuty"));
        QVERIFY(room.unit("WHFD-E1").outside.has_value());
        QCOMPARE(room.unit("WHFD-E1").discipline, Discipline::Fire);
        QVERIFY(!room.unit("3A12").outside);
        room.dispatch("WHFD-E1", id);
        mustDo(room,
               AddOutsideUnit{UnitId("CSP-104"), "State Police", "", "", Discipline::Police, {}});
        mustDo(room, CloseIncident{id, DispositionCode("18"), ""});
        QCOMPARE(room.state().units.count(UnitId("WHFD-E1")), std::size_t(0));
        QCOMPARE(room.state().units.count(UnitId("CSP-104")), std::size_t(1)); // for the shift
        mustDo(room, Undo{});
        QCOMPARE(room.incident(id).stage, IncidentStage::Open);
        // It is on it again, as it was.
        const Unit& back = room.unit("WHFD-E1");
        QVERIFY(back.incident == id);
        QCOMPARE(back.stage, std::optional(AssignmentStage::Dispatched));
        QCOMPARE(back.radio, std::string("FG 3"));
        QCOMPARE(back.discipline, Discipline::Fire);
        QCOMPARE(back.outside->agency, std::string("West Haven Fire"));
        QVERIFY(back.outside->until == id);
        QVERIFY(room.incident(id).assignments.front().role == AssignmentRole::Primary);
        QCOMPARE(brokenInvariant(room.state()), std::string());
        QCOMPARE(replayedAid(room), std::string());
        const std::string log = sentencesOfLog(room);
        QVERIFY(log.find("WHFD-E1 is a unit of West Haven Fire, engine") != std::string::npos);
    }

    void aUnitOfOthersLeavesWithTheIncidentItsOwnWasJoinedTo()
    {
        DispatchRoom room;
        const IncidentId from = room.open("NOISE");
        const IncidentId into = room.open("NOISE", "9 Elm St");
        mustDo(room, AddOutsideUnit{UnitId("WHFD-E1"), "West Haven Fire", "engine", "FG 3",
                                    Discipline::Fire, from});
        room.dispatch("WHFD-E1", from);
        mustDo(room, MergeIncidents{from, into, ""});
        QVERIFY(room.unit("WHFD-E1").incident == into);
        mustDo(room, CloseIncident{into, DispositionCode("18"), ""});
        QCOMPARE(room.state().units.count(UnitId("WHFD-E1")), std::size_t(0));
        QCOMPARE(replayedAid(room), std::string());
    }

    void eachDisciplineHasItsPriority()
    {
        DispatchRoom room;
        const Codes& codes = room.knowledge().codes;
        const IncidentId id = room.open("NOISE");
        QVERIFY(priorityFor(room.incident(id), Discipline::Police, codes) ==
                room.incident(id).priority);
        QVERIFY(!priorityFor(room.incident(id), Discipline::Ems, codes));
        ChangeDisciplinePriority change{id, Discipline::Ems, Priority::P1, ""};
        mustDo(room, change); // a rise needs no reason
        QVERIFY(priorityFor(room.incident(id), Discipline::Ems, codes) == Priority::P1);
        QCOMPARE(room.refusalOf(change), std::string("NothingToChange"));
        QCOMPARE(room.refusalOf(Undo{}), std::string("UndoNever"));
        change.priority = Priority::P3;
        QCOMPARE(room.refusalOf(change), std::string("ReasonMissing"));
        change.reason = "awake and talking";
        mustDo(room, change);
        change.discipline = Discipline::Police;
        QCOMPARE(room.refusalOf(change), std::string("DisciplineIsPolice"));
        const BoardRow row = boardRow(room.incident(id), codes, room.now());
        QCOMPARE(shownPriority(row, Discipline::Ems), Priority::P3);
        QCOMPARE(shownPriority(row, Discipline::Fire), row.priority); // never hidden
        // A type says where it starts, and a person may say that it does not.
        const IncidentId crash = room.open("MVAINJY", "Route 1");
        QVERIFY(priorityFor(room.incident(crash), Discipline::Ems, codes) == Priority::P1);
        mustDo(room, ChangeDisciplinePriority{crash, Discipline::Ems, {}, "nobody is hurt"});
        QVERIFY(!priorityFor(room.incident(crash), Discipline::Ems, codes));
        QCOMPARE(replayedAid(room), std::string());
    }

    void theBoardMarksWhatIsAskedOfOthers()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        const auto mark = [&] {
            return workMark(boardRow(room.incident(id), room.knowledge().codes, room.now()));
        };
        QCOMPARE(mark(), std::string());
        mustDo(room, asking(id, "ems"));
        mustDo(room, asking(id, "fire"));
        QCOMPARE(mark(), std::string("aid 2"));
        room.pass(Span::minutes(1));
        QCOMPARE(mark(), std::string("aid 2 late"));
    }

    void aTableWithAFaultIsNamed()
    {
        const std::string text = sourceText("resources/codes/aid.json");
        const auto table = parseAidTable(text);
        QVERIFY(table);
        for (const auto name : enumNames(TurnOutcome{}))
            QVERIFY(table->places.count(*enumFromName<TurnOutcome>(name)) == 1);
        QVERIFY(!parseAidTable("{}"));
        const auto own =
            withOwnAidKinds(*table, R"({"format": 1, "kinds": [{"code": "tow", "label": "Town tow",
                        "answerSeconds": 5}, {"code": "ferry", "label": "Ferry",
                        "answerSeconds": 60, "aliases": ["boat"]}]})");
        QVERIFY(own);
        QCOMPARE(own->kindFor("BOAT")->label, std::string("Ferry"));
        QCOMPARE(own->kindFor("tow")->label, std::string("Town tow"));
        QVERIFY(!withOwnAidKinds(*table, R"({"format": 1, "kinds": [{"code": "12",
                        "label": "No", "answerSeconds": 5}]})"));
        QVERIFY(!withOwnAidKinds(*table, R"({"format": 1, "kinds": [{"code": "x",
                        "label": "No", "answerSeconds": 0}]})"));
    }
};

HAVEN_TESTS(TestAid)
#include "tst_aid.moc"
